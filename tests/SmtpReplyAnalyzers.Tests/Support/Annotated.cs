using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Tests.Support;

/// <summary>
/// Code that says in comments what is reported: <c>// SMTP1003</c> at the end of a line expects a warning that starts on it,
/// <c>// SMTP1003?</c> a suggestion. Where it says nothing, silence is expected.
/// </summary>
internal static partial class Annotated
{
    /// <summary>Checks what one rule reports in code that compiles.</summary>
    public static Task VerifyAsync(string rule, params string[] sources) => VerifyAsync([rule], sources);

    /// <summary>Checks what some rules report in code that compiles.</summary>
    public static async Task VerifyAsync(string[] rules, string[] sources)
    {
        var trees = ParseAll(sources);
        var compilation = CSharpCode.Compile(trees);

        Assert.Empty(CSharpCode.ErrorsOf(compilation));
        await VerifyAsync(rules, compilation, trees);
    }

    /// <summary>Checks what some rules report in a Windows app.</summary>
    public static async Task VerifyForWindowsAsync(string[] rules, string[] sources)
    {
        var trees = ParseAll(sources);
        var compilation = CSharpCode.CompileForWindows(trees);

        Assert.Empty(CSharpCode.ErrorsOf(compilation));
        await VerifyAsync(rules, compilation, trees);
    }

    /// <summary>Checks what one rule reports in code that does not compile.</summary>
    public static Task VerifyBrokenAsync(string rule, params string[] sources) => VerifyBrokenAsync([rule], sources);

    /// <summary>Checks what some rules report in code that does not compile.</summary>
    public static async Task VerifyBrokenAsync(string[] rules, string[] sources)
    {
        var trees = ParseAll(sources);
        var compilation = CSharpCode.Compile(trees);

        Assert.NotEmpty(CSharpCode.ErrorsOf(compilation));
        await VerifyAsync(rules, compilation, trees);
    }

    private static SyntaxTree[] ParseAll(string[] sources) =>
        sources.Select(static (source, index) => CSharpCode.Parse(source, $"Case{index}.cs")).ToArray();

    private static async Task VerifyAsync(string[] rules, Compilation compilation, SyntaxTree[] trees)
    {
        var reports = await Analysis.ReportsOfAsync(compilation, TestContext.Current.CancellationToken);
        var expected = trees.SelectMany(tree => AnnouncedIn(tree, rules)).ToArray();
        var actual = reports.Where(report => rules.Contains(report.Id)).Select(Describe).ToArray();
        if (!expected.SequenceEqual(actual))
            Assert.Fail($"Expected:\n{Join(expected)}\nReported:\n{Join(actual)}\nIn:\n{string.Join("\n\n", trees.Select(static tree => tree.ToString()))}");
    }

    private static IEnumerable<string> AnnouncedIn(SyntaxTree tree, string[] rules)
    {
        foreach (var line in tree.GetText().Lines)
        {
            foreach (var id in Announcement().Match(line.ToString()).Groups["id"].Captures.Select(static capture => capture.Value))
            {
                if (rules.Contains(id.TrimEnd('?')))
                    yield return Describe(tree.FilePath, line.LineNumber, id, line.ToString());
            }
        }
    }

    private static string Describe(Diagnostic report)
    {
        var position = report.Location.GetLineSpan();
        var line = report.Location.SourceTree!.GetText().Lines[position.StartLinePosition.Line];
        return Describe(position.Path, line.LineNumber, report.Severity == DiagnosticSeverity.Warning ? report.Id : report.Id + "?", line.ToString());
    }

    private static string Describe(string path, int line, string id, string text) => $"{path}({line + 1}): {id}: {text.Trim()}";

    private static string Join(string[] reports) => reports.Length == 0 ? "  nothing" : string.Join("\n", reports.Select(static report => "  " + report));

    [GeneratedRegex(@"//(?:[ ](?<id>SMTP\d{4}\??))+\s*$")]
    private static partial Regex Announcement();
}
