using System.Text.RegularExpressions;
using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>Turns the short forms of the prose, such as <c>[421]</c>, into links from one page to others.</summary>
internal sealed partial class Links(ReplyCatalogue catalogue, CatalogueProse prose, string page)
{
    public bool IsRightToLeft => prose.Language == "ar";

    /// <summary>Resolves every short form outside of code.</summary>
    public string Resolve(string text) => CodeOrShortForm().Replace(text, match => match switch
    {
        { Groups: [_, { Success: true }, ..] } => match.Value,
        _ when match.Groups["code"] is { Success: true, Value: var code } => ToCode(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture)),
        _ when match.Groups["enhanced"] is { Success: true, Value: var enhanced } => To($"enhanced.md#{enhanced}", enhanced),
        _ when match.Groups["rule"] is { Success: true, Value: var rule } => ToRule(rule),
        _ when match.Groups["pair"] is { Success: true, Value: var pair } => ToComparison(CodePair.Parse(pair.Replace(" vs ", "-vs-", StringComparison.Ordinal))),
        _ when match.Groups["rfc"] is { Success: true, Value: var rfc } => Rfc(rfc, match.Groups["section"].Value),
        _ => To(match.Groups["page"].Value, match.Groups["text"].Value),
    });

    /// <summary>A link to a code; the bare number on the code's own page.</summary>
    public string ToCode(int code)
    {
        if (!catalogue.Facts.Codes.ContainsKey(code))
            throw new InvalidDataException($"{page}: there is no code {code}.");
        return To($"codes/{code}.md", $"{code}");
    }

    public string ToComparison(CodePair pair) => To($"compare/{pair}.md", prose.Format("compared", pair.First, pair.Second));

    /// <summary>A link to a rule's page; its bare id as long as it has none.</summary>
    public string ToRule(string id) => catalogue.HasPage($"rules/{id}.md") ? To($"rules/{id}.md", id) : $"`{id}`";

    /// <param name="target">Relative to the folder of the language's pages. Where that language does not have it, the English page is meant.</param>
    public string To(string target, string text)
    {
        var (file, anchor) = target.Split('#') is [var name, var id] ? (name, $"#{id}") : (target, "");
        var path = catalogue.PathOf(prose.Language, file);
        return path == page && anchor.Length == 0 ? text : $"[{text}]({Relative(path)}{anchor})";
    }

    public string Sources(IEnumerable<Source> sources) => string.Join(prose["separator"], sources.Select(Link));

    private static string Link(Source source) =>
        source.Sections.Count == 0 ? Rfc($"{source.Rfc}", "") : string.Join(", ", source.Sections.Select((section, index) => Rfc($"{source.Rfc}", section, isFirst: index == 0)));

    private static string Rfc(string number, string section, bool isFirst = true) => section.Length == 0
        ? $"[RFC {number}](https://www.rfc-editor.org/rfc/rfc{number})"
        : $"[{(isFirst ? $"RFC {number} " : "")}§{section}](https://www.rfc-editor.org/rfc/rfc{number}#section-{section})";

    private string Relative(string path) => Path.GetRelativePath(Path.GetDirectoryName("/" + page)!, "/" + path).Replace('\\', '/');

    [GeneratedRegex(@"(`[^`]*`)|\[(?<code>\d{3})\](?!\()|\[(?<enhanced>\d\.\d{1,3}\.\d{1,3})\](?!\()|\[(?<rule>SMTP\d{4})\](?!\()|\[(?<pair>\d{3} vs \d{3})\](?!\()|\[RFC (?<rfc>\d+)(?: §(?<section>[\d.]+))?\](?!\()|\[(?<text>[^\]]+)\]\(docs:(?<page>[^)]+)\)")]
    private static partial Regex CodeOrShortForm();
}
