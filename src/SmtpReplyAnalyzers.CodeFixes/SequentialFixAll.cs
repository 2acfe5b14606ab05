using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes;

/// <summary>Fixes the reports of a document one after the other, each on what the one before has left: two may stand in one try.</summary>
/// <param name="write">Writes the fix with the given key for a report that now stands at a place; null when there is none.</param>
internal sealed class SequentialFixAll(Func<Document, Diagnostic, TextSpan, string, CancellationToken, Task<WrittenFix?>> write) : DocumentBasedFixAllProvider
{
    protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (fixAllContext.CodeActionEquivalenceKey is not { } key)
            return document;
        var cancellation = fixAllContext.CancellationToken;
        var reports = diagnostics.GroupBy(static diagnostic => diagnostic.Location.SourceSpan.Start).OrderBy(static group => group.Key).Select(static group => group.First()).ToArray();
        var places = reports.Select(static report => report.Location.SourceSpan.Start).ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            if (await write(document, reports[i], new TextSpan(places[i], 0), key, cancellation).ConfigureAwait(false) is not { } fix)
                continue;
            var changes = fix.Text.GetTextChanges(await document.GetTextAsync(cancellation).ConfigureAwait(false));
            for (var later = i + 1; later < places.Length; later++)
                places[later] += Offset(changes, places[later]);
            document = document.WithText(fix.Text);
        }

        return document;
    }

    private static int Offset(IReadOnlyList<TextChange> changes, int position) =>
        changes.Where(change => change.Span.End <= position).Sum(static change => change.NewText!.Length - change.Span.Length);
}
