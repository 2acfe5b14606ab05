using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>Polly as seen in 7.2 (policies) and 8.9 (pipelines; Microsoft.Extensions.Resilience registers these).</summary>
internal static class Polly
{
    /// <summary>What a pipeline waits between two attempts when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(2);

    /// <summary>The value of <c>DelayBackoffType.Constant</c>: the delay does not grow. It is the default.</summary>
    public const int ConstantBackoff = 0;

    private static readonly HashSet<string> RetryNames = new(StringComparer.Ordinal)
    {
        "Retry", "RetryAsync", "RetryForever", "RetryForeverAsync",
        "WaitAndRetry", "WaitAndRetryAsync", "WaitAndRetryForever", "WaitAndRetryForeverAsync",
    };

    /// <summary>The identifiers one of which stands in every body that makes a retry, or that throws the outcome of a policy away.</summary>
    public static bool IsTellingName(string name) => RetryNames.Contains(name) || name
        is "AddRetry" or "RetryStrategyOptions" or "ShouldHandle" or "MaxRetryAttempts" or "ExecuteAndCapture" or "ExecuteAndCaptureAsync";

    public static bool IsRetryName(string name) => RetryNames.Contains(name);

    /// <summary>Makes a policy that tries again, of a builder that says what it handles.</summary>
    public static bool IsRetry(IMethodSymbol method) =>
        RetryNames.Contains(method.Name) && IsOfPolly(method.ContainingType) && (method.ReducedFrom ?? method).Parameters is [{ Type.Name: "PolicyBuilder" }, ..];

    /// <summary>The policy never gives up.</summary>
    public static bool IsForever(IMethodSymbol retry) => retry.Name.Contains("Forever");

    /// <summary>The policy waits between attempts.</summary>
    public static bool IsWaiting(IMethodSymbol retry) => retry.Name.StartsWith("Wait", StringComparison.Ordinal);

    /// <summary>The options of a pipeline's retry; those of an HTTP client are a type of their own.</summary>
    public static bool IsRetryOptions(ITypeSymbol? type) => type is { Name: "RetryStrategyOptions" } && Namespaces.NameOf(type.ContainingNamespace) == "Polly.Retry";

    /// <summary>Says that exceptions of a type are handled: <c>Handle</c>, <c>Or</c>, and the two for inner exceptions.</summary>
    public static bool IsClause(IMethodSymbol method) => method.Name is "Handle" or "Or" or "HandleInner" or "OrInner" && method.TypeArguments.Length == 1 && IsOfPolly(method.ContainingType);

    /// <summary>The clause looks at inner exceptions; <paramref name="andOuter"/> when, as in policies, at the exception itself as well.</summary>
    public static bool IsInner(IMethodSymbol clause, out bool andOuter)
    {
        andOuter = clause.ContainingType.Name != "PredicateBuilder";
        return clause.Name.EndsWith("Inner", StringComparison.Ordinal);
    }

    public static bool IsPredicateBuilder(ITypeSymbol? type) => type is { Name: "PredicateBuilder" } && IsOfPolly(type);

    /// <summary>Runs what it is given, under the policy.</summary>
    public static bool IsExecution(IMethodSymbol method) => method.Name.StartsWith("Execute", StringComparison.Ordinal) && IsOfPolly(method.ContainingType);

    /// <summary>The same, and the last failure is in the result, which somebody has to read.</summary>
    public static bool IsCapture(IMethodSymbol method) => method.Name is "ExecuteAndCapture" or "ExecuteAndCaptureAsync" && IsOfPolly(method.ContainingType);

    /// <summary>What <c>PredicateResult</c> answers; null for any other method.</summary>
    public static bool? AnswerOf(IMethodSymbol method) => method is { ContainingType: { Name: "PredicateResult" } type } && IsOfPolly(type)
        ? method.Name == "True" ? true : method.Name == "False" ? false : null
        : null;

    public static bool IsOfPolly(INamedTypeSymbol? type) => type is not null && IsOfPolly((ITypeSymbol)type);

    private static bool IsOfPolly(ITypeSymbol type)
    {
        var space = Namespaces.NameOf(type.ContainingNamespace);
        return space == "Polly" || space.StartsWith("Polly.", StringComparison.Ordinal);
    }
}
