using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Gates;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What the analyses of all bodies of one compilation share. Safe for concurrent use.</summary>
internal sealed class CompilationContext
{
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<ISymbol, (ControlFlowGraph Graph, SemanticModel Model)?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, Value?> _initialValues = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, Side> _sides = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _givesData = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxTree>> _mentions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _extensions = new(StringComparer.Ordinal);

    public CompilationContext(Compilation compilation, NameClosure names)
    {
        _compilation = compilation;
        Names = names;
        Apis = SmtpApis.For(compilation);
        Summaries = new Summaries(this);
        Dialogues = new Dialogues(Summaries);
        Exchanges = new Exchanges.ExchangeContext(this);
        AggregateException = compilation.GetTypeByMetadataName("System.AggregateException");
    }

    public SmtpApis Apis { get; }

    /// <summary>The compilation is for .NET Framework, or may run there.</summary>
    public bool IsOfFramework => _compilation.ObjectType.ContainingAssembly?.Name is "mscorlib" or "netstandard";

    /// <summary>The trees whose text holds the name.</summary>
    public IReadOnlyList<SyntaxTree> TreesThatMention(string name) => _mentions.GetOrAdd(name, key => _compilation.SyntaxTrees.Where(tree => tree.GetText().ToString().IndexOf(key, StringComparison.Ordinal) >= 0).ToList());

    /// <summary>An extension method of that name is declared in the compilation.</summary>
    public bool HasExtension(string name) => _extensions.GetOrAdd(name, key => _compilation.GetSymbolsWithName(key, SymbolFilter.Member).Any(static member => member is IMethodSymbol { IsExtensionMethod: true }));

    public Exchanges.ExchangeContext Exchanges { get; }

    public NameClosure Names { get; }

    public Summaries Summaries { get; }

    public Dialogues Dialogues { get; }

    public INamedTypeSymbol? AggregateException { get; }

    /// <summary>The type gives the command that a message follows.</summary>
    public bool GivesData(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _givesData.GetOrAdd(type.OriginalDefinition, known => known.DeclaringSyntaxReferences.Any(part => ClientEvidence.Submits(part.GetSyntax(cancellationToken))));

    /// <summary>On which side of an SMTP connection the type stands, by the strings in it, or, where it has none, in the type round it.</summary>
    public Side SideOf(INamedTypeSymbol? type, CancellationToken cancellationToken) => EvidenceOf(type, cancellationToken) is var side && (side & Side.Refusing) != 0 ? (side & ~Side.Refusing) | Side.Server : side;

    /// <summary>The same, where what a client makes up for its caller, in place of a reply, makes it no server.</summary>
    public Side SideInExchange(INamedTypeSymbol? type, CancellationToken cancellationToken) => EvidenceOf(type, cancellationToken) is (Side.Client | Side.Refusing) ? Side.Client : SideOf(type, cancellationToken);

    private Side EvidenceOf(INamedTypeSymbol? type, CancellationToken cancellationToken)
    {
        if (type is null || !Names.HasClients)
            return Side.None;
        var definition = type.OriginalDefinition;
        if (_sides.TryGetValue(definition, out var known))
            return known;
        var side = definition.DeclaringSyntaxReferences.Aggregate(Side.None, (all, part) => all | NameClosure.SideOf(part, cancellationToken));
        if (side == Side.None)
            side = EvidenceOf(definition.ContainingType, cancellationToken);
        _sides.TryAdd(definition, side);
        return side;
    }

    /// <summary>The method's body, or the type, is in this compilation.</summary>
    public bool IsSource(ISymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly);

    /// <summary>A call of the method runs this very body.</summary>
    public bool IsFollowed(IMethodSymbol method) => IsSource(method) && !method.IsAbstract && !method.IsExtern
        && (!(method.IsVirtual || method.IsOverride) || method.IsSealed || method.ContainingType.IsSealed);

    public (ControlFlowGraph Graph, SemanticModel Model)? GraphOf(IMethodSymbol method, BodyContext caller)
    {
        if (_graphs.TryGetValue(method, out var known))
            return known;
        var found = BodyOf(method, caller);
        _graphs.TryAdd(method, found);
        return found;
    }

    /// <summary>The graph of a body that is analysed, kept for those who call it.</summary>
    public ControlFlowGraph? GraphOf(ISymbol owner, SyntaxNode body, SemanticModel model, CancellationToken cancellationToken)
    {
        var isMethod = owner is IMethodSymbol { MethodKind: not MethodKind.Constructor };
        if (isMethod && _graphs.TryGetValue(owner, out var known))
            return known?.Graph;
        var graph = Bodies.GraphOf(body, model, cancellationToken);
        if (isMethod && graph is not null)
            _graphs.TryAdd(owner, (graph, model));
        return graph;
    }

    /// <summary>The value that a field or a property has from its initializer on; null when it may have another.</summary>
    public Value? InitialValueOf(ISymbol member, BodyContext caller)
    {
        if (_initialValues.TryGetValue(member, out var known))
            return known;
        if (caller.Depth >= Budget.DeepestCall)
            caller.CutOff();
        if (caller.Depth >= Budget.DeepestCall || caller.IsRunning(member))
            return null;
        var value = Initializers.Evaluate(this, member, caller);
        if (!caller.Budget.IsExhausted)
            _initialValues.TryAdd(member, value);
        return value;
    }

    /// <summary>A model for a tree: the caller's own, or, for another tree, the one that the driver shares with all.</summary>
#pragma warning disable RS1030 // Bodies of other trees are bound on demand, and only those whose name leads to a failing member.
    public SemanticModel ModelOf(SyntaxTree tree, SemanticModel own) => own.SyntaxTree == tree ? own : _compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private (ControlFlowGraph, SemanticModel)? BodyOf(IMethodSymbol method, BodyContext caller)
    {
        var implementation = method.PartialImplementationPart ?? method;
        foreach (var reference in implementation.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(caller.CancellationToken);
            if (Bodies.HasErrors(syntax))
                return null;
            var model = ModelOf(syntax.SyntaxTree, caller.Model);
            if (Bodies.GraphOf(syntax, model, caller.CancellationToken) is { } graph)
                return (graph, model);
        }

        return null;
    }
}
