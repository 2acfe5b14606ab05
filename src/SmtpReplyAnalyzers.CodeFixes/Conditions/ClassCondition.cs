using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Makes a condition that tries some codes again and gives the others up test the class instead.</summary>
internal static class ClassCondition
{
    /// <param name="handler">The clause.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="retriesWhen">The value with which it lets the retry happen.</param>
    public static SourceText? Write(SwallowingHandler handler, ExpressionSyntax condition, bool retriesWhen)
    {
        if (new WithTransientClass(handler.Scope).Rewrite(condition, retriesWhen) is not { } changes)
            return null;
        var edits = handler.NewEdits();
        foreach (var change in changes)
            edits.Replace(change.Span, change.NewText!);
        return edits.Apply();
    }
}
