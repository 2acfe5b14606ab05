using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>What waits.</summary>
internal static class Delays
{
    public static bool IsDelay(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        ("Task", "Delay") or ("Thread", "Sleep") => IsThreading(method.ContainingType!.ContainingNamespace),
        ("PeriodicTimer", "WaitForNextTickAsync") => IsThreading(method.ContainingType!.ContainingNamespace),
        ("WaitHandle" or "ManualResetEventSlim" or "SemaphoreSlim" or "CancellationToken", "WaitOne" or "Wait" or "WaitAsync") => IsThreading(method.ContainingType!.ContainingNamespace),
        _ => false,
    };

    private static bool IsThreading(INamespaceSymbol? space) =>
        space is { Name: "Threading" } or { Name: "Tasks", ContainingNamespace.Name: "Threading" };
}
