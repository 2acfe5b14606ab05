using System.Numerics;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>A whole number of which only the range is known: the length of a text, the sign of a comparison.</summary>
internal sealed class Bounded(int least, int most, bool neverZero, bool derived) : Value
{
    public int Least { get; } = least;

    public int Most { get; } = most;

    public bool NeverZero { get; } = neverZero;

    public override bool IsDerived { get; } = derived;

    public static Bounded AtLeast(int least, bool derived = true) => new(least, int.MaxValue, neverZero: false, derived);

    /// <summary>The outcome of comparing it with a number, where the range decides it.</summary>
    public bool? Compare(BinaryOperatorKind kind, BigInteger number) => kind switch
    {
        BinaryOperatorKind.Equals => number < Least || number > Most || (NeverZero && number.IsZero) ? false : null,
        BinaryOperatorKind.NotEquals => number < Least || number > Most || (NeverZero && number.IsZero) ? true : null,
        BinaryOperatorKind.LessThan => Most < number ? true : Least >= number ? false : null,
        BinaryOperatorKind.LessThanOrEqual => Most <= number ? true : Least > number ? false : null,
        BinaryOperatorKind.GreaterThan => Least > number ? true : Most <= number ? false : null,
        BinaryOperatorKind.GreaterThanOrEqual => Least >= number ? true : Most < number ? false : null,
        _ => null,
    };

    /// <summary>The operator that says the same with the operands changed round.</summary>
    public static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    public override bool Equals(Value? other) => other is Bounded that
        && Least == that.Least && Most == that.Most && NeverZero == that.NeverZero && IsDerived == that.IsDerived;

    public override int GetHashCode() => Least ^ Most;
}
