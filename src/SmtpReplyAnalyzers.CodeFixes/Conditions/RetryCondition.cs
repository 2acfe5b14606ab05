using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>
/// Takes 5yz out of the condition of a retry and leaves the rest: a permanent code that is named among others goes, a range of permanent codes
/// becomes the transient class, and any other condition gets the class test beside it.
/// </summary>
internal static class RetryCondition
{
    public static SourceText? Write(SwallowingHandler handler, ExpressionSyntax condition, bool addUsings)
    {
        var edits = handler.NewEdits();
        if (WithoutNamedCodes(handler, condition) is { } shorter)
        {
            edits.Replace(condition.Span, shorter);
            return edits.Apply();
        }

        if (PermanentRange(handler, condition) is { } range)
        {
            edits.Replace(range.Test.Span, ReplyClassTest.Of(range.Status, "==", 4));
            return edits.Apply();
        }

        var names = new TypeNames(handler.Model, handler.Clause.Block.SpanStart, addUsings);
        var test = StatusIn(handler, condition) is { } status
            ? ReplyClassTest.Of(status, "!=", 5)
            : handler.Clause.Declaration?.Identifier.ValueText is { Length: > 0 } name ? new ReplyClassTest(handler, names).HoldsNot(name, 5) : null;
        if (test is null || names.AnyMissing)
            return null;
        edits.Replace(condition.Span, $"{ConditionText.AsOperand(condition)} && {test}");
        return UsingDirectives.TryAdd(edits, names.Usings, condition.SpanStart, handler.Layout.NewLine) ? edits.Apply() : null;
    }

    // `== MailboxBusy || == MailboxUnavailable`, or the same as a pattern.
    private static string? WithoutNamedCodes(SwallowingHandler handler, ExpressionSyntax condition)
    {
        var alternatives = ConditionText.Alternatives(condition);
        var kept = alternatives.Where(test => !IsPermanentEquality(handler, test)).ToList();
        if (kept.Count < alternatives.Count)
        {
            return kept.Count == 0
                ? ReplyClassTest.Of(Comparison(handler, alternatives[0])!.Value.Status, "==", 4)
                : string.Join(" || ", kept.Select(static test => test.ToString()));
        }

        if (condition is not IsPatternExpressionSyntax { Pattern: BinaryPatternSyntax pattern } match || !IsStatus(handler, match.Expression))
            return null;
        var patterns = Alternatives(pattern);
        var transient = patterns.Where(part => !IsPermanentConstant(handler, (part as ConstantPatternSyntax)?.Expression)).ToList();
        return transient.Count == patterns.Count ? null
            : transient.Count == 0 ? ReplyClassTest.Of(match.Expression, "==", 4)
            : $"{match.Expression} is {string.Join(" or ", transient.Select(static part => part.ToString()))}";
    }

    private static List<PatternSyntax> Alternatives(PatternSyntax pattern) =>
        pattern is BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either ? Alternatives(either.Left).Concat(Alternatives(either.Right)).ToList() : new() { pattern };

    private static bool IsPermanentEquality(SwallowingHandler handler, ExpressionSyntax test) =>
        test.IsKind(SyntaxKind.EqualsExpression) && Comparison(handler, test) is { } comparison && IsPermanentConstant(handler, comparison.Bound);

    // `>= 500`: read as in HTTP.
    private static (ExpressionSyntax Test, ExpressionSyntax Status)? PermanentRange(SwallowingHandler handler, ExpressionSyntax condition)
    {
        foreach (var test in condition.DescendantNodesAndSelf().OfType<BinaryExpressionSyntax>())
        {
            if (test.Kind() is SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.GreaterThanExpression
                && Comparison(handler, test) is { } comparison && CodeOf(handler, comparison.Bound) is >= 499 and <= 500)
            {
                return (test, comparison.Status);
            }
        }

        return null;
    }

    private static (ExpressionSyntax Status, ExpressionSyntax Bound)? Comparison(SwallowingHandler handler, ExpressionSyntax test)
    {
        if (test is not BinaryExpressionSyntax binary)
            return null;
        if (Status(handler, binary.Left) is { } left)
            return (left, binary.Right);
        return Status(handler, binary.Right) is { } right ? (right, binary.Left) : null;
    }

    private static ExpressionSyntax? StatusIn(SwallowingHandler handler, ExpressionSyntax condition) => condition.DescendantNodesAndSelf()
        .OfType<ExpressionSyntax>()
        .FirstOrDefault(part => IsStatus(handler, part) && handler.Model.GetConstantValue(part) is { HasValue: false });

    private static ExpressionSyntax? Status(SwallowingHandler handler, ExpressionSyntax side)
    {
        while (side is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            side = side is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)side).Expression;
        return IsStatus(handler, side) && handler.Model.GetConstantValue(side) is { HasValue: false } ? side : null;
    }

    private static bool IsStatus(SwallowingHandler handler, ExpressionSyntax expression) => handler.Apis.IsStatusCode(handler.Model.GetTypeInfo(expression).Type);

    private static bool IsPermanentConstant(SwallowingHandler handler, ExpressionSyntax? expression) =>
        expression is not null && CodeOf(handler, expression) is >= 500 and < 600;

    private static int? CodeOf(SwallowingHandler handler, ExpressionSyntax expression) =>
        handler.Model.GetConstantValue(expression) is { HasValue: true, Value: IConvertible value and not (string or bool) } ? value.ToInt32(CultureInfo.InvariantCulture) : null;
}
