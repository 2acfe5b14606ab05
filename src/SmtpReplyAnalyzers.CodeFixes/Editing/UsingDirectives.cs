using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>Adds using directives where the file keeps its own, in its order.</summary>
internal static class UsingDirectives
{
    /// <summary>False when the file leaves no safe place for one.</summary>
    /// <param name="edits">Where to add them.</param>
    /// <param name="namespaces">The namespaces that the file lacks.</param>
    /// <param name="position">A place in the code that needs them.</param>
    /// <param name="newLine">What ends a line.</param>
    public static bool TryAdd(TextEdits edits, IReadOnlyCollection<string> namespaces, int position, string newLine)
    {
        if (namespaces.Count == 0)
            return true;
        var root = (CompilationUnitSyntax)edits.Root;
        var sorted = namespaces.OrderBy(static name => IsSystem(name) ? 0 : 1).ThenBy(static name => name, StringComparer.OrdinalIgnoreCase);
        var list = ListFor(root, position);
        return list.Count == 0
            ? TryAddFirst(edits, root, sorted, newLine)
            : sorted.All(name => TryAddSorted(edits, list, name, newLine));
    }

    private static SyntaxList<UsingDirectiveSyntax> ListFor(CompilationUnitSyntax root, int position)
    {
        if (root.Usings.Any(IsPlain))
            return root.Usings;
        var inner = root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseNamespaceDeclarationSyntax>()
            .LastOrDefault(space => space.Span.Contains(position) && space.Usings.Any(IsPlain));
        return inner?.Usings ?? root.Usings;
    }

    private static bool TryAddSorted(TextEdits edits, SyntaxList<UsingDirectiveSyntax> list, string name, string newLine)
    {
        var plain = list.Where(IsPlain).ToArray();
        if (plain.Length == 0)
            plain = list.Where(static directive => directive.GlobalKeyword != default).ToArray();
        if (plain.Length == 0 || list.Any(static directive => HasConditions(directive.GetLeadingTrivia())))
            return false;

        var systemFirst = IsSorted(plain, systemFirst: true);
        var next = systemFirst || IsSorted(plain, systemFirst: false)
            ? Array.FindIndex(plain, directive => Compare(name, NameOf(directive), systemFirst) < 0)
            : -1;
        var neighbour = plain[next switch { -1 => plain.Length - 1, 0 => 0, _ => next - 1 }];
        var indent = Lines.IndentAt(edits.Text, neighbour.SpanStart);
        if (next == 0)
            edits.Insert(Lines.At(edits.Text, neighbour.SpanStart).Start, $"{indent}using {name};{newLine}");
        else
            edits.Insert(Lines.At(edits.Text, neighbour.Span.End).End, $"{newLine}{indent}using {name};");
        return true;
    }

    // At the top, below a header that a blank line sets apart.
    private static bool TryAddFirst(TextEdits edits, CompilationUnitSyntax root, IEnumerable<string> names, string newLine)
    {
        var first = root.GetFirstToken(includeZeroWidth: true);
        if (root.Externs.Count > 0 || first.LeadingTrivia.Any(static trivia => trivia.IsDirective))
            return false;
        var start = Lines.StartWithComments(edits.Text, root);
        edits.Insert(start, string.Concat(names.Select(name => $"using {name};{newLine}")) + newLine);
        return true;
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword == default && directive.GlobalKeyword == default && directive.Name is not null;

    private static bool HasConditions(SyntaxTriviaList trivia) => trivia.Any(static t =>
        t.Kind() is SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia);

    private static bool IsSorted(UsingDirectiveSyntax[] directives, bool systemFirst)
    {
        for (var i = 1; i < directives.Length; i++)
        {
            if (Compare(NameOf(directives[i - 1]), NameOf(directives[i]), systemFirst) > 0)
                return false;
        }

        return true;
    }

    private static string NameOf(UsingDirectiveSyntax directive) => directive.Name!.ToString();

    private static int Compare(string left, string right, bool systemFirst)
    {
        var (system, other) = (IsSystem(left), IsSystem(right));
        return systemFirst && system != other ? (system ? -1 : 1) : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
