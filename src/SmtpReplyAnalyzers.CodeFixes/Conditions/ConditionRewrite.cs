using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>
/// Changes the tests of reply codes inside a condition that decides about a retry, and leaves the rest of it as it was written.
/// What a single test becomes, <see cref="FateOf"/> says; here it is fitted into <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and parentheses.
/// </summary>
internal abstract class ConditionRewrite(ConditionScope scope)
{
    private readonly List<TextChange> _changes = new();

    protected enum Fate
    {
        /// <summary>Nothing is known of it.</summary>
        Unknown,

        /// <summary>As it is.</summary>
        Kept,

        /// <summary>Changed inside.</summary>
        Changed,

        /// <summary>It goes.</summary>
        Dropped,

        /// <summary>The test of the transient class takes its place.</summary>
        Tested,
    }

    /// <summary>Something that is not understood beside a test of the code, either of which suffices, spoils the whole.</summary>
    protected abstract bool IsSpoiltByUnknown { get; }

    /// <summary>What becomes of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="retried">The codes it names (rather than all others) are those that are tried again.</param>
    protected abstract Fate FateOf(ReplyComparison comparison, bool retried);

    /// <summary>The changes; null when the condition cannot be changed so.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="retriesWhen">The value with which it lets the retry happen.</param>
    public IReadOnlyList<TextChange>? Rewrite(ExpressionSyntax condition, bool retriesWhen)
    {
        var result = Visit(condition, retriesWhen);
        if (result.Fate is Fate.Tested or Fate.Dropped)
            Replace(condition, result.Status!, retriesWhen);
        return result.Fate is Fate.Unknown or Fate.Kept ? null : _changes;
    }

    protected void Change(TextSpan span, string text) => _changes.Add(new TextChange(span, text));

    private Result Visit(ExpressionSyntax expression, bool wanted)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                var result = Visit(inner.Expression, wanted);
                if (result is { Fate: Fate.Changed, IsSingle: true } && inner.Parent is not PrefixUnaryExpressionSyntax)
                {
                    Change(inner.OpenParenToken.Span, string.Empty);
                    Change(inner.CloseParenToken.Span, string.Empty);
                }

                return result with { IsSingle = false };
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return Visit(not.Operand, !wanted);
            case BinaryExpressionSyntax binary when IsOr(binary) || IsAnd(binary):
                var operands = Operands(binary, IsOr(binary)).ToArray();
                return IsOr(binary) == wanted ? VisitEither(operands, wanted) : VisitBoth(operands, wanted);
            default:
                return ReplyComparison.Of(expression, scope) is { } comparison
                    ? new(FateOf(comparison, wanted != comparison.IsNegated), comparison.Status)
                    : new(Fate.Unknown);
        }
    }

    // Any of them lets the retry happen.
    private Result VisitEither(ExpressionSyntax[] operands, bool wanted)
    {
        var mark = _changes.Count;
        var results = operands.Select(operand => Visit(operand, wanted)).ToArray();
        var statuses = results.Where(static result => result.Fate is Fate.Tested or Fate.Dropped).Select(static result => result.Status!).ToArray();
        if ((IsSpoiltByUnknown && results.Any(static result => result.Fate == Fate.Unknown))
            || statuses.Skip(1).Any(status => !SyntaxFactory.AreEquivalent(status, statuses[0])))
        {
            _changes.RemoveRange(mark, _changes.Count - mark);
            return new(Fate.Unknown);
        }

        var tested = Array.FindIndex(results, static result => result.Fate == Fate.Tested);
        var stays = results.Select((result, index) => index == tested || result.Fate is not (Fate.Tested or Fate.Dropped)).ToArray();
        var kept = stays.Count(static stay => stay);
        if (kept == 0 || (kept == 1 && tested >= 0))
            return new(tested >= 0 ? Fate.Tested : Fate.Dropped, statuses[0]);
        if (statuses.Length == 0)
            return new(results.Any(static result => result.Fate == Fate.Changed) ? Fate.Changed : results.All(static result => result.Fate == Fate.Kept) ? Fate.Kept : Fate.Unknown);

        if (tested >= 0)
            Replace(operands[tested], statuses[0], wanted);
        var first = Array.IndexOf(stays, true);
        if (first > 0)
            Change(TextSpan.FromBounds(operands[0].SpanStart, operands[first].SpanStart), string.Empty);
        for (var i = first + 1; i < operands.Length; i++)
        {
            if (!stays[i])
                Change(TextSpan.FromBounds(EndBefore(operands[i]), operands[i].Span.End), string.Empty);
        }

        return new(Fate.Changed, IsSingle: kept == 1);
    }

    // The retry needs all of them: to change the first that speaks of the code is enough.
    private Result VisitBoth(ExpressionSyntax[] operands, bool wanted)
    {
        var fate = Fate.Unknown;
        foreach (var operand in operands)
        {
            var result = Visit(operand, wanted);
            if (result.Fate is Fate.Tested or Fate.Dropped)
                Replace(operand, result.Status!, wanted);
            if (result.Fate is Fate.Tested or Fate.Dropped or Fate.Changed)
                return new(Fate.Changed);
            if (result.Fate == Fate.Kept)
                fate = Fate.Kept;
        }

        return new(fate);
    }

    private void Replace(ExpressionSyntax expression, ExpressionSyntax status, bool wanted) =>
        Change(expression.Span, ReplyClassTest.Of(status, wanted ? "==" : "!=", 4));

    // A comment behind the operand on the line above stays.
    private int EndBefore(ExpressionSyntax operand)
    {
        var link = operand.GetFirstToken().GetPreviousToken();
        return Lines.IsFirstOnLine(scope.Text, link.SpanStart)
            ? scope.Text.Lines[Lines.At(scope.Text, link.SpanStart).LineNumber - 1].End
            : link.GetPreviousToken().Span.End;
    }

    private static bool IsOr(ExpressionSyntax expression) => expression.Kind() is SyntaxKind.LogicalOrExpression or SyntaxKind.BitwiseOrExpression;

    private static bool IsAnd(ExpressionSyntax expression) => expression.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.BitwiseAndExpression;

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax expression, bool isOr)
    {
        var operands = new Stack<ExpressionSyntax>();
        while (expression is BinaryExpressionSyntax binary && (isOr ? IsOr(binary) : IsAnd(binary)))
        {
            operands.Push(binary.Right);
            expression = binary.Left;
        }

        operands.Push(expression);
        return operands;
    }

    private sealed record Result(Fate Fate, ExpressionSyntax? Status = null, bool IsSingle = false);
}
