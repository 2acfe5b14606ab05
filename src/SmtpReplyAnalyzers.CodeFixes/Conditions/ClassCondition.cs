using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Makes a condition that tries some codes again and gives the others up test the class instead.</summary>
internal static class ClassCondition
{
    public static SourceText? Write(SwallowingHandler handler, ExpressionSyntax condition)
    {
        // Only where every alternative tests one code of one and the same reply: anything else has a meaning of its own.
        ExpressionSyntax? status = null;
        foreach (var test in ConditionText.Alternatives(condition))
        {
            if (StatusOf(handler, test) is not { } tested || (status is not null && !SyntaxFactory.AreEquivalent(status, tested)))
                return null;
            status = tested;
        }

        if (status is null)
            return null;
        var edits = handler.NewEdits();
        edits.Replace(condition.Span, ReplyClassTest.Of(status, "==", 4));
        return edits.Apply();
    }

    private static ExpressionSyntax? StatusOf(SwallowingHandler handler, ExpressionSyntax test) => test switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equality => Status(handler, equality.Left) ?? Status(handler, equality.Right),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } } match => Status(handler, match.Expression),
        _ => null,
    };

    private static ExpressionSyntax? Status(SwallowingHandler handler, ExpressionSyntax side) =>
        handler.Apis.IsStatusCode(handler.Model.GetTypeInfo(side).Type) && handler.Model.GetConstantValue(side) is { HasValue: false } ? side : null;
}
