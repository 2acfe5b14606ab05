using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>What the operators of C# make of two numbers of one type.</summary>
internal static class Arithmetic
{
    /// <summary>The boxed result, of the left operand's type. Null where C# throws, or for another operator.</summary>
    public static object? Compute(BinaryOperatorKind kind, object left, object right, bool isChecked) =>
        Numbers.Exact(left) is { } x && Numbers.Exact(right) is { } y ? Whole(kind, x, y, Numbers.Of(left), isChecked) : Fractional(kind, left, right);

    /// <summary>Whether a comparison of two numbers of one type holds.</summary>
    public static bool Holds(BinaryOperatorKind kind, object left, object right)
    {
        if (left is float or double)
        {
            // Not by CompareTo, for which a NaN equals itself and is less than any number.
            var (x, y) = (System.Convert.ToDouble(left, null), System.Convert.ToDouble(right, null));
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

        var order = ((IComparable)left).CompareTo(right);
        return kind switch
        {
            BinaryOperatorKind.Equals => order == 0,
            BinaryOperatorKind.NotEquals => order != 0,
            BinaryOperatorKind.LessThan => order < 0,
            BinaryOperatorKind.LessThanOrEqual => order <= 0,
            BinaryOperatorKind.GreaterThan => order > 0,
            _ => order >= 0,
        };
    }

    private static object? Whole(BinaryOperatorKind kind, BigInteger left, BigInteger right, SpecialType type, bool isChecked)
    {
        var bits = Numbers.Bits(type);
        var count = (int)(right & (bits - 1));
        var unsigned = left.Sign < 0 ? left + (BigInteger.One << bits) : left;

        // C# throws for the one quotient that its type cannot hold, and may for its remainder.
        var divides = !right.IsZero && !(right == BigInteger.MinusOne && Numbers.Fit(-left, type, isChecked: true) is null);
        BigInteger? result = kind switch
        {
            BinaryOperatorKind.Add => left + right,
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide when divides => BigInteger.Divide(left, right),
            BinaryOperatorKind.Remainder when divides => BigInteger.Remainder(left, right),
            BinaryOperatorKind.And => left & right,
            BinaryOperatorKind.Or => left | right,
            BinaryOperatorKind.ExclusiveOr => left ^ right,
            BinaryOperatorKind.LeftShift => left << count,
            BinaryOperatorKind.RightShift => left >> count,
            BinaryOperatorKind.UnsignedRightShift => unsigned >> count,
            _ => null,
        };
        return result is { } exact ? Numbers.Fit(exact, type, isChecked && kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply) : null;
    }

    private static object? Fractional(BinaryOperatorKind kind, object left, object right)
    {
        if (left is decimal money)
            return Decimal(kind, money, (decimal)right);
        if (left is not (float or double))
            return null;
        var (x, y) = (System.Convert.ToDouble(left, null), System.Convert.ToDouble(right, null));
        double? result = kind switch
        {
            BinaryOperatorKind.Add => x + y,
            BinaryOperatorKind.Subtract => x - y,
            BinaryOperatorKind.Multiply => x * y,
            BinaryOperatorKind.Divide => x / y,
            BinaryOperatorKind.Remainder => x % y,
            _ => null,
        };
        return result is { } real && left is float ? (object)(float)real : result;
    }

    private static object? Decimal(BinaryOperatorKind kind, decimal left, decimal right)
    {
        try
        {
            return kind switch
            {
                BinaryOperatorKind.Add => left + right,
                BinaryOperatorKind.Subtract => left - right,
                BinaryOperatorKind.Multiply => left * right,
                BinaryOperatorKind.Divide when right != 0 => left / right,
                BinaryOperatorKind.Remainder when right != 0 => left % right,
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
