using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>The values of the slots at one point. A slot without a value holds what it held when the body began.</summary>
internal sealed partial class Env : IEquatable<Env>
{
    private readonly Slots _slots;
    private Value?[] _values;
    private bool _isShared;

    public Env(Slots slots, int capacity = 0)
    {
        _slots = slots;
        _values = new Value?[capacity];
    }

    public Value? this[object key]
    {
        get => _slots.Find(key) is { } number && number < _values.Length ? _values[number] : null;

        set
        {
            var number = _slots.NumberOf(key);
            if (number >= _values.Length)
                (_values, _isShared) = (Resized(number + 8), false);
            Own()[number] = value;
        }
    }

    /// <summary>A copy; the values are shared until one of the two changes.</summary>
    public Env Clone()
    {
        _isShared = true;
        return new Env(_slots) { _values = _values, _isShared = true };
    }

    private Value?[] Own()
    {
        if (_isShared)
            (_values, _isShared) = (Resized(_values.Length), false);
        return _values;
    }

    private Value?[] Resized(int length)
    {
        var values = new Value?[length];
        Array.Copy(_values, values, _values.Length);
        return values;
    }

    /// <summary>Learns an upper bound that is lower than the one known so far.</summary>
    public void LowerBound(BoundKey key, int bound)
    {
        if (_slots.HasRoomFor(key))
            this[key] = new Constant(bound);
    }

    /// <summary>The values when a failure begins: all count as unchanged from here on, and none depends on an earlier failure.</summary>
    public Env Settled()
    {
        var settled = new Env(_slots, _values.Length);
        for (var i = 0; i < _values.Length; i++)
            settled._values[i] = _values[i] is not { } value || _slots.KeyOf(i) is Touched ? null : value.Settled();
        return settled;
    }

    /// <summary>The values seen from a later, new attempt: what was a function of the old failure is only known to stem from it.</summary>
    public Env WithoutFailure(FailureSet failures)
    {
        var env = Clone();
        for (var i = 0; i < env._values.Length; i++)
        {
            if (env._values[i] is Function function)
                env.Own()[i] = OnlyValue(function, failures);
            else if (env._values[i] is Created { Members.IsEmpty: false } made)
                env.Own()[i] = made.Map(member => member is Function part ? OnlyValue(part, failures) : member);
            else if (env._values[i] is Dialogue dialogue)
                env.Own()[i] = dialogue.WithoutReply();
            else if (env._values[i] is { IsDependent: true })
                env.Own()[i] = Unknown.Derived;
        }

        return env;
    }

    /// <summary>The slot got another value, <paramref name="step"/> above the old one, or, without a step, any.</summary>
    public void MoveBounds(object slot, int? step)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] is not Constant { Content: int bound } || _slots.KeyOf(i) is not BoundKey key)
                continue;
            var sign = _slots.IsSame(key.Left, slot) ? 1 : _slots.IsSame(key.Right, slot) ? -1 : 0;
            if (sign != 0)
                Own()[i] = step is null ? null : new Constant(bound + (sign * step.Value));
        }
    }

    /// <summary>What a slot holds when the body begins.</summary>
    public static Value InitialOf(object key) => key switch
    {
        IParameterSymbol => new Unknown(dependent: false, derived: false, fresh: false, new Origin(key)),
        IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } => new Unknown(dependent: false, derived: false, fresh: false, new Origin(key, new Origin(Run.This))),
        _ => Unknown.Independent,
    };

    // The bound holds here too: by a bound that is as low, or because the numbers themselves are known.
    private bool Obeys(BoundKey key, Value limit)
    {
        if (limit is not Constant { Content: int upper })
            return false;
        if (this[key] is Constant { Content: int own })
            return own <= upper;
        return (NumberIn(key.Left), NumberIn(key.Right)) switch
        {
            ({ } left, { } right) => left - right <= upper,
            ({ } left, null) => this[new BoundKey(Bounds.Zero, key.Right)] is Constant { Content: int bound } && left + bound <= upper,
            (null, { } right) => this[new BoundKey(key.Left, null)] is Constant { Content: int bound } && bound - right <= upper,
            _ => false,
        };
    }

    private int? NumberIn(object? slot) => slot is null or Bounds.Zero ? 0 : this[slot] is Constant { Content: int number } ? number : null;

    /// <summary>Forgets what the members of <c>this</c> and of types hold: a call may have changed them.</summary>
    public void ForgetMembers()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] is not null and not Function && _slots.KeyOf(i) is IFieldSymbol { IsReadOnly: false } or IPropertySymbol)
                Own()[i] = Unknown.From(_values[i]!);
        }
    }

    /// <summary>Gives a lambda or a local function what its body can see of this one.</summary>
    public void CopySymbolsTo(Env target)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] is { } value && _slots.KeyOf(i) is ISymbol symbol)
                target[symbol] = value;
        }
    }

    /// <summary>Both stand at the same places in the collections that they go through.</summary>
    public bool IsAtSamePositions(Env other)
    {
        for (var i = 0; i < Math.Max(_values.Length, other._values.Length); i++)
        {
            var (mine, theirs) = (At(i), other.At(i));
            if ((mine is Enumerator || theirs is Enumerator) && !Equals(mine, theirs))
                return false;
            if (mine is Function a && theirs is Function b && a.HasTag(Repeated.PastFirst) != b.HasTag(Repeated.PastFirst))
                return false;
        }

        return true;
    }

    /// <summary>What tells the message from others is what it was at the failure here, and something else there: the same message, or the next one.</summary>
    public bool IsAtOtherItem(Env other, Origin? message)
    {
        for (var i = 0; message is not null && i < Math.Min(_values.Length, other._values.Length); i++)
        {
            if (_values[i] is Unknown mine && other._values[i] is Unknown theirs && mine.IsFresh != theirs.IsFresh
                && Equals(mine.Origin, theirs.Origin) && _slots.KeyOf(i) is ILocalSymbol variable && message.IsTold(variable, mine.Origin))
            {
                return true;
            }
        }

        return false;
    }

    public bool Equals(Env? other)
    {
        if (other is null)
            return false;
        for (var i = 0; i < Math.Max(_values.Length, other._values.Length); i++)
        {
            if (!Equals(At(i), other.At(i)))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Env);

    public override int GetHashCode() => _values.Length;

    private static readonly Unknown EarlierException = Unknown.Derived.AsNotNull();

    private static Value OnlyValue(Function function, FailureSet failures)
    {
        if (ReferenceEquals(function, Function.Exception))
            return EarlierException;
        Value? only = null;
        foreach (var failure in failures.Each())
        {
            var value = function.At(failure);
            if (value is not Constant || (only is not null && !only.Equals(value)))
                return Unknown.Derived;
            only = value;
        }

        return only ?? Unknown.Derived;
    }

    private Value? At(int number) => number < _values.Length ? _values[number] : null;
}
