using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

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
    public static ReplyComparison? Of(ExpressionSyntax expression, SwallowingHandler handler) => expression switch
    {
        BinaryExpressionSyntax binary when StatusOf(binary.Left, handler) is { } status => OfOperator(status, binary.Kind(), binary.Right, handler),
        BinaryExpressionSyntax binary when StatusOf(binary.Right, handler) is { } status => OfOperator(status, Mirrored(binary.Kind()), binary.Left, handler),
        IsPatternExpressionSyntax match when StatusOf(match.Expression, handler) is { } status => OfPattern(status, match.Pattern, isNegated: false, handler),
        _ => null,
    };

    /// <summary>The first status code that a condition reads.</summary>
    public static ExpressionSyntax? StatusIn(ExpressionSyntax condition, SwallowingHandler handler) => condition.DescendantNodesAndSelf()
        .OfType<ExpressionSyntax>()
        .Select(part => StatusOf(part, handler))
        .FirstOrDefault(static status => status is not null);

    private static ExpressionSyntax? StatusOf(ExpressionSyntax side, SwallowingHandler handler)
    {
        while (side is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            side = side is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)side).Expression;
        return handler.Apis.IsStatusCode(handler.Model.GetTypeInfo(side).Type) && !handler.Model.GetConstantValue(side).HasValue ? side : null;
    }

    private static ReplyComparison? OfOperator(ExpressionSyntax status, SyntaxKind kind, ExpressionSyntax bound, SwallowingHandler handler)
    {
        if (CodeOf(bound, handler) is not { } code)
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

    private static ReplyComparison? OfPattern(ExpressionSyntax status, PatternSyntax pattern, bool isNegated, SwallowingHandler handler)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return OfPattern(status, inner.Pattern, isNegated, handler);
            case UnaryPatternSyntax not:
                return OfPattern(status, not.Pattern, !isNegated, handler);
            default:
                var codes = new List<(int, string)>();
                return AddCodes(pattern, codes, handler) ? new(status, codes, IsBound: false, isNegated, pattern) : null;
        }
    }

    private static bool AddCodes(PatternSyntax pattern, List<(int Code, string Text)> codes, SwallowingHandler handler)
    {
        switch (pattern)
        {
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either:
                return AddCodes(either.Left, codes, handler) && AddCodes(either.Right, codes, handler);
            case ConstantPatternSyntax constant when CodeOf(constant.Expression, handler) is { } code:
                codes.Add((code, constant.ToString()));
                return true;
            default:
                return false;
        }
    }

    private static int? CodeOf(ExpressionSyntax expression, SwallowingHandler handler) =>
        handler.Model.GetConstantValue(expression) is { HasValue: true, Value: IConvertible value and not (string or bool) } ? value.ToInt32(CultureInfo.InvariantCulture) : null;

    private static SyntaxKind Mirrored(SyntaxKind kind) => kind switch
    {
        SyntaxKind.GreaterThanExpression => SyntaxKind.LessThanExpression,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.LessThanExpression => SyntaxKind.GreaterThanExpression,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.GreaterThanOrEqualExpression,
        _ => kind,
    };
}
