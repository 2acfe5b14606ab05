using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Text of conditions.</summary>
internal static class ConditionText
{
    /// <summary>The expression as an operand of <c>&amp;&amp;</c>.</summary>
    public static string AsOperand(ExpressionSyntax expression) => expression.Kind()
        is SyntaxKind.LogicalOrExpression or SyntaxKind.ConditionalExpression or SyntaxKind.CoalesceExpression or SyntaxKind.SimpleAssignmentExpression
            ? $"({expression})"
            : expression.ToString();
}
