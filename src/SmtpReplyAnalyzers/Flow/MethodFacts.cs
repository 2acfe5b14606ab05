using System.Collections.Immutable;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What a method of the same compilation does, whatever it is called with.</summary>
/// <param name="Name">The failing member that it leads to.</param>
/// <param name="Role">What that does in the session.</param>
/// <param name="LetsOut">The failures that leave the method.</param>
/// <param name="Sends">It submits a message, whether or not it lets a failure out.</param>
/// <param name="SentParameters">The parameters that it sends, by ordinal.</param>
internal sealed record MethodFacts(string Name, MemberRole Role, FailureSet LetsOut, bool Sends, ImmutableArray<int> SentParameters)
{
    public static MethodFacts None { get; } = new(string.Empty, MemberRole.Connect, FailureSet.Empty, Sends: false, ImmutableArray<int>.Empty);

    /// <summary>Once a message is sent, it notes that down.</summary>
    public bool Records { get; init; }

    /// <summary>It makes a delay.</summary>
    public bool Waits { get; init; }

    /// <summary>It neither lets a failure out nor sends.</summary>
    public bool IsSilent => LetsOut.IsEmpty && !Sends;
}

/// <summary>What a helper does with a failure that is at hand.</summary>
/// <param name="Returned">What it returns for each failure.</param>
/// <param name="Marks">What it may have done with the failure.</param>
/// <param name="IsVerdict">Whatever way it goes, it calls the failure permanent.</param>
internal sealed record HelperSummary(Value Returned, TrailMarks Marks, bool IsVerdict)
{
    /// <summary>The failures after which it returns.</summary>
    public FailureSet Returning { get; init; } = FailureSet.Empty;

    /// <summary>The failures after which it throws.</summary>
    public FailureSet Throwing { get; init; } = FailureSet.Empty;

    /// <summary>What it throws, for each of them.</summary>
    public Value Thrown { get; init; } = Unknown.Independent;

    /// <summary>What it leaves in parameters passed by reference and in members of the object.</summary>
    public ImmutableArray<Change> Changes { get; init; } = ImmutableArray<Change>.Empty;
}
