using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>How long a delay is.</summary>
internal enum DelayLength : byte
{
    /// <summary>It takes no time.</summary>
    None,

    /// <summary>It is always the same, and shorter than <see cref="Delays.Shortest"/>.</summary>
    Short,

    /// <summary>It is long, grows, has no end, or is not known.</summary>
    Other,
}

/// <summary>What waits, and whether that is long enough for a server to recover.</summary>
internal static class Delays
{
    /// <summary>
    /// A delay that is always the same and shorter than this is short. RFC 5321, section 4.5.4.1, would have 30 minutes between attempts;
    /// whoever waits for less than a minute gets past neither greylisting nor a restart of the server.
    /// </summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public static bool IsDelay(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        ("Task", "Delay") or ("Thread", "Sleep") => IsThreading(method.ContainingType!.ContainingNamespace),
        ("PeriodicTimer", "WaitForNextTickAsync") => IsThreading(method.ContainingType!.ContainingNamespace),
        ("WaitHandle" or "ManualResetEventSlim" or "SemaphoreSlim" or "CancellationToken", "WaitOne" or "Wait" or "WaitAsync") => IsThreading(method.ContainingType!.ContainingNamespace),
        _ => false,
    };

    /// <summary>What the arguments of a delay, in milliseconds or as a time span, say of its length.</summary>
    public static DelayLength LengthOf(ImmutableArray<Value> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is Constant { Content: int milliseconds })
                return LengthOf(TimeSpan.FromMilliseconds(milliseconds));
            if (argument is Constant { Content: TimeSpan time })
                return LengthOf(time);
        }

        return DelayLength.Other;
    }

    /// <summary>The length of a delay that is always the same.</summary>
    public static DelayLength LengthOf(TimeSpan delay) =>
        delay == TimeSpan.Zero ? DelayLength.None : delay > TimeSpan.Zero && delay < Shortest ? DelayLength.Short : DelayLength.Other;

    private static bool IsThreading(INamespaceSymbol? space) =>
        space is { Name: "Threading" } or { Name: "Tasks", ContainingNamespace.Name: "Threading" };
}
