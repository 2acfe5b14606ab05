using System.Collections.Immutable;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>One of a few known values, whatever conditions decide that do not depend on the failure: what a helper returns on several ways.</summary>
internal sealed class Choice : Value
{
    private const int Most = 4;

    private Choice(ImmutableArray<Value> values) => Values = values;

    public ImmutableArray<Value> Values { get; }

    public override bool IsDerived => Values.Any(static value => value.IsDerived);

    /// <summary>One of these values: a choice where they are few and known, the one where they are the same.</summary>
    public static Value Of(IEnumerable<Value> values)
    {
        var known = values.SelectMany(static value => value is Choice choice ? choice.Values : ImmutableArray.Create(value)).Distinct().ToImmutableArray();
        if (known.Length == 1)
            return known[0];
        return known.Length <= Most && known.All(static value => value is Constant or ReplyText or Created) ? new Choice(known) : known.Skip(1).Aggregate(known[0], static (all, other) => Join(all, other));
    }

    /// <summary>Applies a function to each of the values that the operands may have.</summary>
    public static Value Apply(ImmutableArray<Value> operands, Func<ImmutableArray<Value>, Value> apply)
    {
        for (var i = 0; i < operands.Length; i++)
        {
            if (operands[i] is Choice choice)
                return Of(choice.Values.Select(value => Apply(operands.SetItem(i, value), apply)));
        }

        return apply(operands);
    }

    public override bool Equals(Value? other) => other is Choice that && Values.Length == that.Values.Length && Values.All(value => that.Values.Contains(value));

    public override int GetHashCode() => Values.Length;
}
