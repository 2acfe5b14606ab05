using System.Text.RegularExpressions;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>The pages that are written by hand exist in Arabic too: titled as the messages are, right to left, with the code of the English page.</summary>
public sealed partial class ArabicPageTests
{
    private static readonly string[] Sections = ["السبب", "لماذا يهم", "مثال", "ما يُبلَّغ عنه", "ما لا يُبلَّغ عنه", "كيفية الإصلاح", "متى يُكتَم البلاغ"];

    public static TheoryData<string> Rules => new(RuleCatalogue.Rules.Select(static rule => rule.Id));

    /// <summary>The Arabic pages that nothing writes from data.</summary>
    public static TheoryData<string> Pages => new(Repository.Pages.Where(static page =>
        page.StartsWith("docs/ar/", StringComparison.Ordinal) && !CatalogueSource.Pages.ContainsKey(page)));

    [Fact]
    public void Every_page_under_docs_has_its_translation_and_no_translation_is_left_over()
    {
        var pages = Repository.Pages.Where(static page => page.StartsWith("docs/", StringComparison.Ordinal) && !page.StartsWith("docs/catalogue/", StringComparison.Ordinal)).ToArray();
        var arabic = pages.Where(static page => page.StartsWith("docs/ar/", StringComparison.Ordinal)).Select(Generated.EnglishOf).ToArray();

        Assert.Equal(pages.Where(static page => !page.StartsWith("docs/ar/", StringComparison.Ordinal)), arabic);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_of_a_rule_is_titled_as_its_reports_are_in_Arabic(string id) => Assert.Equal(
        $"{id}: {Generated.ArabicTitleOf(RuleCatalogue.Rules.Single(rule => rule.Id == id))}",
        Markdown.Parse(Repository.Read($"docs/ar/rules/{id}.md")).Title);

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_of_a_rule_has_every_section_in_order(string id) => Assert.Equal(
        Sections,
        Markdown.Parse(Repository.Read($"docs/ar/rules/{id}.md")).Headings.Where(static heading => heading.Level == 2).Select(static heading => heading.Text));

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_code_of_a_page_is_that_of_the_English_page(string page) => Assert.Equal(
        CodeOf(Generated.EnglishOf(page)),
        CodeOf(page));

    /// <summary>The words in a diagram are translated, what it draws is not.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void The_diagrams_of_a_page_have_the_arrows_of_the_English_ones(string page) => Assert.Equal(
        ArrowsOf(Generated.EnglishOf(page)),
        ArrowsOf(page));

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_text_runs_from_right_to_left_and_code_from_left_to_right(string page)
    {
        var text = Repository.Read(page);

        Assert.Matches(BeginsRightToLeft, text);
        Assert.EndsWith("\n\n</div>\n", text, StringComparison.Ordinal);
        Assert.Equal(Fence.Count(text), FenceLeftToRight.Count(text));
    }

    private static IEnumerable<string> CodeOf(string page) =>
        Markdown.Parse(Repository.Read(page)).Code.Where(static code => code.Language is "csharp" or "text" or "shell").Select(static code => code.Text);

    private static IEnumerable<string> ArrowsOf(string page) =>
        Markdown.Parse(Repository.Read(page)).Code.Where(static code => code.Language == "mermaid").SelectMany(static code => Arrow.Matches(code.Text)).Select(static match => match.Value);

    [GeneratedRegex(@"--?>>? *[\w*\[\]]+")]
    private static partial Regex Arrow { get; }

    [GeneratedRegex("^(---\n(?s:.*?)\n---\n\n)?<div dir=\"rtl\">\n\n# ")]
    private static partial Regex BeginsRightToLeft { get; }

    [GeneratedRegex("^```[a-z]+$", RegexOptions.Multiline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex("<div dir=\"ltr\">\n\n(<!-- generated: [a-z0-9-]+ -->\n)?```[a-z]+\n")]
    private static partial Regex FenceLeftToRight { get; }
}
