using System.Collections.Immutable;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>A collection of which only the first items are known: the characters, or the parts, of a reply.</summary>
internal sealed class KnownStart(ImmutableArray<Value> items) : Value
{
    public ImmutableArray<Value> Items { get; } = items;

    /// <summary>What every other item is known to be; null where that is not known.</summary>
    public Value? Rest { get; init; }

    public override bool IsDerived => true;

    public override bool Equals(Value? other) => other is KnownStart that && Items.SequenceEqual(that.Items) && Equals(Rest, that.Rest);

    public override int GetHashCode() => Items.Length;
}
