using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>A whole number of which only the range is known: the length of a text, the sign of a comparison.</summary>
internal sealed class Bounded(int least, int most, bool neverZero, bool derived) : Value
{
    public int Least { get; } = least;

    public int Most { get; } = most;

    public bool NeverZero { get; } = neverZero;

    public override bool IsDerived { get; } = derived;

    public static Bounded AtLeast(int least) => new(least, int.MaxValue, neverZero: false, derived: true);

    /// <summary>Only the sign of a comparison is defined.</summary>
    public static Value Sign(int order, bool derived = false) => order == 0 ? new Constant(0)
        : order < 0 ? new Bounded(int.MinValue, -1, neverZero: true, derived)
        : new Bounded(1, int.MaxValue, neverZero: true, derived);

    /// <summary>The outcome of comparing it with a number, where the range decides it; the number may stand on the left.</summary>
    public bool? Compare(BinaryOperatorKind kind, long number, bool isRight)
    {
        bool? less = Most < number ? true : Least >= number ? false : null;
        bool? greater = Least > number ? true : Most <= number ? false : null;
        bool? equal = less == true || greater == true || (NeverZero && number == 0) ? false : null;
        (less, greater) = isRight ? (greater, less) : (less, greater);
        return kind switch
        {
            BinaryOperatorKind.Equals => equal,
            BinaryOperatorKind.NotEquals => !equal,
            BinaryOperatorKind.LessThan => less,
            BinaryOperatorKind.LessThanOrEqual => !greater,
            BinaryOperatorKind.GreaterThan => greater,
            BinaryOperatorKind.GreaterThanOrEqual => !less,
            _ => null,
        };
    }

    public override bool Equals(Value? other) => other is Bounded that
        && Least == that.Least && Most == that.Most && NeverZero == that.NeverZero && IsDerived == that.IsDerived;

    public override int GetHashCode() => Least ^ Most;
}
