using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes;

/// <summary>Fixes the reports of a document one after the other, each on what the one before has left: two may stand in one try.</summary>
/// <param name="write">Writes the fix with the given key for a report, with its places as they are now, that now stands at a place; null when there is none.</param>
internal sealed class SequentialFixAll(Func<Document, Diagnostic, TextSpan, string, CancellationToken, Task<WrittenFix?>> write) : DocumentBasedFixAllProvider
{
    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (fixAllContext.CodeActionEquivalenceKey is not { } key)
            return document;
        var cancellation = fixAllContext.CancellationToken;
        var reports = diagnostics.GroupBy(static diagnostic => diagnostic.Location.SourceSpan.Start).OrderBy(static group => group.Key).Select(static group => group.First()).ToArray();
        var places = reports.Select(static report => report.AdditionalLocations.Prepend(report.Location).Select(static location => location.SourceSpan).ToArray()).ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            if (await write(document, await MovedAsync(reports[i], places[i], document, cancellation).ConfigureAwait(false), new TextSpan(places[i][0].Start, 0), key, cancellation).ConfigureAwait(false) is not { } fix)
                continue;
            var changes = fix.Text.GetTextChanges(await document.GetTextAsync(cancellation).ConfigureAwait(false));
            for (var later = i + 1; later < places.Length; later++)
                places[later] = Array.ConvertAll(places[later], span => Moved(changes, span));
            document = document.WithText(fix.Text);
        }

        return document;
    }

    // The report as it stands now; only the places in this document can have moved.
    private static async Task<Diagnostic> MovedAsync(Diagnostic report, TextSpan[] places, Document document, CancellationToken cancellation)
    {
        var old = report.Location.SourceTree;
        if (await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is not { } tree)
            return report;
        var additional = report.AdditionalLocations.Select((location, index) => location.SourceTree == old ? Location.Create(tree, places[index + 1]) : location);
        return Diagnostic.Create(report.Descriptor, Location.Create(tree, places[0]), additional, report.Properties);
    }

    private static TextSpan Moved(IReadOnlyList<TextChange> changes, TextSpan span)
    {
        var start = span.Start + Offset(changes, span.Start);
        return TextSpan.FromBounds(start, Math.Max(start, span.End + Offset(changes.Where(change => change.Span.Start < span.End), span.End)));
    }

    private static int Offset(IEnumerable<TextChange> changes, int position) =>
        changes.Where(change => change.Span.End <= position).Sum(static change => change.NewText!.Length - change.Span.Length);
}
