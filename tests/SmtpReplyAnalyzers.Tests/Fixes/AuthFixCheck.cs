using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Authentication;
using SmtpReplyAnalyzers.Rules;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>
/// Applies a fix of SMTP20xx to reports at marked places, one by one and by Fix All, and compares the text. <c>[|…|]</c> marks what is reported,
/// <c>{1|…|1}</c> and <c>{2|…|2}</c> its additional locations; the n-th marks of each kind belong to the n-th report.
/// </summary>
/// <typeparam name="TFix">The fix.</typeparam>
/// <param name="id">The rule.</param>
internal sealed partial class AuthFixCheck<TFix>(string id)
    where TFix : AuthenticationFix, new()
{
    private static readonly DiagnosticDescriptor[] Descriptors =
        [.. typeof(Descriptors).GetFields().Select(static field => field.GetValue(null)).OfType<DiagnosticDescriptor>()];

    public string? Mechanism { get; init; }

    public int Step { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    /// <summary>Checks what becomes of the code.</summary>
    public async Task BecomesAsync(string code, string expected)
    {
        var (document, reports) = Mark(code);
        AssertCompiles(document.Project, code);
        var actions = await OfferedAsync(document, reports[0]);
        Assert.Equal(id, Assert.Single(actions).EquivalenceKey);
        Assert.Equal(expected, await FixAllAsync(document, reports));
        if (reports.Length == 1)
            Assert.Equal(expected, await ApplyAsync(document, actions[0]));
        AssertCompiles(document.WithText(SourceText.From(expected)).Project, expected);
    }

    /// <summary>Checks that nothing is offered.</summary>
    public async Task StaysAsync(string code)
    {
        var (document, reports) = Mark(code);
        AssertCompiles(document.Project, code);
        foreach (var report in reports)
            Assert.Empty(await OfferedAsync(document, report));
        Assert.Equal((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString(), await FixAllAsync(document, reports));
    }

    // Where the rules would report.
    private (Document Document, Diagnostic[] Reports) Mark(string code)
    {
        var open = new Dictionary<string, Stack<int>>();
        var spans = new Dictionary<string, List<TextSpan>> { ["["] = [], ["1"] = [], ["2"] = [] };
        var text = new System.Text.StringBuilder();
        var last = 0;
        foreach (Match match in Marks().Matches(code))
        {
            text.Append(code, last, match.Index - last);
            last = match.Index + match.Length;
            var kind = match.Groups["open"].Success ? match.Groups["open"].Value : match.Groups["close"].Value;
            kind = kind == "]" ? "[" : kind;
            if (match.Groups["open"].Success)
                (open.TryGetValue(kind, out var starts) ? starts : open[kind] = new()).Push(text.Length);
            else
                spans[kind].Add(TextSpan.FromBounds(open[kind].Pop(), text.Length));
        }

        var source = text.Append(code, last, code.Length - last).ToString();
        var document = new AdhocWorkspace()
            .AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Client", "Client", LanguageNames.CSharp,
                compilationOptions: CSharpCode.Options.WithNullableContextOptions(Language >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable),
                parseOptions: new CSharpParseOptions(Language), metadataReferences: CSharpCode.References))
            .AddDocument("Client.cs", source);
        var tree = document.GetSyntaxTreeAsync().Result!;
        var descriptor = Descriptors.Single(descriptor => descriptor.Id == id);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Properties.Step, Step.ToString(CultureInfo.InvariantCulture));
        if (Mechanism is not null)
            properties = properties.Add(Properties.Mechanism, Mechanism);
        var reports = spans["["].Select((span, index) => Diagnostic.Create(descriptor, Location.Create(tree, span),
            new[] { "1", "2" }.Where(kind => spans[kind].Count > index).Select(kind => Location.Create(tree, spans[kind][index])), properties)).ToArray();
        return (document, reports);
    }

    private static async Task<List<CodeAction>> OfferedAsync(Document document, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private async Task<string> FixAllAsync(Document document, Diagnostic[] reports)
    {
        var context = new FixAllContext(document, new TFix(), FixAllScope.Document, id, [id], new MarkedReports(reports), TestContext.Current.CancellationToken);
        return await new TFix().GetFixAllProvider().GetFixAsync(context) is { } action ? await ApplyAsync(document, action) : (await document.GetTextAsync()).ToString();
    }

    private static async Task<string> ApplyAsync(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return (await operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static void AssertCompiles(Project project, string code)
    {
        var problems = project.GetCompilationAsync().Result!.GetDiagnostics().Where(static problem => problem.Severity >= DiagnosticSeverity.Warning && problem.Id is not ("CS1591" or "CS9113" or "CS8019")).ToArray();
        Assert.True(problems.Length == 0, $"{string.Join("\n", problems.Select(static problem => problem.ToString()))}\n{code}");
    }

    [GeneratedRegex(@"(?<open>\[)\||\{(?<open>[12])\||\|(?<close>\])|\|(?<close>[12])\}")]
    private static partial Regex Marks();

    private sealed class MarkedReports(Diagnostic[] reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
