using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Catalogue.Pages;

/// <summary>Which pages there are in a language, and what writes each.</summary>
internal static class PageSet
{
    private static readonly string[] Classes = ["2yz", "3yz", "4yz", "5yz"];

    public static bool IsGenerated(string file) =>
        file is "commands.md" or "enhanced.md" || file.StartsWith("codes/", StringComparison.Ordinal) || file.StartsWith("compare/", StringComparison.Ordinal) || file.StartsWith("classes/", StringComparison.Ordinal);

    public static IEnumerable<(string Name, Func<Links, string> Write)> Of(ReplyCatalogue catalogue, CatalogueProse prose)
    {
        var (facts, comparisons) = (catalogue.Facts, prose.Comparisons);
        foreach (var code in facts.Codes.Values)
            yield return ($"codes/{code.Code}.md", links => new CodePage(facts, prose, links).Write(code));
        foreach (var pair in comparisons.Keys)
            yield return ($"compare/{pair}.md", links => new ComparisonPage(facts, prose, links).Write(pair));
        foreach (var name in Classes)
            yield return ($"classes/{name}.md", links => new ClassPage(facts, prose, links).Write(name));
        yield return ("codes/README.md", links => new CodeIndex(facts, prose, links).Write(Classes));
        yield return ("compare/README.md", links => new ComparisonIndex(prose, links).Write());
        yield return ("commands.md", links => new CommandsPage(facts, prose, links).Write(Classes));
        yield return ("enhanced.md", links => new EnhancedPage(facts, prose, links).Write());
    }
}
