using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>The sample warns as the README shows.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task The_README_shows_what_the_build_of_the_sample_says()
    {
        var build = await BuildAsync();
        var shown = Markdown.Parse(Repository.Read("README.md")).Code.Single(static code => code.Language == "text").Text.Split('\n');

        Assert.All(shown[..^2], line => Assert.Contains(build, warning => warning.StartsWith(line.TrimEnd('…'), StringComparison.Ordinal)));
        Assert.Equal($"    {build.Length} Warning(s)", shown[^2]);
    }

    // As MSBuild writes them, without folders. Program.cs only wires things up, to a console logger that the tests do not have.
    private static async Task<string[]> BuildAsync()
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("docs/samples/OrderMailer"), "*.cs")
            .Where(static path => Path.GetFileName(path) != "Program.cs")
            .ToDictionary(static path => Path.GetFileName(path), static path => File.ReadAllText(path));
        var reports = await SampleCompiler.CompileAsync(sources, TestContext.Current.CancellationToken);
        return reports.Where(static report => report.Severity >= DiagnosticSeverity.Warning)
            .Select(static report => $"{Position(report.Location)}: warning {report.Id}: {report.GetMessage(CultureInfo.InvariantCulture)} ({report.Descriptor.HelpLinkUri})")
            .ToArray();
    }

    private static string Position(Location location)
    {
        var start = location.GetLineSpan().StartLinePosition;
        return $"{location.SourceTree!.FilePath}({start.Line + 1},{start.Character + 1})";
    }
}
