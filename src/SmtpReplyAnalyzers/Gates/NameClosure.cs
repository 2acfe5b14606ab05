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
    private readonly HashSet<string> _dialogues = new(StringComparer.Ordinal);
    private readonly HashSet<string> _clients = new(StringComparer.Ordinal);
    private readonly HashSet<string> _logins = new(StringComparer.Ordinal);
    private readonly bool _any;

    private NameClosure(List<TreeIndex> trees, List<TreeIndex> wrappers)
    {
        _any = trees.Count > 0;
        HasClients = trees.Exists(static tree => tree.HasVerb || tree.CommandsMailKit);
        var all = HasClients ? trees.Concat(wrappers).Distinct().ToList() : trees;
        foreach (var tree in trees)
            _clients.UnionWith(tree.Clients);
        if (HasClients)
            _logins = Close(all, static (tree, names) => tree.ExtendLogins(names), Budget.DeepestCall);
        if (HasClients)
            _dialogues = Close(all, static (tree, names) => tree.ExtendDialogues(names), Budget.DeepestDialogue);
        _names = Close(trees, static (tree, names) => tree.Extend(names), Budget.DeepestCall);
    }

    /// <summary>No tree of the compilation speaks of SMTP.</summary>
    public bool IsEmpty => !_any;

    /// <summary>Some type may speak SMTP by itself.</summary>
    public bool HasClients { get; }

    public static NameClosure Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var (trees, wrappers) = (new List<TreeIndex>(), new List<TreeIndex>());
        foreach (var tree in compilation.SyntaxTrees)
        {
            var index = IndexOf(tree, cancellationToken);
            if (index.SpeaksOfSmtp)
                trees.Add(index);
            if (index.UsesConnections)
                wrappers.Add(index);
        }

        return new NameClosure(trees, wrappers);
    }

    /// <summary>On which side of an SMTP connection the declaration of a type stands.</summary>
    public static Side SideOf(SyntaxReference declaration, CancellationToken cancellationToken) =>
        IndexOf(declaration.SyntaxTree, cancellationToken).Sides is { Count: > 0 } sides && sides.TryGetValue(declaration.GetSyntax(cancellationToken), out var side) ? side : Side.None;

    /// <summary>A method of that name may speak to a server, or lead to one that does.</summary>
    public bool MaySpeak(string name) => _dialogues.Contains(name);

    /// <summary>The code mentions a name that may read from a connection, or write to it.</summary>
    public bool MaySpeak(SyntaxNode code) => HasClients && Mentions(code, name => MaySpeak(name) || Connections.IsUsingName(name));

    /// <summary>The body says AUTH (RFC 4954), or mentions a name that may lead to it.</summary>
    public bool MayLogIn(SyntaxNode body) => HasClients && (ClientEvidence.SaysAuth(body) || (_logins.Count > 0 && Mentions(body, _logins.Contains)));

    /// <summary>The body may speak to a server: it stands in a type that does, or in a file that mentions one.</summary>
    public bool IsOfClient(SyntaxNode body, CancellationToken cancellationToken) => HasClients && (_clients.Count == 0 || IndexOf(body.SyntaxTree, cancellationToken).Mentions(_clients)) && MaySpeak(body);

    private static HashSet<string> Close(List<TreeIndex> trees, Action<TreeIndex, HashSet<string>> extend, int deepest)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var depth = 0; depth < deepest; depth++)
        {
            var before = names.Count;
            foreach (var tree in trees)
                extend(tree, names);
            if (names.Count == before)
                break;
        }

        return names;
    }

    /// <summary>The tree's text mentions SMTP at all.</summary>
    public static bool SpeaksOfSmtp(SyntaxTree tree, CancellationToken cancellationToken) => IndexOf(tree, cancellationToken).SpeaksOfSmtp;

    public bool MayLeadToFailure(string name) => SmtpApis.IsFailingName(name) || _names.Contains(name);

    /// <summary>The body mentions a name that may lead to a failing member.</summary>
    public bool MayFail(SyntaxNode body) => Mentions(body, MayLeadToFailure);

    private static bool Mentions(SyntaxNode body, Func<string, bool> isTelling)
    {
        foreach (var token in body.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && isTelling(token.ValueText))
                return true;
        }

        return false;
    }

    /// <summary>The body may make a policy that tries again.</summary>
    public static bool MayRetry(SyntaxNode body) => Mentions(body, Apis.Polly.IsTellingName);

    private static TreeIndex IndexOf(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Trees.TryGetValue(tree, out var known))
            return known;
        return Trees.GetValue(tree, key => new TreeIndex(key, cancellationToken));
    }

    private sealed class TreeIndex
    {
        private readonly Lazy<List<(string Name, string[] Mentioned)>> _methods;

        private readonly Lazy<HashSet<string>> _identifiers;

        private readonly Lazy<string[]> _logins;

        public TreeIndex(SyntaxTree tree, CancellationToken cancellationToken)
        {
            var text = tree.GetText(cancellationToken).ToString();
            var mayProve = ClientEvidence.IsIn(text);
            SpeaksOfSmtp = mayProve || text.IndexOf("Smtp", StringComparison.Ordinal) >= 0 || text.IndexOf("MailKit", StringComparison.Ordinal) >= 0;
            UsesConnections = Connections.IsMentionedIn(text);
            var saysAuth = ClientEvidence.SaysAuth(text);
            CommandsMailKit = saysAuth && MailKitCommands.IsMentionedIn(text);
            _logins = new(() => saysAuth ? LoginsOf(tree.GetRoot()) : Array.Empty<string>());
            Sides = mayProve ? ClientEvidence.Of(tree.GetRoot(cancellationToken)) : null;
            // Trees outlive the compilation whose token this is.
            _methods = new(() => MethodsOf(tree.GetRoot()));
            _identifiers = new(() => new HashSet<string>(tree.GetRoot().DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText), StringComparer.Ordinal));
        }

        public bool SpeaksOfSmtp { get; }

        /// <summary>It mentions a stream or a socket, and may wrap it.</summary>
        public bool UsesConnections { get; }

        /// <summary>The sides on which its types stand; null where no string of it tells.</summary>
        public Dictionary<SyntaxNode, Side>? Sides { get; }

        /// <summary>The names of the types in it that are clients by their strings.</summary>
        public IEnumerable<string> Clients => Sides is null ? Enumerable.Empty<string>() : Sides.Where(static pair => pair.Value == Side.Client).Select(static pair => pair.Key).OfType<TypeDeclarationSyntax>().Select(static type => type.Identifier.ValueText);

        /// <summary>It holds one of the names.</summary>
        public bool Mentions(HashSet<string> names) => _identifiers.Value.Overlaps(names);

        /// <summary>It holds a verb that only SMTP has.</summary>
        public bool HasVerb => Sides is not null;

        /// <summary>It may give AUTH as a class derived from MailKit's client.</summary>
        public bool CommandsMailKit { get; }

        public void ExtendLogins(HashSet<string> names)
        {
            names.UnionWith(_logins.Value);
            if (names.Count == 0)
                return;
            foreach (var (name, mentioned) in _methods.Value)
            {
                if (!names.Contains(name) && Array.Exists(mentioned, names.Contains))
                    names.Add(name);
            }
        }

        public void ExtendDialogues(HashSet<string> names)
        {
            foreach (var (name, mentioned) in _methods.Value)
            {
                if (!names.Contains(name) && Array.Exists(mentioned, called => names.Contains(called) || ((UsesConnections || CommandsMailKit) && Connections.IsUsingName(called))))
                    names.Add(name);
            }
        }

        public void Extend(HashSet<string> names)
        {
            foreach (var (name, mentioned) in _methods.Value)
            {
                if (!names.Contains(name) && Array.Exists(mentioned, called => SmtpApis.IsFailingName(called) || names.Contains(called)))
                    names.Add(name);
            }
        }

        private static string[] LoginsOf(SyntaxNode root) => root.DescendantTokens().Where(ClientEvidence.SaysAuth)
            .Select(static token => token.Parent!.AncestorsAndSelf().Select(NameOf).FirstOrDefault(static name => name is not null))
            .Where(static name => name is not null).Distinct().ToArray()!;

        private static string? NameOf(SyntaxNode node) => node switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier.ValueText,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
            _ => null,
        };

        private static List<(string Name, string[] Mentioned)> MethodsOf(SyntaxNode root)
        {
            var methods = new List<(string Name, string[] Mentioned)>();
            foreach (var node in root.DescendantNodes())
            {
                var name = node switch
                {
                    MethodDeclarationSyntax method => method.Identifier.ValueText,
                    LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                    PropertyDeclarationSyntax property => property.Identifier.ValueText,
                    _ => null,
                };
                if (name is not null)
                    methods.Add((name, Mentions(node)));
            }

            return methods;
        }

        private static string[] Mentions(SyntaxNode method) => method.DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
    }
}
