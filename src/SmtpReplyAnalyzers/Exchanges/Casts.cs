using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Who plays a mechanism of which only the abstract class, or the interface, is known.</summary>
/// <param name="Role">The abstract class, or the interface.</param>
/// <param name="Actor">A class of the client's that fills it.</param>
/// <param name="Mechanism">The mechanism that the class names.</param>
internal sealed record Cast(INamedTypeSymbol Role, INamedTypeSymbol Actor, string Mechanism)
{
    /// <summary>No other mechanism was asked for.</summary>
    public bool Fits(Episode episode) => episode.Events.OfType<Begun>().All(begun => begun.State.Mechanism.Name is "" || begun.State.Mechanism.Name == Mechanism);
}

/// <summary>
/// Classes of mechanisms behind one abstract class, or one interface. Which of them a client gets is decided elsewhere; but whoever goes wrong with one
/// that it may get, goes wrong.
/// </summary>
internal sealed class Casts(ExchangeContext context)
{
    private static readonly string[] Known = { "LOGIN", "PLAIN", "CRAM-MD5" };
    private static readonly string[] StandIns = { "Test", "Fake", "Mock", "Stub", "Dummy", "Sample", "Imap", "IMAP", "Pop3", "POP3", "Xmpp", "Ldap", "Http" };
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<Cast>> _all = new(SymbolEqualityComparer.Default);

    /// <summary>One class for each mechanism of which it is known how it goes; none where the type is no role of a mechanism's.</summary>
    public ImmutableArray<Cast> Of(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: false, TypeKind: TypeKind.Interface or TypeKind.Class } role && (role.IsAbstract || role.TypeKind == TypeKind.Interface) && context.IsSource(role)
        ? _all.GetOrAdd(role, _ => Find(role)) : ImmutableArray<Cast>.Empty;

    private static ImmutableArray<Cast> Find(INamedTypeSymbol role)
    {
        // Where two classes name one mechanism, it is not known which of them speaks SMTP.
        var found = new SortedDictionary<int, Cast?>();
        foreach (var type in TypesIn(role.ContainingAssembly.GlobalNamespace))
        {
            if (IsArmour(type, role))
                return ImmutableArray<Cast>.Empty;
            if (type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } && Fills(type, role) && !IsStandIn(type) && NamedIn(type) is >= 0 and var known)
                found[known] = found.ContainsKey(known) ? null : new Cast(role, type, Known[known]);
        }

        return found.Values.OfType<Cast>().ToImmutableArray();
    }

    private static bool Fills(INamedTypeSymbol type, INamedTypeSymbol role) => role.TypeKind == TypeKind.Interface
        ? type.AllInterfaces.Contains(role, SymbolEqualityComparer.Default) : Flow.Types.DerivesFrom(type, role);

    // It wraps another one and encodes what that says: what a client gets may be wrapped.
    private static bool IsArmour(INamedTypeSymbol type, INamedTypeSymbol role) => type.TypeKind == TypeKind.Class && Fills(type, role)
        && type.InstanceConstructors.Any(made => made.Parameters.Any(given => Holds(given.Type, role))) && type.DeclaringSyntaxReferences.Any(static part => part.GetSyntax().DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText.IndexOf("64", StringComparison.Ordinal) >= 0));

    private static bool Holds(ITypeSymbol given, INamedTypeSymbol role) => SymbolEqualityComparer.Default.Equals(given.OriginalDefinition, role)
        || given is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Contains(role, SymbolEqualityComparer.Default)
        || given is INamedTypeSymbol named && (role.TypeKind == TypeKind.Interface ? named.AllInterfaces.Contains(role, SymbolEqualityComparer.Default) : Flow.Types.DerivesFrom(named, role));

    // Made for tests, or for another protocol: what it says is not meant for a server of SMTP.
    private static bool IsStandIn(INamedTypeSymbol type) => Array.Exists(StandIns, name => type.ToDisplayString().IndexOf(name, StringComparison.Ordinal) >= 0);

    // The one known mechanism that the class names; a class that names several is none of them.
    private static int NamedIn(INamedTypeSymbol type)
    {
        var names = type.DeclaringSyntaxReferences.SelectMany(static part => part.GetSyntax().DescendantTokens()).Where(static token => token.IsKind(SyntaxKind.StringLiteralToken))
            .Select(static token => Array.IndexOf(Known, token.ValueText.ToUpperInvariant())).Where(static known => known >= 0).Distinct().ToArray();
        return names is [var only] ? only : -1;
    }

    /// <summary>All types in a namespace, and in each other.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol scope)
    {
        foreach (var member in scope.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type)
                yield return type;
            foreach (var nested in TypesIn(inner))
                yield return nested;
        }
    }
}
