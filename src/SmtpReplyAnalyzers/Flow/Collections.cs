using System.Collections.Immutable;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>A collection whose items are known: an array, a list, a set, the keys of a dictionary.</summary>
internal sealed class Sequence(ImmutableArray<Value> items, ImmutableArray<Value> values = default) : Value
{
    /// <summary>A longer one counts as not known.</summary>
    public const int Longest = 1001;

    public ImmutableArray<Value> Items { get; } = items;

    /// <summary>For a dictionary the value of each key; else default.</summary>
    public ImmutableArray<Value> Values { get; } = values;

    public bool IsDictionary => !Values.IsDefault;

    /// <summary>What a loop over the collection sees at a position; for a dictionary a pair, which is not followed.</summary>
    public Value CurrentAt(int position) => IsDictionary ? Unknown.Independent : Items[position];

    public override bool Equals(Value? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        return other is Sequence that && Items.SequenceEqual(that.Items)
            && IsDictionary == that.IsDictionary && (!IsDictionary || Values.SequenceEqual(that.Values));
    }

    public override int GetHashCode()
    {
        var hash = Items.Length;
        foreach (var item in Items)
            hash = (hash * 31) + item.GetHashCode();
        return hash;
    }
}

/// <summary>A position in a <see cref="Sequence"/>; loops over a known collection are followed item by item.</summary>
internal sealed class Enumerator(Sequence sequence, int position) : Value
{
    /// <summary>A longer collection is not followed.</summary>
    public const int MostSteps = 64;

    public Sequence Sequence { get; } = sequence;

    /// <summary>-1 before the first item.</summary>
    public int Position { get; } = position;

    public override bool Equals(Value? other) => other is Enumerator that && Position == that.Position && Sequence.Equals(that.Sequence);

    public override int GetHashCode() => (Sequence.GetHashCode() * 31) + Position;
}

/// <summary>A collection of unknown length, but never empty, of which one item is followed: the refused recipients of one message.</summary>
internal sealed class Repeated(Value item, bool isPastFirst = false) : Value
{
    public Value Item { get; } = item;

    /// <summary>The tag of the step past the first item.</summary>
    public const string PastFirst = "past first";

    /// <summary>A loop over it has seen the first item.</summary>
    public bool IsPastFirst { get; } = isPastFirst;

    public override bool IsDerived => Item.IsDerived;

    public override bool Equals(Value? other) => other is Repeated that && Item.Equals(that.Item) && IsPastFirst == that.IsPastFirst;

    public override int GetHashCode() => Item.GetHashCode() + (IsPastFirst ? 2 : 1);
}
