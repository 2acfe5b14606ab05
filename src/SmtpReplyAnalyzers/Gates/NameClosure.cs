using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Gates;

/// <summary>
/// The names that may lead to a failing member: the members' own, and those of methods whose bodies mention such a name. Purely syntactic,
/// so that only bodies that matter are ever bound.
/// </summary>
internal sealed class NameClosure
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeIndex> Trees = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly bool _any;

    private NameClosure(List<TreeIndex> trees)
    {
        _any = trees.Count > 0;
        for (var depth = 0; depth < Budget.DeepestCall; depth++)
        {
            var before = _names.Count;
            foreach (var tree in trees)
                tree.Extend(_names);
            if (_names.Count == before)
                break;
        }
    }

    /// <summary>No tree of the compilation speaks of SMTP.</summary>
    public bool IsEmpty => !_any;

    public static NameClosure Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var trees = new List<TreeIndex>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var index = IndexOf(tree, cancellationToken);
            if (index.SpeaksOfSmtp)
                trees.Add(index);
        }

        return new NameClosure(trees);
    }

    /// <summary>The tree's text mentions SMTP at all.</summary>
    public static bool SpeaksOfSmtp(SyntaxTree tree, CancellationToken cancellationToken) => IndexOf(tree, cancellationToken).SpeaksOfSmtp;

    public bool MayLeadToFailure(string name) => SmtpApis.IsFailingName(name) || _names.Contains(name);

    /// <summary>The body mentions a name that may lead to a failing member.</summary>
    public bool MayFail(SyntaxNode body)
    {
        foreach (var token in body.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && MayLeadToFailure(token.ValueText))
                return true;
        }

        return false;
    }

    /// <summary>The body may make a policy that tries again.</summary>
    public static bool MayRetry(SyntaxNode body)
    {
        foreach (var token in body.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && Apis.Polly.IsTellingName(token.ValueText))
                return true;
        }

        return false;
    }

    private static TreeIndex IndexOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Trees.TryGetValue(tree, out var known))
            return known;
        return Trees.GetValue(tree, key => new TreeIndex(key, cancellationToken));
    }

    private sealed class TreeIndex
    {
        private readonly List<(string Name, string[] Mentioned)> _methods = new();

        public TreeIndex(SyntaxTree tree, CancellationToken cancellationToken)
        {
            var text = tree.GetText(cancellationToken).ToString();
            SpeaksOfSmtp = text.IndexOf("Smtp", StringComparison.Ordinal) >= 0 || text.IndexOf("MailKit", StringComparison.Ordinal) >= 0;
            if (!SpeaksOfSmtp)
                return;
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                var name = node switch
                {
                    MethodDeclarationSyntax method => method.Identifier.ValueText,
                    LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                    PropertyDeclarationSyntax property => property.Identifier.ValueText,
                    _ => null,
                };
                if (name is not null)
                    _methods.Add((name, Mentions(node)));
            }
        }

        public bool SpeaksOfSmtp { get; }

        public void Extend(HashSet<string> names)
        {
            foreach (var (name, mentioned) in _methods)
            {
                if (!names.Contains(name) && Array.Exists(mentioned, called => SmtpApis.IsFailingName(called) || names.Contains(called)))
                    names.Add(name);
            }
        }

        private static string[] Mentions(SyntaxNode method) => method.DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
    }
}
