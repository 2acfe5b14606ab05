using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A comparison of a reply with one code, as an operand of a condition.</summary>
internal static class CodeComparison
{
    /// <summary>Whether it holds when the reply has the code; null for any other operand.</summary>
    public static bool? HoldsForCode(AuthSite site, ExpressionSyntax operand) => Waiting.Bare(operand) switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => !HoldsForCode(site, not.Operand),
        BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: bool value } } pair when pair.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression =>
            HoldsForCode(site, pair.Left) is { } left ? left == (value == pair.IsKind(SyntaxKind.EqualsExpression)) : null,
        BinaryExpressionSyntax pair when !IsCode(site, pair.Left) && !IsCode(site, pair.Right) => null,
        BinaryExpressionSyntax pair when pair.IsKind(SyntaxKind.EqualsExpression) => true,
        BinaryExpressionSyntax pair when pair.IsKind(SyntaxKind.NotEqualsExpression) => false,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax } => true,
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax } } => false,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartsWith" or "Equals" } } => true,
        _ => null,
    };

    /// <summary>Makes it hold where it did not.</summary>
    public static bool TurnRound(AuthSite site, ExpressionSyntax operand)
    {
        switch (Waiting.Bare(operand))
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                site.Edits.Delete(not.OperatorToken.SpanStart, not.Operand.SpanStart);
                return true;
            case BinaryExpressionSyntax pair when Opposite(pair.Kind()) is { } opposite:
                site.Edits.Replace(pair.OperatorToken.Span, opposite);
                return true;
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { RawKind: (int)SyntaxKind.NotPattern } not }:
                site.Edits.Delete(not.OperatorToken.SpanStart, not.Pattern.SpanStart);
                return true;
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } when site.Language >= LanguageVersion.CSharp9:
                site.Edits.Insert(constant.SpanStart, "not ");
                return true;
            case InvocationExpressionSyntax call:
                site.Edits.Insert(Waiting.Whole(call).SpanStart, "!");
                return true;
            case AwaitExpressionSyntax wait:
                site.Edits.Insert(wait.SpanStart, "!");
                return true;
            default:
                return false;
        }
    }

    private static string? Opposite(SyntaxKind kind) => kind switch
    {
        SyntaxKind.EqualsExpression => "!=",
        SyntaxKind.NotEqualsExpression => "==",
        SyntaxKind.LessThanExpression => ">=",
        SyntaxKind.GreaterThanOrEqualExpression => "<",
        SyntaxKind.GreaterThanExpression => "<=",
        SyntaxKind.LessThanOrEqualExpression => ">",
        _ => null,
    };

    private static bool IsCode(AuthSite site, ExpressionSyntax side) => CodeConstant.Of(site, side) is not null;
}
