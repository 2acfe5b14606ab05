using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Keeps permanent replies out of the condition of a retry: in its tests of codes, or by the test of the class beside it.</summary>
internal static class RetryCondition
{
    /// <param name="handler">The clause.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="retriesWhen">The value with which it lets the retry happen.</param>
    public static SourceText? Write(SwallowingHandler handler, ExpressionSyntax condition, bool retriesWhen)
    {
        var edits = handler.NewEdits();
        if (new WithoutPermanentCodes(handler.Scope).Rewrite(condition, retriesWhen) is { } changes)
        {
            foreach (var change in changes)
                edits.Replace(change.Span, change.NewText!);
            return edits.Apply();
        }

        if (ReplyComparison.StatusIn(condition, handler.Scope) is not { } status)
            return null;
        var (link, test) = retriesWhen ? (" && ", ReplyClassTest.Of(status, "!=", 5)) : (" || ", ReplyClassTest.Of(status, "==", 5));
        edits.Replace(condition.Span, (retriesWhen ? ConditionText.AsOperand(condition) : Either(condition)) + link + test);
        return edits.Apply();
    }

    private static string Either(ExpressionSyntax condition) =>
        condition.IsKind(SyntaxKind.LogicalOrExpression) ? condition.ToString() : ConditionText.AsOperand(condition);
}
