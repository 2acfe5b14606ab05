using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Applies the first fix that is offered for a report on a mutant.</summary>
/// <param name="Rule">The rule of the report.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Before">The report's file before the fix.</param>
/// <param name="After">The same after it; as before where no fix is offered.</param>
internal sealed record FixTrial(string Rule, FixResult Result, SourceText Before, SourceText After)
{
    public static async Task<FixTrial> RunAsync(Study study, Document original, Mutant mutant, Diagnostic found)
    {
        var broken = original.WithText(mutant.NewText).Project;
        // A report may stand in the file that writes AUTH, and not in the one that was broken.
        var site = broken.Documents.First(document => document.FilePath == found.Location.SourceTree!.FilePath);
        var compilation = await Study.CompilationOfAsync(broken);
        var tree = (await site.GetSyntaxTreeAsync())!;
        var trees = new[] { tree, (await broken.GetDocument(original.Id)!.GetSyntaxTreeAsync())! }.Distinct().ToArray();
        var before = await study.ReportsOfAsync(compilation, trees);
        var report = before.First(candidate => candidate.Id == found.Id && candidate.Location.SourceTree == tree && candidate.Location.SourceSpan == found.Location.SourceSpan);
        var text = await site.GetTextAsync();
        if (await FirstActionAsync(study.Rules, site, report) is not { } action)
            return new FixTrial(found.Id, FixResult.None, text, text);

        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var repaired = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(broken.Id)!;
        var after = await repaired.GetDocument(site.Id)!.GetTextAsync();
        return new FixTrial(found.Id, await ResultAsync(), text, after);

        async Task<FixResult> ResultAsync()
        {
            if (Words(await repaired.GetDocument(original.Id)!.GetTextAsync()) == Words(await original.GetTextAsync()) && (site.Id == original.Id || Words(after) == Words(text)))
                return FixResult.Restored;
            var fixedCompilation = await Study.CompilationOfAsync(repaired);
            var fixedTree = (await repaired.GetDocument(site.Id)!.GetSyntaxTreeAsync())!;
            if (Study.GainsErrors(compilation, tree, fixedCompilation, fixedTree))
                return FixResult.Breaks;
            var fixedTrees = fixedCompilation.SyntaxTrees.Where(other => trees.Any(known => known.FilePath == other.FilePath)).ToArray();
            var reports = Counts(await study.ReportsOfAsync(fixedCompilation, fixedTrees));
            var known = Counts(before);
            if (reports.GetValueOrDefault(found.Id) >= known[found.Id])
                return FixResult.Stays;
            return reports.Any(entry => entry.Value > known.GetValueOrDefault(entry.Key)) ? FixResult.Raises : FixResult.Good;
        }
    }

    private static Dictionary<string, int> Counts(ImmutableArray<Diagnostic> reports) => reports.GroupBy(static report => report.Id).ToDictionary(static group => group.Key, static group => group.Count());

    private static async Task<CodeAction?> FirstActionAsync(RuleSet rules, Document document, Diagnostic report)
    {
        CodeAction? first = null;
        foreach (var provider in rules.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(report.Id)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => first ??= action, CancellationToken.None));
        return first;
    }

    private static string Words(SourceText text) => string.Concat(text.ToString().Where(static character => !char.IsWhiteSpace(character)));
}
