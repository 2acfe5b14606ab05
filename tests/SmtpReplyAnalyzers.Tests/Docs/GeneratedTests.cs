namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>Tables and indexes say what the assemblies say. <c>SMTP_UPDATE_DOCS=1</c> in the environment rewrites them.</summary>
public sealed class GeneratedTests
{
    public static TheoryData<string> Pages => new(Repository.Pages);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Generated_parts_are_up_to_date(string page)
    {
        var actual = Repository.Read(page);
        var expected = Generated.Update(page, actual);
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
        Assert.Equal(["rules"], Generated.PartsOf(Repository.Read("README.md")));
        Assert.Equal(["rules", "codes", "comparisons"], Generated.PartsOf(Repository.Read("docs/README.md")));
    }

    [Fact]
    public void A_stale_part_is_found() => Assert.Contains(
        "| [SMTP1003](docs/rules/SMTP1003.md) |",
        Generated.Update("README.md", "<!-- generated: rules -->\n| old |\n<!-- end of rules -->"),
        StringComparison.Ordinal);

    private static string Difference(string expected, string actual)
    {
        var (wanted, found) = (expected.Split('\n'), actual.Split('\n'));
        var removed = found.Except(wanted).Select(static line => "- " + line);
        var added = wanted.Except(found).Select(static line => "+ " + line);
        return string.Join('\n', removed.Concat(added));
    }
}
