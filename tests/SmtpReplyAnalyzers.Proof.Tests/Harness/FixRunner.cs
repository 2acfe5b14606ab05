using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.Rules;

namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>Applies the fix for one rule to a text, as an editor would.</summary>
/// <param name="id">The rule.</param>
/// <param name="key">The action's equivalence key.</param>
/// <param name="polly">Whether the text's project references Polly.Core.</param>
internal sealed class FixRunner(string id, string key, bool polly)
{
    private const int MostReports = 20;

    /// <summary>Fixes the first report; fails where there is none, or no such action, or the result does not compile.</summary>
    public async Task<string> FixFirstAsync(string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = AddDocument(workspace, source);
        var reports = await ReportsAsync(document);
        Assert.True(reports.Length > 0, $"{id} is not reported in\n{source}");
        var text = await ApplyAsync(document, reports[0]);
        MailerCode.Compile(text, References);
        return text;
    }

    /// <summary>Fixes one report after the other until none is left.</summary>
    public async Task<string> FixAllAsync(string source)
    {
        var text = await FixFirstAsync(source);
        for (var i = 0; i < MostReports; i++)
        {
            if (await CountAsync(text) == 0)
                return text;
            text = await FixFirstAsync(text);
        }

        Assert.Fail($"{id} is still reported after {MostReports} fixes:\n{text}");
        return text;
    }

    /// <summary>How many reports of the rule the text has.</summary>
    public async Task<int> CountAsync(string source)
    {
        using var workspace = new AdhocWorkspace();
        return (await ReportsAsync(AddDocument(workspace, source))).Length;
    }

    /// <summary>What all rules report in a text.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AllReportsAsync(string source)
    {
        using var workspace = new AdhocWorkspace();
        return await AllReportsAsync(AddDocument(workspace, source, CodeReferences.WithPolly));
    }

    private ImmutableArray<MetadataReference> References => polly ? CodeReferences.WithPolly : CodeReferences.WithoutPolly;

    private Document AddDocument(AdhocWorkspace workspace, string source) => AddDocument(workspace, source, References);

    private static Document AddDocument(AdhocWorkspace workspace, string source, ImmutableArray<MetadataReference> references) => workspace
        .AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Mailer", "Mailer", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: references))
        .AddDocument("Mailer.cs", source);

    private async Task<ImmutableArray<Diagnostic>> ReportsAsync(Document document) =>
        [.. (await AllReportsAsync(document)).Where(report => report.Id == id).OrderBy(report => report.Location.SourceSpan.Start)];

    private static async Task<ImmutableArray<Diagnostic>> AllReportsAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), static (failure, _, _) => throw new InvalidOperationException("The analyzer failed.", failure), false, false);
        return await compilation.WithAnalyzers([new ReplyFlowAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    private async Task<string> ApplyAsync(Document document, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        foreach (var provider in Providers())
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), default));
        var chosen = actions.FirstOrDefault(action => action.EquivalenceKey == key);
        Assert.True(chosen is not null, $"No action {key} for {report}; offered: {string.Join(", ", actions.Select(action => action.EquivalenceKey))}\n{await document.GetTextAsync()}");

        var operations = await chosen.GetOperationsAsync(default);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private IEnumerable<CodeFixProvider> Providers() =>
        from type in typeof(FixKeys).Assembly.GetTypes()
        where type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null
        let provider = (CodeFixProvider)Activator.CreateInstance(type)!
        where provider.FixableDiagnosticIds.Contains(id)
        select provider;
}
