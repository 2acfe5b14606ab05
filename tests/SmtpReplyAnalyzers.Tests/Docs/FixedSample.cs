using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>What a fix writes in place of a page's code, so that "fixed" on a page is what a reader will get.</summary>
internal static partial class FixedSample
{
    private static readonly CodeFixProvider[] Providers = typeof(FixKeys).Assembly.GetTypes()
        .Where(static type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
        .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)
        .ToArray();

    public static bool HasFix(string id) => Providers.Any(provider => provider.FixableDiagnosticIds.Contains(id));

    /// <summary>Applies an action to the first report in <paramref name="code"/>.</summary>
    /// <param name="action">The place of the action in the list, from 0.</param>
    public static async Task<string> WriteAsync(string code, int action, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var document = SampleCompiler.AddTo(workspace, Announcement().Replace(code, ""));
        var reports = await SampleCompiler.ReportsOfAsync(document.Project, cancellationToken);
        var report = reports.OrderBy(static report => report.Location.SourceSpan.Start).First();

        var actions = new List<CodeAction>();
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(report.Id)))
            await provider.RegisterCodeFixesAsync(new(document, report, (offered, _) => actions.Add(offered), cancellationToken));
        var operations = await actions[action].GetOperationsAsync(cancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync(cancellationToken)).ToString().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@" *// warns: SMTP\d{4}.*")]
    private static partial Regex Announcement();
}
