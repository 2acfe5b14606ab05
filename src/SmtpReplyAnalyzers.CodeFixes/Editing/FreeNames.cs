using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>Names for new locals that neither clash with others nor hide what the code in their scope means.</summary>
internal static class FreeNames
{
    /// <summary>The first of <paramref name="wanted"/> that is free, else the last of them with a number.</summary>
    /// <param name="model">The model of the scope's tree.</param>
    /// <param name="position">Where the local is declared.</param>
    /// <param name="scope">The code in which it can be seen; null: only what is written anew.</param>
    /// <param name="wanted">Names in the order of preference.</param>
    public static string Find(SemanticModel model, int position, SyntaxNode? scope, params string[] wanted)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in scope?.DescendantTokens() ?? Array.Empty<SyntaxToken>())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
                used.Add(token.ValueText);
        }

        foreach (var name in wanted)
        {
            if (IsFree(name))
                return name;
        }

        for (var number = 2; ; number++)
        {
            var name = wanted[wanted.Length - 1] + number;
            if (IsFree(name))
                return name;
        }

        bool IsFree(string name) => !used.Contains(name) && !model.LookupSymbols(position, name: name).Any(IsLocal);
    }

    private static bool IsLocal(ISymbol symbol) =>
        symbol.Kind is SymbolKind.Local or SymbolKind.Parameter or SymbolKind.RangeVariable or SymbolKind.TypeParameter;
}
