using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>The fix that only lets callers see the failure.</summary>
internal static class Rethrow
{
    public static SourceText? Write(SwallowingHandler handler)
    {
        if (HandlerRewrite.Plan(handler) is not { } rewrite)
            return null;
        var edits = handler.NewEdits();
        if (!DeadCode.TryRemove(edits, handler))
            return null;
        if (!rewrite.IsPointless)
            rewrite.Write(edits, extra: string.Empty);
        else if (!handler.IsOnlyClause || handler.Try.Finally is not null)
            rewrite.Remove(edits);
        else if (TryRemoval.Plan(handler) is { } removal)
            removal.Write(edits);
        else
            rewrite.Write(edits, extra: string.Empty);
        return edits.Apply();
    }
}
