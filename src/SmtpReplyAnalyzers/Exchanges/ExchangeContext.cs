using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Gates;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What the rehearsals of all bodies of one compilation share. Safe for concurrent use.</summary>
internal sealed class ExchangeContext(CompilationContext compilation)
{
    private const int LongestIdle = 1_000;

    private GivenValues Values { get; } = new(compilation);

    private PlainEvidence Evidence { get; } = new(compilation);

    /// <summary>The connections whose types are not to be had.</summary>
    public UnboundLines UnboundLines { get; } = new();

    public UnboundCalls UnboundCalls { get; } = new(compilation);

    private readonly ConcurrentDictionary<SyntaxNode, Rehearsals?> _rehearsed = new();
    private MemberFacts? _members;
    private Casts? _casts;
    private Speaking? _speaking;
    private readonly ConcurrentDictionary<ISymbol, (IOperation Code, SemanticModel Model)?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, bool> _idle = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _plain = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<(ISymbol Method, string Given), bool> _encoders = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> _speakingNodes = new();
    private readonly ConcurrentDictionary<SyntaxNode, IMethodSymbol[]> _candidates = new();
    private readonly ConcurrentDictionary<ISymbol, IMethodSymbol[]> _constructors = new(SymbolEqualityComparer.Default);

    public CompilationContext Compilation => compilation;

    public OnDemand OnDemand { get; } = new();

    public Implementations Implementations { get; } = new();

    /// <summary>What the code says of fields and properties.</summary>
    public MemberFacts Members => _members ??= new MemberFacts(this);

    /// <summary>The rehearsals of a method, where somebody has asked for them; else null.</summary>
    public Rehearsals? Rehearsed(ISymbol method) => _bodies.TryGetValue(method.OriginalDefinition, out var body) && body is var (code, _) && _rehearsed.TryGetValue(code.Syntax, out var known) ? known : null;

    /// <summary>The rehearsals of a body: a caller may ask for them as well.</summary>
    public Rehearsals? Rehearsed(SyntaxNode body, Func<Rehearsals?> rehearse) => _rehearsed.TryGetValue(body, out var known) ? known : _rehearsed.GetOrAdd(body, rehearse());

    /// <summary>The method writes what it is given in Base64, as trying it has shown.</summary>
    /// <param name="method">The method.</param>
    /// <param name="given">What else it is given.</param>
    /// <param name="isEncoder">Tries it.</param>
    public bool IsEncoder(IMethodSymbol method, string given, Func<bool> isEncoder)
    {
        if (_encoders.TryGetValue((method, given), out var known))
            return known;
        // As long as it is tried it is none: it may call itself.
        _encoders[(method, given)] = false;
        return _encoders[(method, given)] = isEncoder();
    }

    /// <summary><c>Encoding.Default</c> is what the machine is set to; elsewhere it is UTF-8.</summary>
    public bool HasMachineCharset => compilation.IsOfFramework;

    public bool IsSource(ISymbol symbol) => compilation.IsSource(symbol);

    /// <summary>Which mechanism an object may be of.</summary>
    public Casts Casts => _casts ??= new Casts(this);

    /// <summary>What code may lead to a connection.</summary>
    public Speaking Speaking => _speaking ??= new Speaking(this);

    public bool MaySpeak(SyntaxNode code) => _speakingNodes.GetOrAdd(code, compilation.Names.MaySpeak);

    public bool MaySpeak(string name) => compilation.Names.MaySpeak(name);

    /// <summary>The method may speak to the server, itself or by what it calls.</summary>
    public bool MaySpeak(IMethodSymbol method, SemanticModel own, CancellationToken cancellationToken) => Speaking.May(method, own, cancellationToken);

    /// <summary>The code changes nothing that the exchange rests on, and leaves nothing: it calls what does not speak to the server.</summary>
    public bool IsIdle(IOperation code, SemanticModel own, CancellationToken cancellationToken) => code.Syntax.Span.Length < LongestIdle && _idle.GetOrAdd(code.Syntax, node => !node.DescendantNodesAndSelf().Any(part => part is AssignmentExpressionSyntax or ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax
            or BreakStatementSyntax or ContinueStatementSyntax or YieldStatementSyntax or GotoStatementSyntax || part.RawKind is (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PostDecrementExpression)
        && !Speaking.May(code, own, cancellationToken));

    /// <summary>The code of a method, an accessor or a constructor; null where there is none, or it has errors.</summary>
    public (IOperation Code, SemanticModel Model)? BodyOf(IMethodSymbol method, SemanticModel own, CancellationToken cancellationToken)
    {
        method = method.OriginalDefinition;
        if (_bodies.TryGetValue(method, out var known))
            return known;
        var found = Find(method.PartialImplementationPart ?? method, own, cancellationToken);
        _bodies.TryAdd(method, found);
        return found;
    }

    /// <summary>The methods that a call which does not bind may mean.</summary>
    public IMethodSymbol[] CandidatesOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (_candidates.TryGetValue(call, out var known))
            return known;
        var info = model.GetSymbolInfo(call, cancellationToken);
        return _candidates.GetOrAdd(call, info.Symbol is null ? info.CandidateSymbols.OfType<IMethodSymbol>().ToArray() : info.Symbol is IMethodSymbol method ? new[] { method } : Array.Empty<IMethodSymbol>());
    }

    /// <summary>The constructors that an object may have been made by. One that calls another of them says no more than that other.</summary>
    public IMethodSymbol[] ConstructorsOf(INamedTypeSymbol type, SemanticModel own, CancellationToken cancellationToken)
    {
        if (_constructors.TryGetValue(type, out var known))
            return known;
        return _constructors.GetOrAdd(type, type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared && BodyOf(constructor, own, cancellationToken) is var (code, _)
            && code is not IConstructorBodyOperation { Initializer.Syntax: ConstructorInitializerSyntax { RawKind: (int)SyntaxKind.ThisConstructorInitializer } }).ToArray());
    }

    /// <summary>Nothing in the compilation hands the parameter, or sets the member, to what was made by a call: it is what somebody typed.</summary>
    public bool IsPlain(ISymbol symbol, SemanticModel own) => _plain.GetOrAdd(symbol, key => Values.ArePlain(key, own));

    /// <summary>The text of a control that does not bind is set to nothing that is encoded.</summary>
    public bool IsPlain(string member) => Values.ArePlain(member);

    /// <summary>Something in the compilation proves that the value is plain text.</summary>
    public bool IsKnownPlain(ISymbol symbol, SemanticModel own) => Evidence.IsIn(symbol, own);

    /// <summary>The same of a member that does not bind.</summary>
    public bool IsKnownPlain(string member, SyntaxNode body, SemanticModel own) => Evidence.IsIn(member, body, own);

    private (IOperation, SemanticModel)? Find(IMethodSymbol method, SemanticModel own, CancellationToken cancellationToken)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellationToken);
            if (syntax is TypeDeclarationSyntax || Bodies.HasErrors(syntax))
                return null;
            var model = compilation.ModelOf(syntax.SyntaxTree, own);
            switch (model.GetOperation(syntax, cancellationToken))
            {
                case IMethodBodyBaseOperation body when body.BlockBody is not null || body.ExpressionBody is not null:
                    return (body, model);
                case IBlockOperation block:
                    return (block, model);
                case ILocalFunctionOperation { Body: { } block }:
                    return (block, model);
            }
        }

        return null;
    }
}
