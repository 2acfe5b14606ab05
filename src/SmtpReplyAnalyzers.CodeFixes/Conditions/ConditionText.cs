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

    /// <summary>The operands of a chain of <c>||</c> (or <c>|</c>), from left to right.</summary>
    public static List<ExpressionSyntax> Alternatives(ExpressionSyntax expression)
    {
        var found = new List<ExpressionSyntax>();
        var rest = new Stack<ExpressionSyntax>();
        rest.Push(expression);
        while (rest.Count > 0)
        {
            var next = rest.Pop();
            if (next is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.BitwiseOrExpression } either)
            {
                rest.Push(either.Right);
                rest.Push(either.Left);
            }
            else if (next is ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } inner })
            {
                rest.Push(inner);
            }
            else
            {
                found.Add(next);
            }
        }

        return found;
    }
}
