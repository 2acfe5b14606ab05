using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>What the operators of C# make of two numbers of one type.</summary>
internal static class Arithmetic
{
    /// <summary>The boxed result, of the left operand's type. Null where C# throws, or for another operator.</summary>
    public static object? Compute(BinaryOperatorKind kind, object left, object right, bool isChecked)
    {
        if (Numbers.Exact(left) is not { } x || Numbers.Exact(right) is not { } y)
            return left is double real && right is double other ? Fractional(kind, real, other) : null;
        var type = Numbers.Of(left);
        var count = (int)y & (type == TypeCode.Int64 ? 63 : 31);
        try
        {
            long? result = kind switch
            {
                BinaryOperatorKind.Add => isChecked ? checked(x + y) : unchecked(x + y),
                BinaryOperatorKind.Subtract => isChecked ? checked(x - y) : unchecked(x - y),
                BinaryOperatorKind.Multiply => isChecked ? checked(x * y) : unchecked(x * y),
                BinaryOperatorKind.Divide => x / y,
                BinaryOperatorKind.Remainder => x % y,
                BinaryOperatorKind.And => x & y,
                BinaryOperatorKind.Or => x | y,
                BinaryOperatorKind.ExclusiveOr => x ^ y,
                BinaryOperatorKind.LeftShift => x << count,
                BinaryOperatorKind.RightShift => x >> count,
                _ => null,
            };

            // The one quotient that its type cannot hold throws in any context; bits that are shifted out in none.
            return result is { } exact ? Numbers.Fit(exact, type, isChecked ? kind != BinaryOperatorKind.LeftShift : kind == BinaryOperatorKind.Divide) : null;
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>Whether a comparison of two numbers of one type holds.</summary>
    public static bool Holds(BinaryOperatorKind kind, object left, object right)
    {
        // Not all by CompareTo, for which a NaN equals itself and is less than any number.
        var (x, y) = left is double ? ((double)left, (double)right) : (((IComparable)left).CompareTo(right), 0);
        return kind switch
        {
            BinaryOperatorKind.Equals => x == y,
            BinaryOperatorKind.NotEquals => x != y,
            BinaryOperatorKind.LessThan => x < y,
            BinaryOperatorKind.LessThanOrEqual => x <= y,
            BinaryOperatorKind.GreaterThan => x > y,
            _ => x >= y,
        };
    }

    private static object? Fractional(BinaryOperatorKind kind, double left, double right) => kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide => left / right,
        BinaryOperatorKind.Remainder => left % right,
        _ => null,
    };
}
