using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpReplyAnalyzers.Tests.Docs;

namespace SmtpReplyAnalyzers.Tests.Support;

/// <summary>Runs every analyzer of the package on a compilation.</summary>
internal static class Analysis
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. RuleCatalogue.Analyzers];

    /// <summary>What the analyzers report, suggestions included, in the order of the source.</summary>
    /// <exception cref="AggregateException">An analyzer threw: the driver would turn that into a mere AD0001.</exception>
    public static async Task<ImmutableArray<Diagnostic>> ReportsOfAsync(Compilation compilation, CancellationToken cancellationToken = default)
    {
        var faults = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, _) => faults.Add(exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var reports = await new CompilationWithAnalyzers(compilation, Analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        if (faults.Count > 0)
            throw new AggregateException(faults);
        return [.. reports.OrderBy(static report => report.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static report => report.Location.SourceSpan.Start)];
    }
}
