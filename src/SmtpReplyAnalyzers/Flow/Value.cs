using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What an expression may be, as far as it matters for replies. Immutable; equal values are interchangeable.</summary>
internal abstract class Value : IEquatable<Value>
{
    /// <summary>The outcome of a condition on it depends on the failure in a way that is not understood.</summary>
    public virtual bool IsDependent => false;

    /// <summary>It was made from the failure, so that whoever gets it learns of the failure.</summary>
    public virtual bool IsDerived => false;

    /// <summary>It may have changed since the failure: another item, another attempt.</summary>
    public virtual bool IsFresh => false;

    /// <summary>It differs from failure to failure in a way that is known.</summary>
    public virtual bool IsFunction => false;

    /// <summary>The value for one failure; itself when it does not depend on the failure.</summary>
    public virtual Value At(Failure failure) => this;

    /// <summary>The value as of now: from here on it counts as unchanged.</summary>
    public virtual Value Settled() => this;

    public abstract bool Equals(Value? other);

    public sealed override bool Equals(object? obj) => obj is Value other && Equals(other);

    public abstract override int GetHashCode();

    /// <summary>The least value that stands for both.</summary>
    public static Value Join(Value left, Value right)
    {
        if (left.Equals(right))
            return left;
        if (left is Unknown one && right is Unknown other && one.AsMaybeNull().Equals(other.AsMaybeNull()))
            return one.AsMaybeNull();
        if (left is Dialogue spoken && right is Dialogue heard)
            return spoken.Meet(heard);
        if (left is Created made && right is Created twin && made.Meet(twin) is { } common)
            return common;
        // A text that is empty yet becomes the reply that is read next.
        if (left is Constant { Content: "" } && ReferenceEquals(right, Function.Reply))
            return right;
        if (right is Constant { Content: "" } && ReferenceEquals(left, Function.Reply))
            return left;
        if (Function.Meet(left, right) is { } function)
            return function;
        var origin = left is Unknown a && right is Unknown b && Equals(a.Origin, b.Origin) ? a.Origin : null;
        return new Unknown(
            left.IsDependent || right.IsDependent || left is Function || right is Function,
            left.IsDerived || right.IsDerived,
            fresh: true,
            origin)
        {
            IsNotNull = IsKnownNotNull(left) && IsKnownNotNull(right),
            Start = left is Unknown { Start: { } start } && right is Unknown { Start: { } same } && start == same ? start : null,
        };
    }

    /// <summary>Whatever it is, it is not null.</summary>
    public static bool IsKnownNotNull(Value value) => value is Unknown { IsNotNull: true } or Constant { Content: not null } or Created or Sequence or RaisedException;
}

/// <summary>Where an unknown value came from: a parameter, a creation, a member of another origin.</summary>
/// <param name="Site">The symbol or the syntax that it came from.</param>
/// <param name="Of">What it is a part of, or was made from.</param>
internal sealed record Origin(object Site, Origin? Of = null)
{
    private const int DeepestPart = 6;

    public int Depth { get; } = (Of?.Depth ?? 0) + 1;

    /// <summary>It is this variable, or what it holds, that tells the value from others: itself, what it is a part of, or the number of that part.</summary>
    public bool IsTold(ISymbol variable, Origin? held)
    {
        for (var origin = this; origin is not null; origin = origin.Of)
        {
            if (origin.Equals(held) || SymbolEqualityComparer.Default.Equals(origin.Site as ISymbol, variable))
                return true;
        }

        return false;
    }

    public static Origin? PartOf(Origin? whole, object part) => whole is null || whole.Depth > DeepestPart ? null : new Origin(part, whole);
}

/// <summary>A value that is not known: independent of the failure, or dependent on it.</summary>
internal sealed class Unknown : Value
{
    private readonly bool _dependent;
    private readonly bool _derived;
    private readonly bool _fresh;

    public Unknown(bool dependent, bool derived, bool fresh, Origin? origin = null)
    {
        _dependent = dependent;
        _derived = derived || dependent;
        _fresh = fresh;
        Origin = origin;
    }

    public static Unknown Independent { get; } = new(dependent: false, derived: false, fresh: false);

    public static Unknown Fresh { get; } = new(dependent: false, derived: false, fresh: true);

