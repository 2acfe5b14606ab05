using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>The slot of an upper bound on the difference of two numbers; <paramref name="Right"/> is null for a bound on the number itself.</summary>
internal sealed record BoundKey(object Left, object? Right);

/// <summary>
/// What comparisons have said of counters: <c>attempt &lt; limit</c>, then <c>attempt++</c>, leaves <c>attempt &lt;= limit</c>. Without it a
/// loop that gives up on its last attempt would seem to have a way past that.
/// </summary>
internal static class Bounds
{
    /// <summary>Stands for the number zero where a bound has it on its left.</summary>
    public const string Zero = "zero";

    /// <summary>Whether the comparison holds, or null when that is not known.</summary>
    public static bool? Decide(Env env, BinaryOperatorKind kind, object? left, int leftOffset, object? right, int rightOffset)
    {
        if (left is null && right is null)
            return null;
        var shift = rightOffset - leftOffset;
        return kind switch
        {
            BinaryOperatorKind.LessThan => AtMost(env, left, right, shift - 1) ? true : AtMost(env, right, left, -shift) ? false : null,
            BinaryOperatorKind.LessThanOrEqual => AtMost(env, left, right, shift) ? true : AtMost(env, right, left, -shift - 1) ? false : null,
            BinaryOperatorKind.GreaterThan => AtMost(env, right, left, -shift - 1) ? true : AtMost(env, left, right, shift) ? false : null,
            BinaryOperatorKind.GreaterThanOrEqual => AtMost(env, right, left, -shift) ? true : AtMost(env, left, right, shift - 1) ? false : null,
            BinaryOperatorKind.Equals => IsApart(env, left, right, shift) ? false : null,
            BinaryOperatorKind.NotEquals => IsApart(env, left, right, shift) ? true : null,
            _ => null,
        };
    }

    /// <summary>Learns from a comparison that holds.</summary>
    public static void Learn(Env env, BinaryOperatorKind kind, object? left, int leftOffset, object? right, int rightOffset)
    {
        if (left is null && right is null)
            return;
        var shift = rightOffset - leftOffset;
        switch (kind)
        {
            case BinaryOperatorKind.LessThan:
                Lower(env, left, right, shift - 1);
                break;
            case BinaryOperatorKind.LessThanOrEqual:
                Lower(env, left, right, shift);
                break;
            case BinaryOperatorKind.GreaterThan:
                Lower(env, right, left, -shift - 1);
                break;
            case BinaryOperatorKind.GreaterThanOrEqual:
                Lower(env, right, left, -shift);
                break;
            case BinaryOperatorKind.Equals:
                Lower(env, left, right, shift);
                Lower(env, right, left, -shift);
                break;
            case BinaryOperatorKind.NotEquals:
                if (AtMost(env, left, right, shift))
                    Lower(env, left, right, shift - 1);
                if (AtMost(env, right, left, -shift))
                    Lower(env, right, left, -shift - 1);
                break;
        }
    }

    public static BinaryOperatorKind Opposite(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
        BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
        _ => BinaryOperatorKind.None,
    };

    // Left - right <= bound. A missing side is zero.
    private static bool AtMost(Env env, object? left, object? right, int bound)
    {
        var known = left is null ? env[new BoundKey(Zero, right)] : env[new BoundKey(left, right)];
        return known is Constant { Content: int upper } && upper <= bound;
    }

    private static bool IsApart(Env env, object? left, object? right, int shift) =>
        AtMost(env, left, right, shift - 1) || AtMost(env, right, left, -shift - 1);

    private static void Lower(Env env, object? left, object? right, int bound)
    {
        if (!AtMost(env, left, right, bound))
            env.LowerBound(new BoundKey(left ?? Zero, right), bound);
    }
}
