using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>The fix that only lets callers see the failure.</summary>
internal static class Rethrow
{
    /// <summary>Throws at once.</summary>
    public static SourceText? Write(SwallowingHandler handler)
    {
        if (HandlerRewrite.Throwing(handler) is not { } rewrite)
            return null;
        var names = new TypeNames(handler.Model, handler.Try.SpanStart, addUsings: false);
        var edits = handler.NewEdits();
        if (!DeadCode.TryRemove(edits, handler))
            return null;
        if (!rewrite.IsPointless)
            rewrite.Write(edits, names, Move.None);
        else if (!handler.IsOnlyClause || handler.Try.Finally is not null)
            rewrite.Remove(edits);
        else if (TryRemoval.Plan(handler) is { } removal)
            removal.Write(edits);
        else
            rewrite.Write(edits, names, Move.None);
        return edits.Apply();
    }

    /// <summary>Goes on with the other messages of a loop, then throws; null where there is no such loop.</summary>
    public static SourceText? WriteCollecting(SwallowingHandler handler)
    {
        if (HandlerRewrite.Collecting(handler) is not { } rewrite)
            return null;
        var edits = handler.NewEdits();
        var names = new TypeNames(handler.Model, handler.Try.SpanStart, addUsings: true);
        rewrite.Write(edits, names, Move.None);
        return UsingDirectives.TryAdd(edits, names.Usings, handler.Try.SpanStart, handler.Layout.NewLine) ? edits.Apply() : null;
    }
}