    public static Unknown Dependent { get; } = new(dependent: true, derived: true, fresh: false);

    /// <summary>Tells of the failure, but says nothing about which reply it was.</summary>
    public static Unknown Derived { get; } = new(dependent: false, derived: true, fresh: false);

    public Origin? Origin { get; }

    public bool IsNotNull { get; init; }

    /// <summary>How the text begins, where that is known: the verb of a command, or the code of a reply that is taken to be positive.</summary>
    public string? Start { get; init; }

    public override bool IsDependent => _dependent;

    public override bool IsDerived => _derived;

    public override bool IsFresh => _fresh;

    /// <summary>Unknown because of what it was made from.</summary>
    public static Unknown From(IEnumerable<Value?> parts, Origin? origin = null)
    {
        var (dependent, derived, fresh) = (false, false, false);
        foreach (var part in parts)
        {
            if (part is null)
                continue;
            dependent |= part.IsDependent || part is Function;
            derived |= part.IsDerived;
            fresh |= part.IsFresh;
        }

        return new Unknown(dependent, derived, fresh, origin);
    }

    public static Unknown From(Value part, Origin? origin = null) => new(part.IsDependent || part is Function, part.IsDerived, part.IsFresh, origin);

    public Unknown AsNotNull() => IsNotNull ? this : new Unknown(_dependent, _derived, _fresh, Origin) { IsNotNull = true, Start = Start };

    public Unknown AsMaybeNull() => IsNotNull ? new Unknown(_dependent, _derived, _fresh, Origin) { Start = Start } : this;

    public Unknown Beginning(string start) => new(_dependent, _derived, _fresh, Origin) { IsNotNull = IsNotNull, Start = start };

    public override Value Settled() => _fresh ? new Unknown(_dependent, _derived, fresh: false, Origin) { IsNotNull = IsNotNull, Start = Start } : this;

    public override bool Equals(Value? other) => other is Unknown that && IsNotNull == that.IsNotNull && Start == that.Start
        && _dependent == that._dependent && _derived == that._derived && _fresh == that._fresh && Equals(Origin, that.Origin);

    public override int GetHashCode() => (_dependent ? 1 : 0) + (_derived ? 2 : 0) + (_fresh ? 4 : 0) + (Origin?.GetHashCode() ?? 0);
}

/// <summary>A value known at compile time; an enumeration's value is its number.</summary>
internal sealed class Constant(object? value) : Value
{
    public static Constant Null { get; } = new(null);

    public static Constant True { get; } = new(true);

    public static Constant False { get; } = new(false);

    public object? Content { get; } = value;

    public static Constant Of(bool value) => value ? True : False;

    public override bool Equals(Value? other) => other is Constant that && Equals(Content, that.Content);

    public override int GetHashCode() => Content?.GetHashCode() ?? 0;
}

/// <summary>The exception that stands for one failure, or its inner exception.</summary>
internal sealed class RaisedException(Failure failure, bool isInner) : Value
{
    public Failure Failure { get; } = failure;

    public bool IsInner { get; } = isInner;

    public override bool IsDerived => true;

    public override bool Equals(Value? other) => other is RaisedException that && Failure == that.Failure && IsInner == that.IsInner;

    public override int GetHashCode() => Failure.GetHashCode() + (IsInner ? 1 : 0);
}

/// <summary>Text of which only the beginning is known: the code of a reply and what follows it.</summary>
internal sealed class ReplyText(string start) : Value
{
    public string Start { get; } = start;

    /// <summary>The line that follows in the same text; null where that is not known.</summary>
    public ReplyText? Next { get; init; }

    /// <summary>How long it is at least: a code alone is known as a whole, so that something follows; a challenge is Base64, and has four characters.</summary>
    public int LeastLength => Start.Length + (Start.StartsWith("334 ", StringComparison.Ordinal) ? 4 : 1);

    /// <summary>It is known to end without a line end.</summary>
    public bool IsTrimmed { get; init; }

    public override bool IsDerived => true;

    public override bool Equals(Value? other) => other is ReplyText that && Start == that.Start && Equals(Next, that.Next);

    public override int GetHashCode() => Start.GetHashCode();
}
