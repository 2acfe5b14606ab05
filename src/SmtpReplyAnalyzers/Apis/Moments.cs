using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>The present, and a time after it: work that gets such a time is to be done again then.</summary>
internal static class Moments
{
    public const string Present = "now";
    public const string Later = "later";

    public static Unknown Now { get; } = new(dependent: false, derived: false, fresh: true, new Origin(Present));

    public static Unknown After { get; } = new(dependent: false, derived: false, fresh: true, new Origin(Later));

    public static bool IsNow(IPropertySymbol property) => property.Name is "Now" or "UtcNow" && IsTime(property.ContainingType);

    public static bool IsNow(IMethodSymbol method) => method.Name is "GetUtcNow" or "GetLocalNow" && method.ContainingType is { Name: "TimeProvider" };

    /// <summary>Adding to the present gives a time after it.</summary>
    public static Value? Add(Value moment) => moment is Unknown { Origin.Site: Present or Later } ? After : null;

    public static bool IsAddition(IMethodSymbol method) => method.Name.StartsWith("Add", StringComparison.Ordinal) && IsTime(method.ContainingType);

    public static bool IsTime(ITypeSymbol? type) => type is { Name: "DateTime" or "DateTimeOffset", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
