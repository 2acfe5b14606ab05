using SmtpReplyAnalyzers.Catalogue.Data;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>The pages on reply codes are what the data says, in every language, and are made alike, so that a reader finds the same thing in the same place.</summary>
public sealed class CataloguePageTests
{
    private static readonly string[] Folders = ["codes", "compare", "classes"];

    public static TheoryData<string> Pages => new(CatalogueSource.Pages.Keys);

    public static TheoryData<string> Languages => new(CatalogueSource.Catalogue.Facts.Languages);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_what_the_data_says(string page) =>
        Assert.True(CatalogueSource.IsUpToDate(page), $"{page} is stale; run the tests once with SMTP_UPDATE_DOCS=1.");

    [Theory]
    [MemberData(nameof(Languages))]
    public void There_is_no_page_without_data(string language)
    {
        var root = language == "en" ? "docs" : $"docs/{language}";
        var pages = Repository.Pages.Where(page => Folders.Any(folder => page.StartsWith($"{root}/{folder}/", StringComparison.Ordinal)));

        Assert.Empty(pages.Except(CatalogueSource.Pages.Keys));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_code_has_its_sections_in_order(string language)
    {
        var prose = ProseIn(language);
        string[] terms = ["description", "whenYouSeeIt", "howToFix", "enhanced", "inDotNet", "rules", "related"];
        var sections = terms.Select(term => prose[term].Replace("`", "", StringComparison.Ordinal));

        Assert.All(prose.Codes, code =>
        {
            var page = PageOf(language, $"codes/{code.Key}.md");
            Assert.Equal($"{code.Key}: {code.Value.Title}", page.Title);
            Assert.Equal(sections, HeadingsOf(page, level: 2));
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_comparison_says_of_each_code_the_same_things_the_lower_code_first(string language)
    {
        var prose = ProseIn(language);
        Assert.All(prose.Comparisons.Keys, pair =>
        {
            var page = PageOf(language, $"compare/{pair}.md");
            Assert.True(pair.First < pair.Second);
            Assert.Equal(prose.Format("compared", pair.First, pair.Second), page.Title);
            Assert.Equal([TitleOf(pair.First), TitleOf(pair.Second), prose["keyDifferences"], prose["whenEach"]], HeadingsOf(page, level: 2));
            Assert.Equal([.. AspectsOf(pair.First), .. AspectsOf(pair.Second)], HeadingsOf(page, level: 3));
        });

        string TitleOf(int code) => $"{code}: {prose.Codes[code].Title}";
        string[] AspectsOf(int code) => [prose.Format("whatMeans", code), prose.Format("whenSee", code), prose.Format("howFix", code)];
    }

    [Fact]
    public void There_are_at_least_forty_comparisons_334_with_421_first() =>
        Assert.True(CatalogueSource.English.Comparisons.Count >= 40 && CatalogueSource.English.Comparisons.ContainsKey(new CodePair(334, 421)));

    [Fact]
    public void A_short_form_becomes_a_link()
    {
        var page = CatalogueSource.Pages["docs/codes/421.md"];

        Assert.Contains("[250](250.md)", page, StringComparison.Ordinal);
        Assert.Contains("[4.7.0](../enhanced.md#4.7.0)", page, StringComparison.Ordinal);
        Assert.Contains("[SMTP1001](../rules/SMTP1001.md)", page, StringComparison.Ordinal);
        Assert.Contains("[RFC 5321 §4.5.4.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.4.1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("[421]", page, StringComparison.Ordinal);
    }

    private static CatalogueProse ProseIn(string language) => CatalogueSource.Catalogue.Prose.Single(prose => prose.Language == language);

    private static Markdown PageOf(string language, string name) => Markdown.Parse(CatalogueSource.Pages[language == "en" ? $"docs/{name}" : $"docs/{language}/{name}"]);

    private static IEnumerable<string> HeadingsOf(Markdown page, int level) =>
        page.Headings.Where(heading => heading.Level == level).Select(static heading => heading.Text);
}
