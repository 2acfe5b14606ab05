using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What is known where two ways meet.</summary>
internal sealed partial class Env
{
    private const int LoosestBound = 16;

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
                ? Join(other, _slots.KeyOf(i), mine ?? InitialOf(_slots.KeyOf(i)), theirs ?? InitialOf(_slots.KeyOf(i)))
                : mine ?? theirs;
        }

        joined.KeepBounds(this, other);
        return joined;
    }

    // What was not assigned since the failure is as it was then, on either way.
    private Value Join(Env other, object key, Value mine, Value theirs)
    {
        var value = Value.Join(mine, theirs);
        return !value.IsFresh || mine.IsFresh || theirs.IsFresh || this[new Touched(key)] is not null || other[new Touched(key)] is not null ? value : value.Settled();
    }

    // A loop loosens a bound step by step; far from zero it is given up, so that the loop comes to rest.
    private static bool IsWidened(Value? bound, Value looser) => bound is not null && looser is not Constant { Content: >= -LoosestBound and <= LoosestBound };

    // Numbers that were known on either way are known no longer, but lie between the two, and as far from what they were compared with.
    private void KeepBounds(Env left, Env right)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (left.At(i) is not Constant { Content: int mine } || right.At(i) is not Constant { Content: int theirs } || mine == theirs
                || mine is < -LoosestBound or > LoosestBound || theirs is < -LoosestBound or > LoosestBound || _slots.KeyOf(i) is BoundKey)
            {
                continue;
            }

            var slot = _slots.KeyOf(i);
            KeepBound(new BoundKey(Bounds.Zero, slot), -Math.Min(mine, theirs));
            for (var j = 0; j < Math.Min(left._values.Length, right._values.Length); j++)
            {
                if (left.At(j) is Constant { Content: int a } && right.At(j) is Constant { Content: int b }
                    && _slots.KeyOf(j) is BoundKey { Left: Bounds.Zero, Right: { } limit } && !_slots.IsSame(limit, slot))
                {
                    KeepBound(new BoundKey(slot, limit), Math.Max(mine + a, theirs + b));
                }
            }
        }
    }

    private void KeepBound(BoundKey key, int bound)
    {
        if (_slots.HasRoomFor(key))
            this[key] ??= new Constant(bound);
    }
}
