namespace SmtpReplyAnalyzers.Catalogue.Data;

/// <summary>The language-neutral files of docs/catalogue.</summary>
public sealed class CatalogueFacts
{
    private CatalogueFacts(DataFolder folder)
    {
        Codes = folder.ReadAll<CodeFacts>("codes").Values.OrderBy(static code => code.Code).ToDictionary(static code => code.Code);
        Enhanced = folder.Read<IReadOnlyList<EnhancedFacts>>("enhanced.json");
        Commands = folder.Read<IReadOnlyList<CommandFacts>>("commands.json");
        Libraries = folder.Read<LibraryFacts>("dotnet.json");
        Samples = folder.Texts("samples", "cs");
        Languages = folder.Languages;
    }

    /// <summary>In the order of the codes.</summary>
    public IReadOnlyDictionary<int, CodeFacts> Codes { get; }

    public IReadOnlyList<EnhancedFacts> Enhanced { get; }

    public IReadOnlyList<CommandFacts> Commands { get; }

    public LibraryFacts Libraries { get; }

    /// <summary>C# code by its name.</summary>
    public IReadOnlyDictionary<string, string> Samples { get; }

    /// <summary>The languages that have prose, English first.</summary>
    public IReadOnlyList<string> Languages { get; }

    public static CatalogueFacts Load(string root) => new(new(root));
}
