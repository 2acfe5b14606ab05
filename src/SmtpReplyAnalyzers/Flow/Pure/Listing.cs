using System.Collections.Immutable;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>A collection of which only the first items are known: the characters, or the parts, of a reply.</summary>
internal sealed class KnownStart(ImmutableArray<Value> items) : Value
{
    public ImmutableArray<Value> Items { get; } = items;

    public override bool IsDerived => true;

    public override bool Equals(Value? other) => other is KnownStart that && Items.SequenceEqual(that.Items);

    public override int GetHashCode() => Items.Length;
}

/// <summary>Items in order, all of a collection or its first ones.</summary>
internal readonly record struct Listing(ImmutableArray<Value> Items, bool IsWhole)
{
    public static Listing? From(Value value) => value switch
    {
        Sequence { IsDictionary: false } sequence => new Listing(sequence.Items, true),
        KnownStart start => new Listing(start.Items, false),
        _ when Text.From(value) is { } text => new Listing(ImmutableArray.CreateRange<Value>(text.Start.Select(static character => new Constant(character))), text.IsWhole),
        _ => null,
    };

    /// <summary>Null where it would be longer than a <see cref="Sequence"/> may be.</summary>
    public Value? ToValue() => Items.Length > Sequence.Longest ? null : IsWhole ? new Sequence(Items) : new KnownStart(Items);

    public int? IndexOf(Value sought)
    {
        for (var i = 0; i < Items.Length; i++)
        {
            switch (Equality.Of(Items[i], sought))
            {
                case true:
                    return i;
                case null:
                    return null;
            }
        }

        return IsWhole ? -1 : null;
    }

    public bool? Contains(Value sought)
    {
        bool? found = IsWhole ? false : null;
        foreach (var item in Items)
        {
            switch (Equality.Of(item, sought))
            {
                case true:
                    return true;
                case null:
                    found = null;
                    break;
            }
        }

        return found;
    }

    /// <summary>Each item once. Null where it is not known which are equal.</summary>
    public Listing? Distinct()
    {
        var seen = new HashSet<Value>();
        var kept = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in Items)
        {
            if (item is not Constant)
                return null;
            if (seen.Add(item))
                kept.Add(item);
        }

        return new Listing(kept.ToImmutable(), IsWhole);
    }

    public Value Count() => IsWhole ? new Constant(Items.Length) : Bounded.AtLeast(Items.Length);
}
