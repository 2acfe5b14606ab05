using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>How types are written at a place: simply where that binds to them, with a using to be added where nothing has the name, qualified otherwise.</summary>
internal sealed class TypeNames(SemanticModel model, int position, bool addUsings)
{
    private readonly SortedSet<string> _usings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>The namespaces that the names written so far need.</summary>
    public IReadOnlyCollection<string> Usings => _usings;

    /// <summary>The compilation lacks a type that was asked for, so what was written cannot compile.</summary>
    public bool AnyMissing => _missing.Count > 0;

    /// <param name="fullName">Namespace and name of a type that is not nested.</param>
    /// <param name="arity">How many type parameters it has.</param>
    public string Of(string fullName, int arity = 0)
    {
        if (model.Compilation.GetTypeByMetadataName(arity == 0 ? fullName : $"{fullName}`{arity}") is not { } type)
        {
            _missing.Add(fullName);
            return fullName;
        }

        var seen = model.LookupSymbols(position, name: type.Name).Where(symbol => symbol is not IMethodSymbol && (symbol is not INamedTypeSymbol named || named.Arity == arity)).ToArray();
        if (seen.Length == 1 && SymbolEqualityComparer.Default.Equals(seen[0], type))
            return type.Name;
        var space = type.ContainingNamespace.ToDisplayString();
        if (seen.Length == 0 && addUsings)
        {
            _usings.Add(space);
            return type.Name;
        }

        var root = space.Split('.')[0];
        var bound = model.LookupNamespacesAndTypes(position, name: root);
        var plain = bound.Length == 1 && bound[0] is INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true };
        return plain ? fullName : "global::" + fullName;
    }
}
