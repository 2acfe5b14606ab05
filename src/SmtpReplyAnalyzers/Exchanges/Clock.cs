using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What a clock says, or how much time went by: the server answers before any time has passed, so that nothing has run out yet.</summary>
/// <param name="offset">A time that is to come is later than now, by a positive number; one that is gone is earlier.</param>
internal sealed class Clock(int offset) : Value
{
    public static Clock Now { get; } = new(0);

    private int Offset { get; } = offset;

    /// <summary>Later than this.</summary>
    public Value Later() => Offset < 0 ? Made.Derived(new object(), this) : new Clock(1);

    /// <summary>What an operator makes of two values of which one at least is of a clock.</summary>
    /// <param name="kind">The operator.</param>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <param name="hasPassed">Nothing happened for a long time: whatever waits does not wait any longer.</param>
    public static Value Compute(BinaryOperatorKind kind, Value left, Value right, bool hasPassed)
    {
        if (left is Constant { Content: null } || right is Constant { Content: null })
            return Constant.Of(kind == BinaryOperatorKind.NotEquals);
        var (a, b) = (left as Clock, right as Clock);
        switch (kind)
        {
            case BinaryOperatorKind.Add:
                return (a ?? b)!.Later();
            case BinaryOperatorKind.Subtract when a is not null && b is not null:
                return new Clock(Math.Sign(a.Offset - b.Offset));
            case BinaryOperatorKind.Subtract when a is { Offset: 0 }:
                return new Clock(-1);
            case BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply when a is not null:
                return a;
        }

        // No time at all is less than any that is given; a time to come may be more, or less.
        int? order = a is not null && b is not null ? Math.Sign(a.Offset - b.Offset)
            : a is not null ? a.Offset <= 0 ? -1 : right is Constant ? 1 : null
            : b!.Offset <= 0 ? 1 : left is Constant ? -1 : null;
        order = hasPassed ? -order : order;
        return (kind, order) switch
        {
            (_, null) => Made.Derived(kind, left, right),
            (BinaryOperatorKind.LessThan, _) => Constant.Of(order < 0),
            (BinaryOperatorKind.LessThanOrEqual, _) => Constant.Of(order <= 0),
            (BinaryOperatorKind.GreaterThan, _) => Constant.Of(order > 0),
            (BinaryOperatorKind.GreaterThanOrEqual, _) => Constant.Of(order >= 0),
            (BinaryOperatorKind.Equals, _) => Constant.Of(order == 0),
            (BinaryOperatorKind.NotEquals, _) => Constant.Of(order != 0),
            _ => Made.Derived(kind, left, right),
        };
    }

    public override bool Equals(Value? other) => other is Clock that && Offset == that.Offset;

    public override int GetHashCode() => Offset;
}
