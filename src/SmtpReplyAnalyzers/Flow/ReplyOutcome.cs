using System.Collections.Immutable;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What a read, or a helper that speaks to the server, makes of the reply.</summary>
/// <param name="Successes">The replies after which it returns as after a success.</param>
/// <param name="Returned">The negative replies after which it returns, too, and which its result tells.</param>
/// <param name="Thrown">The failures that leave it as an exception.</param>
/// <param name="Value">What it returns, for each of the replies.</param>
/// <param name="Exception">What it throws, for each of the failures.</param>
/// <param name="After">How far the conversation has come.</param>
internal sealed record ReplyOutcome(FailureSet Successes, FailureSet Returned, FailureSet Thrown, Value Value, Value Exception, Dialogue After)
{
    /// <summary>What was done about the failures that it returns.</summary>
    public TrailMarks Marks { get; init; }

    /// <summary>It makes a new connection.</summary>
    public bool Connects { get; init; }

    /// <summary>What it leaves in parameters passed by reference and in members of the object, for each of the replies.</summary>
    public ImmutableArray<Change> Changes { get; init; } = ImmutableArray<Change>.Empty;

    /// <summary>The value that stands for all of the successes; one that is not known when they differ.</summary>
    public static Value Settle(Value value, FailureSet successes)
    {
        if (value is Created made)
            return made.Map(member => Settle(member, successes));
        if (value is not Function)
            return value;
        var values = successes.Each().Select(value.At).Distinct().Take(2).ToArray();
        return values.Length != 1 ? Unknown.Independent
            : values[0] is ReplyText text ? Unknown.Independent.Beginning(text.Start)
            : values[0];
    }
}

/// <summary>What a helper leaves in a parameter, or in a member of the object that it belongs to.</summary>
/// <param name="Slot">The parameter or the member.</param>
/// <param name="Value">The value, a function of the failure.</param>
internal sealed record Change(Microsoft.CodeAnalysis.ISymbol Slot, Value Value);
