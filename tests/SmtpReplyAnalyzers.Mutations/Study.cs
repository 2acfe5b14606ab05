using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Runs the rules on the files as they are and on every mutant of them.</summary>
internal sealed class Study(RuleSet rules, Options options)
{
    public RuleSet Rules => rules;

    public List<Outcome> Outcomes { get; } = [];

    /// <summary>What is reported on files that nobody broke.</summary>
    public List<Diagnostic> OnOriginals { get; } = [];

    /// <summary>Mutants that do not compile as well as their original, for each kind.</summary>
    public Dictionary<MutantKind, int> NotCompiled { get; } = [];

    /// <summary>Mutants in files that have a report of the rule as they are, for each kind.</summary>
    public Dictionary<MutantKind, int> AlreadyReported { get; } = [];

    public List<string> Faults { get; } = [];

    public async Task RunAsync(Project project)
    {
        var compilation = await CompilationOfAsync(project);
        var mutants = Mutator.MutantsOf(compilation).Where(mutant => options.Only is null || mutant.Kind.ToString() == options.Only).ToArray();
        var before = await ReportsOfAsync(compilation);
        OnOriginals.AddRange(before);
        foreach (var mutant in mutants)
            await TryAsync(project, compilation, mutant, before);
    }

    private async Task TryAsync(Project project, Compilation compilation, Mutant mutant, ImmutableArray<Diagnostic> before)
    {
        if (before.Any(report => report.Location.SourceTree == mutant.Tree && mutant.Rules[0] == report.Id))
        {
            AlreadyReported[mutant.Kind] = AlreadyReported.GetValueOrDefault(mutant.Kind) + 1;
            return;
        }

        var tree = mutant.Tree.WithChangedText(mutant.NewText);
        var broken = compilation.ReplaceSyntaxTree(mutant.Tree, tree);
        if (GainsErrors(compilation, mutant.Tree, broken, tree))
        {
            NotCompiled[mutant.Kind] = NotCompiled.GetValueOrDefault(mutant.Kind) + 1;
            return;
        }

        var after = mutant.Writer == mutant.Tree ? await ReportsOfAsync(broken, tree) : await ReportsOfAsync(broken, tree, mutant.Writer);
        var known = before.Where(report => report.Location.SourceTree == mutant.Tree || report.Location.SourceTree == mutant.Writer).GroupBy(KeyOf).ToDictionary(static group => group.Key, static group => group.Count());
        var fresh = after.GroupBy(KeyOf).SelectMany(group => group.Skip(known.GetValueOrDefault(group.Key))).ToImmutableArray();
        var outcome = new Outcome(mutant, fresh, Fix: null);
        if (options.Fix && fresh.FirstOrDefault(report => mutant.Rules.Contains(report.Id)) is { } found && project.GetDocument(mutant.Tree) is { } document)
            outcome = outcome with { Fix = await FixTrial.RunAsync(this, document, mutant, found, known.Where(entry => entry.Key.Id == found.Id).Sum(static entry => entry.Value)) };
        Outcomes.Add(outcome);
    }

    private static (string Id, string? File) KeyOf(Diagnostic report) => (report.Id, report.Location.SourceTree?.FilePath);

    public static async Task<Compilation> CompilationOfAsync(Project project) => (await project.GetCompilationAsync())!;

    /// <summary>The reports of the rules on the AUTH exchange in these trees, or in all of them, in the order of the text.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportsOfAsync(Compilation compilation, params SyntaxTree[] trees)
    {
        var run = compilation.WithAnalyzers(rules.Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), OnFault, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var reports = new List<Diagnostic>();
        if (trees.Length == 0)
            reports.AddRange(await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None));
        foreach (var tree in trees)
            reports.AddRange(await run.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        return [.. reports.Where(static report => report.Id.StartsWith(RuleSet.Prefix, StringComparison.Ordinal)).OrderBy(static report => report.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static report => report.Location.SourceSpan.Start)];
    }

    /// <summary>Whether a changed tree has an error that it did not have.</summary>
    public static bool GainsErrors(Compilation before, SyntaxTree old, Compilation after, SyntaxTree changed)
    {
        var known = ErrorsBefore.GetValue(old, tree => ErrorsOf(before, tree).GroupBy(ErrorKey).ToDictionary(static group => group.Key, static group => group.Count()));
        return ErrorsOf(after, changed).GroupBy(ErrorKey).Any(group => group.Count() > known.GetValueOrDefault(group.Key));
    }

    /// <summary>Counted once for each tree: a file has many mutants.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<(string, string), int>> ErrorsBefore = [];

    private static (string, string) ErrorKey(Diagnostic error) => (error.Id, error.GetMessage());

    private static IEnumerable<Diagnostic> ErrorsOf(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree).GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private void OnFault(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic)
    {
        lock (Faults)
            Faults.Add($"{analyzer.GetType().Name}: {exception}");
    }
}
