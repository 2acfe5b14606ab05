using System.Text;
using System.Text.RegularExpressions;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>The parts of pages that are computed: each stands between <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!-- end of name --&gt;</c>.</summary>
internal static partial class Generated
{
    /// <summary>The page's text with every generated part as it ought to be.</summary>
    public static string Update(string page, string text) => Part().Replace(text, part =>
    {
        var name = part.Groups["name"].Value;
        return $"<!-- generated: {name} -->\n{Compute(name, page).TrimEnd('\n')}\n<!-- end of {name} -->";
    });

    public static IEnumerable<string> PartsOf(string text) => Part().Matches(text).Select(static part => part.Groups["name"].Value);

    private static string Compute(string name, string page) => name switch
    {
        "rules" => Rules(page),
        "codes" => Listing(page, "docs/codes"),
        "comparisons" => Listing(page, "docs/compare"),
        "properties" => Properties(RuleOf(page)),
        "suppress" => Suppress(RuleOf(page)),
        _ => throw new InvalidOperationException($"{page}: nothing computes the part '{name}'."),
    };

    private static RuleCatalogue.Rule RuleOf(string page) => RuleCatalogue.Rules.Single(rule => rule.Page == page);

    private static string Rules(string page)
    {
        var table = new StringBuilder("| Rule | Reports | Severity | Fix |\n|---|---|---|---|\n");
        foreach (var rule in RuleCatalogue.Rules)
            table.Append($"| [{rule.Id}]({LinkFrom(page, rule.Page)}) | {rule.Title} | {rule.Severity} | {YesNo(rule.HasFix)} |\n");
        return table.ToString();
    }

    private static string Listing(string page, string folder)
    {
        var list = new StringBuilder();
        foreach (var target in Repository.Pages.Where(candidate => candidate.StartsWith(folder + "/", StringComparison.Ordinal)))
            list.Append($"- [{Markdown.Parse(Repository.Read(target)).Title}]({LinkFrom(page, target)})\n");
        return list.ToString();
    }

    private static string Properties(RuleCatalogue.Rule rule) => $"""
        | Property | Value |
        |---|---|
        | Id | {rule.Id} |
        | Category | {rule.Category} |
        | Default severity | {rule.Severity} |
        | Enabled by default | {YesNo(rule.IsEnabled)} |
        | Code fix | {YesNo(rule.HasFix)} |
        | Since | {rule.Since} |
        | Help link | <{rule.HelpLink}> |
        """;

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

    [GeneratedRegex("<!-- generated: (?<name>[a-z-]+) -->\n.*?<!-- end of \\k<name> -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
