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
    private const int MostImplementations = 40;
    private const int LongestIdle = 1_000;

    private GivenValues Values { get; } = new(compilation);

    private PlainEvidence Evidence { get; } = new(compilation);

    /// <summary>The connections whose types are not to be had.</summary>
    public UnboundLines UnboundLines { get; } = new();

    private readonly ConcurrentDictionary<SyntaxNode, Rehearsals?> _rehearsed = new();
    private Casts? _casts;
    private Speaking? _speaking;
    private readonly ConcurrentDictionary<ISymbol, (IOperation Code, SemanticModel Model)?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _setLater = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IMethodSymbol>> _allImplementations = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ExpressionSyntax?> _creations = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, bool> _idle = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _options = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _plain = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(ISymbol Method, ISymbol? Receiver), IMethodSymbol?> _implementations = new();

    private readonly ConcurrentDictionary<(ISymbol Method, string Given), bool> _encoders = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _told = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _long = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, bool> _speakingNodes = new();
    private readonly ConcurrentDictionary<SyntaxNode, IMethodSymbol[]> _candidates = new();
    private readonly ConcurrentDictionary<ISymbol, IMethodSymbol[]> _constructors = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ISymbolInitializerOperation?> _initializers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IPropertySymbol, bool> _automatic = new(SymbolEqualityComparer.Default);

    public CompilationContext Compilation => compilation;

    public OnDemand OnDemand { get; } = new();


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

    /// <summary>What the member holds at first takes too long to make.</summary>
    public bool IsLong(ISymbol member) => _long.ContainsKey(member);

    public void NoteLong(ISymbol member) => _long.TryAdd(member, true);

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

    /// <summary>The property is its own field.</summary>
    public bool IsAutomatic(IPropertySymbol property, Func<IPropertySymbol, bool> isAutomatic) => _automatic.GetOrAdd(property, isAutomatic);

    /// <summary>The initializer of a field or a property.</summary>
    public ISymbolInitializerOperation? InitializerOf(ISymbol member, SemanticModel own, CancellationToken cancellationToken)
    {
        if (_initializers.TryGetValue(member, out var known))
            return known;
        return _initializers.GetOrAdd(member, FindInitializer(member, own, cancellationToken));
    }

    private ISymbolInitializerOperation? FindInitializer(ISymbol member, SemanticModel own, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.Length != 1)
            return null;
        var clause = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        return clause is null || Bodies.HasErrors(clause) ? null : compilation.ModelOf(clause.SyntaxTree, own).GetOperation(clause, cancellationToken) as ISymbolInitializerOperation;
    }

    /// <summary>What a constructor makes for the member to hold: a buffer, say, or a reader; null where there is no constructor that does, or more than one assignment.</summary>
    public IOperation? CreationOf(ISymbol member, SemanticModel own, CancellationToken cancellationToken)
    {
        if (member is not (IFieldSymbol or IPropertySymbol))
            return null;
        var found = _creations.GetOrAdd(member, static symbol =>
        {
            var all = symbol.ContainingType.InstanceConstructors
                .SelectMany(static constructor => constructor.DeclaringSyntaxReferences).Select(static part => part.GetSyntax()).OfType<ConstructorDeclarationSyntax>()
                .SelectMany(static constructor => constructor.DescendantNodes()).OfType<AssignmentExpressionSyntax>().Where(assignment => MemberWrites.NameOf(assignment.Left) == symbol.Name).Take(2).ToArray();
            return all is [{ Right: BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax, Parent.Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } }] ? all[0].Right : null;
        });
        return found is null || Bodies.HasErrors(found) ? null : compilation.ModelOf(found.SyntaxTree, own).GetOperation(found, cancellationToken);
    }

    /// <summary>A field that only the setter of a property sets, and nothing in the compilation sets that: it holds what it holds by default.</summary>
    public bool IsOption(ISymbol member) => member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private, Type.IsValueType: true } && _options.GetOrAdd(member, symbol =>
    {
        foreach (var node in symbol.ContainingType.DeclaringSyntaxReferences.SelectMany(static part => part.GetSyntax().DescendantNodes()).Where(node => MemberWrites.Is(node, symbol.Name)))
        {
            if (node.FirstAncestorOrSelf<AccessorDeclarationSyntax>() is not { RawKind: (int)SyntaxKind.SetAccessorDeclaration, Parent.Parent: PropertyDeclarationSyntax property }
                || compilation.TreesThatMention(property.Identifier.ValueText).Any(tree => tree.GetRoot().DescendantNodes().Any(part => part is AssignmentExpressionSyntax { Left: var left }
                    && (left as IdentifierNameSyntax ?? (left as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText == property.Identifier.ValueText)))
                return false;
        }

        return true;
    });

    /// <summary>The member may be set after the object is made: in another member than a constructor, or from outside.</summary>
    public bool IsSetLater(ISymbol member) => _setLater.GetOrAdd(member, static symbol => symbol switch
    {
        IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } => false,
        IFieldSymbol { DeclaredAccessibility: not Accessibility.Private } or IPropertySymbol { SetMethod: { DeclaredAccessibility: not Accessibility.Private, IsInitOnly: false } } => true,
        _ => symbol.ContainingType.DeclaringSyntaxReferences.Any(part => part.GetSyntax().DescendantNodes(static node => node is not ConstructorDeclarationSyntax).Any(node => MemberWrites.Is(node, symbol.Name))),
    });

    /// <summary>Others can see what the member holds: it is not private, or a member that is not tells of it without a word to the server.</summary>
    public bool IsToldOf(ISymbol member) => _told.GetOrAdd(member, symbol => symbol.DeclaredAccessibility != Accessibility.Private || symbol.ContainingType.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax type && type.Members.Any(other =>
        other is PropertyDeclarationSyntax or MethodDeclarationSyntax && other.Modifiers.Any(static modifier => modifier.RawKind is (int)SyntaxKind.PublicKeyword or (int)SyntaxKind.InternalKeyword or (int)SyntaxKind.ProtectedKeyword)
        && other.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == symbol.Name) && !MaySpeak(other))));

    /// <summary>Nothing in the compilation hands the parameter, or sets the member, to what was made by a call: it is what somebody typed.</summary>
    public bool IsPlain(ISymbol symbol, SemanticModel own) => _plain.GetOrAdd(symbol, key => Values.ArePlain(key, own));

    /// <summary>The text of a control that does not bind is set to nothing that is encoded.</summary>
    public bool IsPlain(string member) => Values.ArePlain(member);

    /// <summary>Something in the compilation proves that the value is plain text.</summary>
    public bool IsKnownPlain(ISymbol symbol, SemanticModel own) => Evidence.IsIn(symbol, own);

    /// <summary>The same of a member that does not bind.</summary>
    public bool IsKnownPlain(string member, SyntaxNode body, SemanticModel own) => Evidence.IsIn(member, body, own);

    /// <summary>The only code that a call of a virtual member, or one of an interface, can run; null where there is none, or more than one.</summary>
    /// <param name="method">The member.</param>
    /// <param name="receiver">The type whose object, or that of a type derived from it, it is called on; null where that is not known.</param>
    public IMethodSymbol? OnlyImplementationOf(IMethodSymbol method, INamedTypeSymbol? receiver) => _implementations.GetOrAdd((method.OriginalDefinition, receiver?.OriginalDefinition), _ =>
    {
        // What the receiver inherits, and what overrides that.
        var inherited = receiver is null ? null : ImplementationIn(receiver.OriginalDefinition, method);
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
    public IReadOnlyList<IMethodSymbol> ImplementationsOf(IMethodSymbol method) => !(method.IsAbstract || method.IsVirtual || method.IsOverride) ? new[] { method } : _allImplementations.GetOrAdd(method.OriginalDefinition, _ =>
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

        return all.Count is > 0 and <= MostImplementations ? all : new List<IMethodSymbol> { method };
    });

    /// <summary>The code that a virtual member, or one of an interface, has in an object of exactly that type; null where that is not known.</summary>
    public static IMethodSymbol? ImplementationIn(INamedTypeSymbol type, IMethodSymbol method)
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
