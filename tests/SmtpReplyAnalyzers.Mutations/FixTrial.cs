using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Applies the first fix that is offered for a report on a mutant.</summary>
internal static class FixTrial
{
    public static async Task<(FixResult Result, string Text)> RunAsync(Study study, Document original, Mutant mutant, string ruleId)
    {
        var broken = original.WithText(mutant.NewText);
        var compilation = await Study.CompilationOfAsync(broken.Project);
        var tree = (await broken.GetSyntaxTreeAsync())!;
        var reports = await study.ReportsOfAsync(compilation, tree);
        var report = reports.FirstOrDefault(candidate => candidate.Id == ruleId && candidate.Location.SourceTree == tree);
        if (report is null || await FirstActionAsync(study.Rules, broken, report) is not { } action)
            return (FixResult.None, "");
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var repaired = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(broken.Id)!;
        var text = (await repaired.GetTextAsync()).ToString();
        if (Words(text) == Words((await original.GetTextAsync()).ToString()))
            return (FixResult.Restored, text);
        var fixedTree = (await repaired.GetSyntaxTreeAsync())!;
        var fixedCompilation = await Study.CompilationOfAsync(repaired.Project);
        if (Study.GainsErrors(compilation, tree, fixedCompilation, fixedTree))
            return (FixResult.Breaks, text);
        var after = await study.ReportsOfAsync(fixedCompilation, fixedTree);
        if (after.Count(candidate => candidate.Id == ruleId) >= reports.Count(candidate => candidate.Id == ruleId))
            return (FixResult.Stays, text);
        return (after.Length > reports.Length - 1 ? FixResult.Raises : FixResult.Good, text);
    }

    private static async Task<CodeAction?> FirstActionAsync(RuleSet rules, Document document, Diagnostic report)
    {
        CodeAction? first = null;
        foreach (var provider in rules.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(report.Id)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => first ??= action, CancellationToken.None));
        return first;
    }

    private static string Words(string text) => string.Concat(text.Where(static character => !char.IsWhiteSpace(character)));
}
