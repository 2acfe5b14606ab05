using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Numbers what can hold a value in one body: locals, parameters, members of <c>this</c>, captures of the graph, caught exceptions.</summary>
internal sealed class Slots
{
    private readonly Dictionary<object, int> _numbers = new(KeyComparer.Instance);
    private readonly List<object> _keys = new();

    public int NumberOf(object key)
    {
        if (_numbers.TryGetValue(key, out var number))
            return number;
        _numbers.Add(key, _keys.Count);
        _keys.Add(key);
        return _keys.Count - 1;
    }

    public object KeyOf(int number) => _keys[number];

    public bool IsSame(object? left, object? right) =>
        left is not null && right is not null && ((IEqualityComparer<object>)KeyComparer.Instance).Equals(left, right);

    private sealed class KeyComparer : IEqualityComparer<object>
    {
        public static KeyComparer Instance { get; } = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) =>
            x is ISymbol a && y is ISymbol b ? SymbolEqualityComparer.Default.Equals(a, b) : Equals(x, y);

        int IEqualityComparer<object>.GetHashCode(object key) =>
            key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : key.GetHashCode();
    }
}

/// <summary>The values of the slots at one point. A slot without a value holds what it held when the body began.</summary>
internal sealed class Env : IEquatable<Env>
{
    private const int LoosestBound = 16;
    private readonly Slots _slots;
    private Value?[] _values;

    public Env(Slots slots, int capacity = 0)
    {
        _slots = slots;
        _values = new Value?[capacity];
    }

    public Value? this[object key]
    {
        get
        {
            var number = _slots.NumberOf(key);
            return number < _values.Length ? _values[number] : null;
        }

        set
        {
            var number = _slots.NumberOf(key);
            if (number >= _values.Length)
                Array.Resize(ref _values, number + 8);
            _values[number] = value;
        }
    }

    public Env Clone()
    {
        var clone = new Env(_slots, _values.Length);
        Array.Copy(_values, clone._values, _values.Length);
        return clone;
    }

    /// <summary>The values where two ways meet: what differs is known no longer.</summary>
    public Env Join(Env other)
    {
        var joined = new Env(_slots, Math.Max(_values.Length, other._values.Length));
        for (var i = 0; i < joined._values.Length; i++)
        {
            var (mine, theirs) = (At(i), other.At(i));
            if (mine is null && theirs is null)
                continue;
            if (_slots.KeyOf(i) is BoundKey key)
            {
                joined._values[i] = mine is not null && other.Obeys(key, mine) ? mine : theirs is not null && Obeys(key, theirs) && !IsWidened(mine, theirs) ? theirs : null;
                continue;
            }

            // A local without a value is not assigned yet; a member or a parameter holds what it held before.
            var isHeld = _slots.KeyOf(i) is IFieldSymbol or IPropertySymbol or IParameterSymbol;
            joined._values[i] = (mine is not null && theirs is not null) || isHeld
                ? Value.Join(mine ?? InitialOf(_slots.KeyOf(i)), theirs ?? InitialOf(_slots.KeyOf(i)))
                : mine ?? theirs;
        }

        return joined;
    }

    // A loop loosens a bound step by step; far from zero it is given up, so that the loop comes to rest.
    private static bool IsWidened(Value? bound, Value looser) => bound is not null && looser is not Constant { Content: >= -LoosestBound and <= LoosestBound };

    /// <summary>The values when a failure begins: all count as unchanged from here on, and none depends on an earlier failure.</summary>
    public Env Settled()
    {
        var settled = new Env(_slots, _values.Length);
        for (var i = 0; i < _values.Length; i++)
            settled._values[i] = _values[i]?.Settled();
        return settled;
    }

    /// <summary>The values seen from a later, new attempt: what was a function of the old failure is only known to stem from it.</summary>
    public Env WithoutFailure(FailureSet failures)
    {
        var env = Clone();
        for (var i = 0; i < env._values.Length; i++)
        {
            if (env._values[i] is Function function)
                env._values[i] = OnlyValue(function, failures);
            else if (env._values[i] is { IsDependent: true })
                env._values[i] = Unknown.Derived;
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
                _values[i] = step is null ? null : new Constant(bound + (sign * step.Value));
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
                _values[i] = Unknown.From(_values[i]!);
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
        Value? only = null;
        foreach (var failure in failures.Each())
        {
            var value = function.At(failure);
            if (value is RaisedException && (only is null || ReferenceEquals(only, EarlierException)))
            {
                only = EarlierException;
                continue;
            }

            if (value is not Constant || (only is not null && !only.Equals(value)))
                return Unknown.Derived;
            only = value;
        }

        return only ?? Unknown.Derived;
    }

    private Value? At(int number) => number < _values.Length ? _values[number] : null;
}
