using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Applies the first fix that is offered for each report on a mutant, one after the other: a helper that is broken is reported at every use.</summary>
/// <param name="Rule">The rule of the reports.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Reports">The reports of that rule on the mutant.</param>
/// <param name="Before">The file of the first report before the fixes.</param>
/// <param name="After">The same after them; as before where no fix is offered.</param>
internal sealed record FixTrial(string Rule, FixResult Result, ImmutableArray<Diagnostic> Reports, SourceText Before, SourceText After)
{
    private const int Most = 8;

    /// <summary>Tries it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="original">The file before it was broken.</param>
    /// <param name="mutant">What broke it.</param>
    /// <param name="found">The first report of a rule that the mutant is meant for.</param>
    /// <param name="known">How many reports of the rule the files have as they are.</param>
    public static async Task<FixTrial> RunAsync(Study study, Document original, Mutant mutant, Diagnostic found, int known)
    {
        var broken = original.WithText(mutant.NewText).Project;
        // A report may stand in the file that writes AUTH, and not in the one that was broken.
        var files = new[] { original.Id, broken.GetDocument(broken.Solution.GetDocumentIdsWithFilePath(found.Location.SourceTree!.FilePath).First())!.Id }.Distinct().ToArray();
        var site = files[^1];
        var before = await ReportsAsync(study, broken, files);
        var (project, applied) = (broken, 0);
        var after = before;
        for (; applied < Most && Counts(after).GetValueOrDefault(found.Id) > known && await FixedAsync(study, project, after.Where(report => report.Id == found.Id)) is { } next; applied++)
        {
            project = next;
            after = await ReportsAsync(study, project, files);
        }

        var (text, repaired) = (await broken.GetDocument(site)!.GetTextAsync(), await project.GetDocument(site)!.GetTextAsync());
        return new FixTrial(found.Id, applied == 0 ? FixResult.None : await ResultAsync(), [.. before.Where(report => report.Id == found.Id)], text, repaired);

        async Task<FixResult> ResultAsync()
        {
            if (Words(await project.GetDocument(original.Id)!.GetTextAsync()) == Words(await original.GetTextAsync()) && (site == original.Id || Words(repaired) == Words(text)))
                return FixResult.Restored;
            var (compilation, fixedCompilation) = (await Study.CompilationOfAsync(broken), await Study.CompilationOfAsync(project));
            foreach (var file in files)
            {
                if (Study.GainsErrors(compilation, (await broken.GetDocument(file)!.GetSyntaxTreeAsync())!, fixedCompilation, (await project.GetDocument(file)!.GetSyntaxTreeAsync())!))
                    return FixResult.Breaks;
            }

            var (reported, expected) = (Counts(after), Counts(before));
            if (reported.GetValueOrDefault(found.Id) > known)
                return FixResult.Stays;
            return reported.Any(entry => entry.Value > expected.GetValueOrDefault(entry.Key)) ? FixResult.Raises : FixResult.Good;
        }
    }

    // The project after the first fix that any of the reports has.
    private static async Task<Project?> FixedAsync(Study study, Project project, IEnumerable<Diagnostic> reports)
    {
        foreach (var report in reports)
        {
            if (await FirstActionAsync(study.Rules, project.GetDocument(report.Location.SourceTree)!, report) is not { } action)
                continue;
            var operations = await action.GetOperationsAsync(CancellationToken.None);
            return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        }

        return null;
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportsAsync(Study study, Project project, DocumentId[] files)
    {
        var trees = new List<SyntaxTree>();
        foreach (var file in files)
            trees.Add((await project.GetDocument(file)!.GetSyntaxTreeAsync())!);
        return await study.ReportsOfAsync(await Study.CompilationOfAsync(project), [.. trees]);
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
