using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>Names of namespaces, each put together once.</summary>
internal static class Namespaces
{
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> Names = new();

    /// <summary>The full name; empty for the global namespace, and for none.</summary>
    public static string NameOf(INamespaceSymbol? space) => space is null or { IsGlobalNamespace: true } ? string.Empty
        : Names.TryGetValue(space, out var known) ? known
        : Names.GetValue(space, static symbol => symbol.ToDisplayString());
}
