namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>Tables and indexes say what the assemblies say. <c>SMTP_UPDATE_DOCS=1</c> in the environment rewrites them.</summary>
public sealed class GeneratedTests
{
    public static TheoryData<string> Pages => new(Repository.Pages);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Generated_parts_are_up_to_date(string page)
    {
        var actual = Repository.Read(page);
        var expected = await Generated.UpdateAsync(page, actual, TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("SMTP_UPDATE_DOCS") == "1" && expected != actual)
        {
            File.WriteAllText(Repository.PathOf(page), expected);
            return;
        }

        Assert.True(expected == actual, $"{page} is stale; run the tests once with SMTP_UPDATE_DOCS=1.\n{Difference(expected, actual)}");
    }

    [Fact]
    public void The_indexes_hold_the_parts_that_are_generated_for_them()
    {
        Assert.Contains("rules", Generated.PartsOf(Repository.Read("README.md")));
        Assert.Equal(["rules", "codes", "comparisons"], Generated.PartsOf(Repository.Read("docs/README.md")));
    }

    [Fact]
    public async Task A_stale_part_is_found()
    {
        const string Stale = "<!-- generated: rules -->\n| old |\n<!-- end of rules -->";

        var updated = await Generated.UpdateAsync("README.md", Stale, TestContext.Current.CancellationToken);

        Assert.Contains("| [SMTP1003](docs/rules/SMTP1003.md) |", updated, StringComparison.Ordinal);
        Assert.DoesNotContain("| old |", updated, StringComparison.Ordinal);
    }

    private static string Difference(string expected, string actual)
    {
        var (wanted, found) = (expected.Split('\n'), actual.Split('\n'));
        var removed = found.Except(wanted).Select(static line => "- " + line);
        var added = wanted.Except(found).Select(static line => "+ " + line);
        return string.Join('\n', removed.Concat(added));
    }
}
