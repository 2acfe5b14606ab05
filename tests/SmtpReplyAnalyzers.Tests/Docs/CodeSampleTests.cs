using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>
/// Every <c>csharp</c> block of every page compiles, and warns where it says <c>// warns: SMTPnnnn</c> and nowhere else. Pages that are generated
/// show the samples of the catalogue, which are compiled once.
/// </summary>
public sealed partial class CodeSampleTests
{
    /// <summary>Each block by its page and its place among the page's blocks, from 1.</summary>
    public static TheoryData<string, int> Samples
    {
        get
        {
            var samples = new TheoryData<string, int>();
            // The code of an Arabic page is the English page's (ArabicPageTests).
            foreach (var page in Repository.Pages.Where(static page => page == "README.md"
                || (page.StartsWith("docs/", StringComparison.Ordinal) && !page.StartsWith("docs/ar/", StringComparison.Ordinal) && !CatalogueSource.Pages.ContainsKey(page))))
            {
                for (var number = 1; number <= BlocksOf(page).Length; number++)
                    samples.Add(page, number);
            }

            return samples;
        }
    }

    public static TheoryData<string> CatalogueSamples => new(CatalogueSource.Catalogue.Facts.Samples.Keys);

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_warns_where_it_says_so_and_nowhere_else(string page, int number)
    {
        var block = BlocksOf(page)[number - 1];

        Assert.Equal(Announced(block), await ReportedAsync(block));
    }

    [Theory]
    [MemberData(nameof(CatalogueSamples))]
    public async Task A_sample_of_the_catalogue_compiles_and_does_not_warn(string name) =>
        Assert.Empty(await ReportedAsync(new(0, "csharp", CatalogueSource.Catalogue.Facts.Samples[name])));

    [Fact]
    public void A_generated_page_shows_no_code_but_the_samples() => Assert.All(
        CatalogueSource.Pages.SelectMany(static page => Markdown.Parse(page.Value).Code).Where(static code => code.Language == "csharp"),
        static code => Assert.Contains(code.Text + "\n", CatalogueSource.Catalogue.Facts.Samples.Values));

    [Fact]
    public async Task Code_that_does_not_compile_is_found() =>
        Assert.Equal(["2: CS0246"], await ReportedAsync(new(1, "csharp", "public sealed class Mailer(NoSuchClient client);")));

    private static Markdown.CodeBlock[] BlocksOf(string page) =>
        Markdown.Parse(Repository.Read(page)).Code.Where(static code => code.Language == "csharp").ToArray();

    // Both name the line of the page, so that a failure can be looked up.
    private static IEnumerable<string> Announced(Markdown.CodeBlock block) => block.Text.Split('\n').Index()
        .SelectMany(line => Announcement().Match(line.Item).Groups["id"].Captures.Select(id => $"{block.Line + line.Index + 1}: {id.Value}"));

    private static async Task<IEnumerable<string>> ReportedAsync(Markdown.CodeBlock block)
    {
        var reports = await SampleCompiler.CompileAsync(block.Text, TestContext.Current.CancellationToken);
        return reports.OrderBy(static report => report.Location.SourceSpan.Start).ThenBy(static report => report.Id, StringComparer.Ordinal)
            .Select(report => $"{block.Line + report.Location.GetLineSpan().StartLinePosition.Line + 1}: {report.Id}");
    }

    [GeneratedRegex(@"// warns: (?<id>SMTP\d{4})(, (?<id>SMTP\d{4}))*")]
    private static partial Regex Announcement();
}
