using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Tests.Docs;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Robustness;

/// <summary>Code as people write it stays far below the limits of the engine. Not while code runs that goes past them.</summary>
[Collection(nameof(Budget))]
public sealed class BudgetTests
{
    [Fact]
    public async Task Mailers_and_their_tests_hit_no_limit()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "samples", "OrderMailer"), "*.cs")
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "tests", "SmtpReplyAnalyzers.Proof.Tests"), "*.cs", SearchOption.AllDirectories))
            .Where(static file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar))
            .Select(static file => CSharpCode.Parse(File.ReadAllText(file), file));
        var before = Budget.Exhaustions;

        await Analysis.ReportsOfAsync(CSharpCode.Compile(files), TestContext.Current.CancellationToken);

        Assert.Equal(before, Budget.Exhaustions);
    }
}
