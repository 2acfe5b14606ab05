namespace SmtpReplyAnalyzers.Catalogue.Data;

/// <summary>The files of docs/catalogue in one language.</summary>
public sealed class CatalogueProse
{
    private readonly IReadOnlyDictionary<string, string> _terms;

    private CatalogueProse(DataFolder folder, string language)
    {
        Language = language;
        Codes = folder.ReadAll<CodeProse>($"{language}/codes").ToDictionary(static file => int.Parse(file.Key, System.Globalization.CultureInfo.InvariantCulture), static file => file.Value);
        Comparisons = folder.ReadAll<ComparisonProse>($"{language}/compare").Select(static file => (Pair: CodePair.Parse(file.Key), file.Value))
            .OrderBy(static file => file.Pair.First).ThenBy(static file => file.Pair.Second).ToDictionary(static file => file.Pair, static file => file.Value);
        Enhanced = folder.Read<EnhancedProse>($"{language}/enhanced.json");
        Commands = folder.Read<CommandsProse>($"{language}/commands.json");
        Classes = folder.Read<ClassesProse>($"{language}/classes.json");
        Libraries = folder.Read<LibraryProse>($"{language}/dotnet.json");
        Rules = folder.Read<IReadOnlyDictionary<string, string>>($"{language}/rules.json");
        Samples = folder.Read<IReadOnlyDictionary<string, string>>($"{language}/samples.json");
        _terms = folder.Read<IReadOnlyDictionary<string, string>>($"{language}/terms.json");
    }

    /// <summary>Such as <c>en</c>.</summary>
    public string Language { get; }

    public IReadOnlyDictionary<int, CodeProse> Codes { get; }

    /// <summary>In the order of the codes.</summary>
    public IReadOnlyDictionary<CodePair, ComparisonProse> Comparisons { get; }

    public EnhancedProse Enhanced { get; }

    public CommandsProse Commands { get; }

    public ClassesProse Classes { get; }

    public LibraryProse Libraries { get; }

    public IReadOnlyDictionary<string, string> Rules { get; }

    public IReadOnlyDictionary<string, string> Samples { get; }

    /// <summary>A section title, a label, or another short word of the pages.</summary>
    public string this[string term] => _terms.TryGetValue(term, out var text) ? text : throw new KeyNotFoundException($"{Language}/terms.json has no '{term}'.");

    public static CatalogueProse Load(string root, string language) => new(new(root), language);

    /// <summary>A term with its places filled.</summary>
    public string Format(string term, params ReadOnlySpan<object?> values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, this[term], values);
}
