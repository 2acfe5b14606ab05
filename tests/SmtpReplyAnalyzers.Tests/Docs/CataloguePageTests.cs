namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>The pages of reply codes and their comparisons are made alike, so that a reader finds the same thing in the same place.</summary>
public sealed class CataloguePageTests
{
    private static readonly string[] Sections =
        ["Description", "When you see it", "How to fix it", "Enhanced status codes", "In .NET", "Rules", "Related codes"];

    public static TheoryData<string> Codes => new(PagesIn("docs/codes/"));

    public static TheoryData<string> Comparisons => new(PagesIn("docs/compare/"));

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_has_its_sections_in_order(string page)
    {
        var markdown = Markdown.Parse(Repository.Read(page));

        Assert.StartsWith($"{NameOf(page)}: ", markdown.Title, StringComparison.Ordinal);
        Assert.Equal(Sections, HeadingsOf(markdown, level: 2));
    }

    [Theory]
    [MemberData(nameof(Comparisons))]
    public void A_comparison_says_of_each_code_the_same_things_the_lower_code_first(string page)
    {
        var markdown = Markdown.Parse(Repository.Read(page));
        var codes = NameOf(page).Split("-vs-");

        Assert.Equal(2, codes.Length);
        Assert.True(string.CompareOrdinal(codes[0], codes[1]) < 0);
        Assert.Equal($"{codes[0]} and {codes[1]} compared", markdown.Title);
        Assert.Equal([TitleOf(codes[0]), TitleOf(codes[1]), "Key differences", "Which applies when"], HeadingsOf(markdown, level: 2));
        Assert.Equal(codes.SelectMany(AspectsOf), HeadingsOf(markdown, level: 3));
    }

    private static string[] AspectsOf(string code) => [$"What {code} means", $"When you see {code}", $"How to fix {code}"];

    private static string TitleOf(string code) => Markdown.Parse(Repository.Read($"docs/codes/{code}.md")).Title;

    private static IEnumerable<string> HeadingsOf(Markdown page, int level) =>
        page.Headings.Where(heading => heading.Level == level).Select(static heading => heading.Text);

    private static string NameOf(string page) => Path.GetFileNameWithoutExtension(page);

    private static IEnumerable<string> PagesIn(string folder) => Repository.Pages.Where(page => page.StartsWith(folder, StringComparison.Ordinal));
}
