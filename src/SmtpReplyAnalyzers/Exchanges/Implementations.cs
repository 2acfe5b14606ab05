using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Which code a call of a virtual member, or one of an interface, may run. Safe for concurrent use.</summary>
internal sealed class Implementations
{
    private const int Most = 40;
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IMethodSymbol>> _all = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(ISymbol Method, ISymbol? Receiver), IMethodSymbol?> _only = new();

    /// <summary>The only code that a call of a virtual member, or one of an interface, can run; null where there is none, or more than one.</summary>
    /// <param name="method">The member.</param>
    /// <param name="receiver">The type whose object, or that of a type derived from it, it is called on; null where that is not known.</param>
    public IMethodSymbol? OnlyOf(IMethodSymbol method, INamedTypeSymbol? receiver) => _only.GetOrAdd((method.OriginalDefinition, receiver?.OriginalDefinition), _ =>
    {
        // What the receiver inherits, and what overrides that.
        var inherited = receiver is null ? null : In(receiver.OriginalDefinition, method);
        var found = inherited is { IsAbstract: false } ? inherited.OriginalDefinition : null;
        foreach (var type in Casts.TypesIn(method.ContainingAssembly.GlobalNamespace))
        {
            if (receiver is not null && !Flow.Types.DerivesFrom(type, receiver.OriginalDefinition))
                continue;
            var candidate = method.ContainingType.TypeKind == TypeKind.Interface
                ? type.AllInterfaces.Contains(method.ContainingType.OriginalDefinition, SymbolEqualityComparer.Default) ? type.FindImplementationForInterfaceMember(method.OriginalDefinition) as IMethodSymbol : null
                : type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member, method.OriginalDefinition) && !member.IsAbstract || IsOverrideOf(member, method));
            if (candidate is null || candidate.IsAbstract || SymbolEqualityComparer.Default.Equals(candidate, found))
                continue;
            if (found is not null)
                return null;
            found = candidate;
        }

        return found;
    });

    /// <summary>All code that a call may run, as far as it stands in this compilation; itself where it is not virtual. A member with very many implementations stands for itself, and has no code.</summary>
    public IReadOnlyList<IMethodSymbol> Of(IMethodSymbol method) => !(method.IsAbstract || method.IsVirtual || method.IsOverride) ? new[] { method } : _all.GetOrAdd(method.OriginalDefinition, _ =>
    {
        var all = new List<IMethodSymbol>();
        foreach (var type in Casts.TypesIn(method.ContainingAssembly.GlobalNamespace))
        {
            var candidate = method.ContainingType.TypeKind == TypeKind.Interface
                ? type.TypeKind != TypeKind.Interface && type.AllInterfaces.Contains(method.ContainingType.OriginalDefinition, SymbolEqualityComparer.Default) ? type.FindImplementationForInterfaceMember(method.OriginalDefinition) as IMethodSymbol : null
                : type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(member, method.OriginalDefinition) || IsOverrideOf(member, method));
            if (candidate is { IsAbstract: false } && !all.Contains(candidate, SymbolEqualityComparer.Default))
                all.Add(candidate);
        }

        return all.Count is > 0 and <= Most ? all : new List<IMethodSymbol> { method };
    });

    /// <summary>The code that a virtual member, or one of an interface, has in an object of exactly that type; null where that is not known.</summary>
    public static IMethodSymbol? In(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return type.FindImplementationForInterfaceMember(method) as IMethodSymbol;
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method.OriginalDefinition) || IsOverrideOf(member, method))
                    return member;
            }
        }

        return null;
    }

    private static bool IsOverrideOf(IMethodSymbol member, IMethodSymbol method)
    {
        for (var overridden = member.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                return true;
        }

        return false;
    }
}
