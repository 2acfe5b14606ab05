using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>A comparison of a reply's status code with constants: <c>==</c>, <c>!=</c>, a bound, or a pattern of them.</summary>
/// <param name="Status">What is compared.</param>
/// <param name="Codes">The constants; of a bound, the least code that passes it.</param>
/// <param name="IsBound">The codes from a bound on upwards, rather than single ones.</param>
/// <param name="IsNegated">It holds for all codes but these.</param>
/// <param name="Pattern">The pattern that names the codes; null: an operator does.</param>
internal sealed record ReplyComparison(ExpressionSyntax Status, IReadOnlyList<(int Code, string Text)> Codes, bool IsBound, bool IsNegated, PatternSyntax? Pattern = null)
{
    /// <summary>Null when the expression is something else.</summary>
    public static ReplyComparison? Of(ExpressionSyntax expression, ConditionScope scope) => expression switch
    {
        BinaryExpressionSyntax binary when StatusOf(binary.Left, scope) is { } status => OfOperator(status, binary.Kind(), binary.Right, scope),
        BinaryExpressionSyntax binary when StatusOf(binary.Right, scope) is { } status => OfOperator(status, Mirrored(binary.Kind()), binary.Left, scope),
        IsPatternExpressionSyntax match when StatusOf(match.Expression, scope) is { } status => OfPattern(status, match.Pattern, isNegated: false, scope),
        _ => null,
    };

    /// <summary>The first status code that a condition reads.</summary>
    public static ExpressionSyntax? StatusIn(ExpressionSyntax condition, ConditionScope scope) => condition.DescendantNodesAndSelf()
        .OfType<ExpressionSyntax>()
        .Select(part => StatusOf(part, scope))
        .FirstOrDefault(static status => status is not null);

    private static ExpressionSyntax? StatusOf(ExpressionSyntax side, ConditionScope scope)
    {
        while (side is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            side = side is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)side).Expression;
        return scope.Apis.IsStatusCode(scope.Model.GetTypeInfo(side).Type) && !scope.Model.GetConstantValue(side).HasValue ? side : null;
    }

    private static ReplyComparison? OfOperator(ExpressionSyntax status, SyntaxKind kind, ExpressionSyntax bound, ConditionScope scope)
    {
        if (CodeOf(bound, scope) is not { } code)
            return null;
        return kind switch
        {
            SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression =>
                new(status, new[] { (code, bound.ToString()) }, IsBound: false, IsNegated: kind == SyntaxKind.NotEqualsExpression),
            SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.LessThanExpression => From(code, kind == SyntaxKind.LessThanExpression),
            SyntaxKind.GreaterThanExpression or SyntaxKind.LessThanOrEqualExpression => From(code + 1, kind == SyntaxKind.LessThanOrEqualExpression),
            _ => null,
        };

        ReplyComparison From(int least, bool isNegated) => new(status, new[] { (least, string.Empty) }, IsBound: true, isNegated);
    }

    private static ReplyComparison? OfPattern(ExpressionSyntax status, PatternSyntax pattern, bool isNegated, ConditionScope scope)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return OfPattern(status, inner.Pattern, isNegated, scope);
            case UnaryPatternSyntax not:
                return OfPattern(status, not.Pattern, !isNegated, scope);
            default:
                var codes = new List<(int, string)>();
                return AddCodes(pattern, codes, scope) ? new(status, codes, IsBound: false, isNegated, pattern) : null;
        }
    }

    private static bool AddCodes(PatternSyntax pattern, List<(int Code, string Text)> codes, ConditionScope scope)
    {
        switch (pattern)
        {
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either:
                return AddCodes(either.Left, codes, scope) && AddCodes(either.Right, codes, scope);
            case ConstantPatternSyntax constant when CodeOf(constant.Expression, scope) is { } code:
                codes.Add((code, constant.ToString()));
                return true;
            default:
                return false;
        }
    }

    private static int? CodeOf(ExpressionSyntax expression, ConditionScope scope) =>
        scope.Model.GetConstantValue(expression) is { HasValue: true, Value: IConvertible value and not (string or bool) } ? value.ToInt32(CultureInfo.InvariantCulture) : null;

    private static SyntaxKind Mirrored(SyntaxKind kind) => kind switch
    {
        SyntaxKind.GreaterThanExpression => SyntaxKind.LessThanExpression,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.LessThanExpression => SyntaxKind.GreaterThanExpression,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.GreaterThanOrEqualExpression,
        _ => kind,
    };
}
