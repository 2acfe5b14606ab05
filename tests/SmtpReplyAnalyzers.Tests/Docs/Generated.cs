using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>The parts of pages that are computed: each stands between <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!-- end of name --&gt;</c>.</summary>
internal static partial class Generated
{
    /// <summary>The page's text with every generated part as it ought to be.</summary>
    public static async Task<string> UpdateAsync(string page, string text, CancellationToken cancellationToken)
    {
        var updated = new StringBuilder();
        var end = 0;
        foreach (Match part in Part().Matches(text))
        {
            var name = part.Groups["name"].Value;
            var content = FixOfSample().Match(name) is { Success: true } fix ? await FixAsync(fix, text, cancellationToken)
                : SampleOfEnglish().Match(name) is { Success: true } sample ? await EnglishSampleAsync(page, int.Parse(sample.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), cancellationToken)
                : Compute(name, page);
            updated.Append(text, end, part.Index - end).Append($"<!-- generated: {name} -->\n{content.TrimEnd('\n')}\n<!-- end of {name} -->");
            end = part.Index + part.Length;
        }

        return updated.Append(text, end, text.Length - end).ToString();
    }

    public static IEnumerable<string> PartsOf(string text) => Part().Matches(text).Select(static part => part.Groups["name"].Value);

    private static string Compute(string name, string page) => name switch
    {
        "rules" => IsArabic(page) ? ArabicRules(page) : Rules(page),
        "codes" => Codes(page),
        "comparisons" => Comparisons(page),
        "properties" => IsArabic(page) ? ArabicProperties(page) : Properties(page, RuleOf(page)),
        "suppress" => Suppress(RuleOf(page)),
        _ => throw new InvalidOperationException($"{page}: nothing computes the part '{name}'."),
    };

    private static async Task<string> FixAsync(Match name, string text, CancellationToken cancellationToken)
    {
        var samples = Markdown.Parse(text).Code.Where(static code => code.Language == "csharp").ToArray();
        var sample = samples[int.Parse(name.Groups["number"].Value, CultureInfo.InvariantCulture) - 1];
        var action = name.Groups["action"].Value == "first" ? 0 : 1;
        return $"```csharp\n{await FixedSample.WriteAsync(sample.Text, action, cancellationToken)}\n```";
    }

    private static RuleCatalogue.Rule RuleOf(string page) => RuleCatalogue.Rules.Single(rule => rule.Page == page);

    private static string Rules(string page)
    {
        var table = new StringBuilder("| Rule | Reports | Severity | Fix |\n|---|---|---|---|\n");
        foreach (var rule in RuleCatalogue.Rules)
            table.Append($"| [{rule.Id}]({LinkFrom(page, rule.Page)}) | {rule.Title} | {rule.Severity} | {YesNo(rule.HasFix)} |\n");
        return table.ToString();
    }

    private static string Codes(string page)
    {
        var (prose, folder) = (ProseOf(page), FolderOf(page));
        var list = new StringBuilder();
        foreach (var group in CatalogueSource.Catalogue.Facts.Codes.Values.GroupBy(static code => code.Class))
        {
            var codes = group.Select(code => $"[{code.Code}]({LinkFrom(page, $"{folder}codes/{code.Code}.md")})");
            var title = $"[{group.Key}]({LinkFrom(page, $"{folder}classes/{group.Key}.md")}){prose["separator"]}{prose.Classes.Classes[group.Key].Short}";
            list.Append($"- {title}: {string.Join(prose["separator"], codes)}\n");
        }

        return list.ToString();
    }

    private static string Comparisons(string page) => string.Join(
        $"{ProseOf(page)["separator"].TrimEnd()}\n",
        ProseOf(page).Comparisons.Keys.Select(pair => $"[{pair.First}{(IsArabic(page) ? " و" : " and ")}{pair.Second}]({LinkFrom(page, $"{FolderOf(page)}compare/{pair}.md")})"));

    private static string Properties(string page, RuleCatalogue.Rule rule) => $"""
        | Property | Value |
        |---|---|
        | Id | {rule.Id} |
        | Category | {rule.Category} |
        | Default severity | {rule.Severity} |
        | Enabled by default | {YesNo(rule.IsEnabled)} |
        | Code fix | {YesNo(rule.HasFix)} |
        | Since | {rule.Since} |
        | Help link | <{rule.HelpLink}> |
        | Reply codes | {CodesOf(page, rule, "any")} |
        """;

    /// <summary>The codes that the rule is about, by the catalogue.</summary>
    private static string CodesOf(string page, RuleCatalogue.Rule rule, string any)
    {
        var codes = CatalogueSource.Catalogue.Facts.Codes.Values.Where(code => code.Rules.Contains(rule.Id)).Select(code => $"[{code.Code}]({LinkFrom(page, $"{FolderOf(page)}codes/{code.Code}.md")})");
        return string.Join(ProseOf(page)["separator"], codes.DefaultIfEmpty(any));
    }

    private static string Suppress(RuleCatalogue.Rule rule) => $"""
        In one place, with the reason:

        ```cs
        #pragma warning disable {rule.Id} // why the failure may be lost here
        #pragma warning restore {rule.Id}
        ```

        On a member or a type:

        ```cs
        [SuppressMessage("{rule.Category}", "{rule.Id}", Justification = "why the failure may be lost here")]
        ```

        For some files, or for all of them, in `.editorconfig`:

        ```ini
        [*.cs]
        dotnet_diagnostic.{rule.Id}.severity = none
        ```
        """;

    private static string LinkFrom(string page, string target) =>
        Path.GetRelativePath(Path.GetDirectoryName(Repository.PathOf(page))!, Repository.PathOf(target)).Replace('\\', '/');

    private static string YesNo(bool value) => value ? "Yes" : "No";

    [GeneratedRegex(@"^(?<action>first|second)-fix-of-sample-(?<number>\d+)$")]
    private static partial Regex FixOfSample();

    [GeneratedRegex(@"^sample-(?<number>\d+)$")]
    private static partial Regex SampleOfEnglish();

    [GeneratedRegex("<!-- generated: (?<name>[a-z0-9-]+) -->\n.*?<!-- end of \\k<name> -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
