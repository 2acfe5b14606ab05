using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What happened on a way on from a failure.</summary>
[Flags]
internal enum TrailMarks
{
    None = 0,

    /// <summary>The failure, or something made from it, was handed to somebody who may act on it, or something was done about it.</summary>
    Carried = 1,

    /// <summary>A state that others may read was set, to a value that says nothing of the failure by itself.</summary>
    Stored = 2,

    /// <summary>A condition depends on the failure in a way that is not understood: nothing is said about such a way.</summary>
    Opaque = 4,

    /// <summary>The reply code was tested.</summary>
    CodeTested = 8,

    /// <summary>The type of the exception was tested.</summary>
    KindTested = 16,

    /// <summary>Something was done at all, if only written to a log.</summary>
    Acted = 32,

    /// <summary>The work was put back, to be done again later.</summary>
    Requeued = 64,

    /// <summary>A delay was made.</summary>
    Delayed = 128,

    /// <summary>A counter of tries was raised on something that outlives the method.</summary>
    Counted = 256,

    /// <summary>A message was sent after the failure.</summary>
    SentLater = 512,

    /// <summary>On the way of a success: a message was sent.</summary>
    Sent = 1024,

    /// <summary>The message is still in the queue that it was looked up in.</summary>
    Kept = 2048,

    /// <summary>Something was called that may have made a delay.</summary>
    Paced = 4096,

    /// <summary>A connection was made anew, or may have been.</summary>
    Reconnected = 8192,

    /// <summary>The command that failed was given again.</summary>
    Repeated = 16384,

    /// <summary>Another command was given to the server.</summary>
    WentOn = 32768,

    /// <summary>A later command of the session was given: whatever had failed is overcome.</summary>
    Overcome = 65536,
}

/// <summary>A way on from a failure so far; ways that differ in it are kept apart.</summary>
internal sealed record Trail
{
    public static Trail Start { get; } = new();

    /// <summary>The handler that let the failure in last.</summary>
    public ControlFlowHandler? Handler { get; init; }

    /// <summary>The innermost condition on the failure that let it through, in that handler.</summary>
    public SyntaxNode? Condition { get; init; }

    public TrailMarks Marks { get; init; }

    /// <summary>What calls the failure permanent.</summary>
    public SyntaxNode? Verdict { get; init; }

    /// <summary>The one delay that was made; null when there was none, or another one besides.</summary>
    public SyntaxNode? Delay { get; init; }

    /// <summary>The message that was not sent; null when the failure came before.</summary>
    public Value? Message { get; init; }

    public bool Has(TrailMarks marks) => (Marks & marks) != 0;

    public Trail Without(TrailMarks marks) => Has(marks) ? this with { Marks = Marks & ~marks } : this;

    public Trail With(TrailMarks marks) => (Marks & marks) == marks ? this : this with { Marks = Marks | marks };
}

/// <summary>A handler of the body: a catch clause, or a region that a graph has for it.</summary>
/// <param name="Syntax">The catch clause.</param>
internal sealed record ControlFlowHandler(SyntaxNode Syntax);

/// <summary>Where a finally region goes on to when it ends.</summary>
/// <param name="Regions">The finally regions that are still to be run, innermost first.</param>
/// <param name="Destination">The block that follows; null when an exception is on its way.</param>
/// <param name="Returned">The value that is being returned, if any.</param>
/// <param name="ReturnSite">Where it is returned.</param>
/// <param name="DispatchFrom">The region that an exception on its way leaves next.</param>
/// <param name="Thrown">That exception.</param>
/// <param name="Call">The call that failed.</param>
/// <param name="Outer">What the code that runs the finally region was to resume itself.</param>
internal sealed record Resume(
    ImmutableArray<Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowRegion> Regions,
    int Destination,
    Value? Returned,
    SyntaxNode? ReturnSite,
    Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowRegion? DispatchFrom,
    Value? Thrown,
    CallSite? Call,
    Resume? Outer)
{
    public bool Equals(Resume? other) => other is not null && Regions.SequenceEqual(other.Regions) && Destination == other.Destination
        && Equals(Returned, other.Returned) && ReturnSite == other.ReturnSite && DispatchFrom == other.DispatchFrom
        && Equals(Thrown, other.Thrown) && Equals(Call, other.Call) && Equals(Outer, other.Outer);

    public override int GetHashCode() => (Destination * 31) + Regions.Length;
}
