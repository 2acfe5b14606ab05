using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>How a way on from a failure leaves the body.</summary>
internal enum EndKind : byte
{
    /// <summary>The body returns.</summary>
    Return,

    /// <summary>An exception leaves the body.</summary>
    Throw,

    /// <summary>The same message is sent again.</summary>
    Retry,

    /// <summary>The process ends.</summary>
    Exit,

    /// <summary>Another command is given on the same connection; the way goes on from there.</summary>
    Command,

    /// <summary>Another message is sent; the way goes on from there, but in an endless loop this is all there is.</summary>
    Next,
}

/// <summary>An end of the ways on from some failures.</summary>
/// <param name="Kind">How it leaves the body.</param>
/// <param name="Failures">The failures that get there; <see cref="Failure.None"/> for the end of a success.</param>
/// <param name="Trail">What happened on the way.</param>
/// <param name="Value">What is returned or thrown, or the call that sends again.</param>
/// <param name="Site">Where it leaves; null at the closing brace.</param>
/// <param name="Call">The call that sends again.</param>
internal sealed record End(EndKind Kind, FailureSet Failures, Trail Trail, Value? Value, SyntaxNode? Site, CallSite? Call = null)
{
    /// <summary>The values where the body returns.</summary>
    public Env? Env { get; init; }
}
