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

    private readonly ConcurrentDictionary<ISymbol, (IOperation Code, SemanticModel Model)?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _setLater = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, bool> _idle = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _plain = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IMethodSymbol?> _implementations = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<ISymbol, bool> _onDemand = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _long = new(SymbolEqualityComparer.Default);
    private OwnEncoders? _encoders;

    public CompilationContext Compilation => compilation;

    /// <summary><c>Encoding.Default</c> is what the machine is set to; elsewhere it is UTF-8.</summary>
    public bool HasMachineCharset => compilation.IsOfFramework;

    public bool IsSource(ISymbol symbol) => compilation.IsSource(symbol);

    public bool MaySpeak(SyntaxNode code) => compilation.Names.MaySpeak(code);

    public bool MaySpeak(string name) => compilation.Names.MaySpeak(name);

    /// <summary>The code changes nothing that the exchange rests on, and leaves nothing: it calls what does not speak to the server.</summary>
    public bool IsIdle(SyntaxNode code) => code.Span.Length < LongestIdle && _idle.GetOrAdd(code, node => !node.DescendantNodesAndSelf().Any(part => part is AssignmentExpressionSyntax or ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax
            or BreakStatementSyntax or ContinueStatementSyntax or YieldStatementSyntax or GotoStatementSyntax || part.RawKind is (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PostDecrementExpression)
        && !compilation.Names.MaySpeak(node));

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

    /// <summary>The parameter that a method of the client's encodes as Base64; null for all other methods.</summary>
    public IParameterSymbol? EncodedBy(IMethodSymbol method, SemanticModel own, CancellationToken cancellationToken) =>
        (_encoders ??= new OwnEncoders(called => IsSource(called) ? BodyOf(called, own, cancellationToken)?.Code : null)).Encoded(method.OriginalDefinition);

    /// <summary>What the member holds at first takes too long to make.</summary>
    public bool IsLong(ISymbol member) => _long.ContainsKey(member);

    public void NoteLong(ISymbol member) => _long.TryAdd(member, true);

    /// <summary>The initializer of a field or a property.</summary>
    public ISymbolInitializerOperation? InitializerOf(ISymbol member, SemanticModel own, CancellationToken cancellationToken)
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

    /// <summary>The member may be set after the object is made: in another member than a constructor, or from outside.</summary>
    public bool IsSetLater(ISymbol member) => _setLater.GetOrAdd(member, static symbol => symbol switch
    {
        IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } => false,
        IFieldSymbol { DeclaredAccessibility: not Accessibility.Private } or IPropertySymbol { SetMethod: { DeclaredAccessibility: not Accessibility.Private, IsInitOnly: false } } => true,
        _ => symbol.ContainingType.DeclaringSyntaxReferences.Any(part => part.GetSyntax().DescendantNodes(static node => node is not ConstructorDeclarationSyntax).Any(node => IsWriteOf(node, symbol.Name))),
    });

    /// <summary>The member holds an object that is made where somebody asks for it, and it is not there yet: <c>if (x == null) x = new X();</c>, <c>x ??= new X()</c>.</summary>
    public bool IsMadeOnDemand(ISymbol member) => _onDemand.GetOrAdd(member, static symbol => symbol.ContainingType.DeclaringSyntaxReferences.Any(part => part.GetSyntax().DescendantNodes().Any(node =>
        node is AssignmentExpressionSyntax { Right: BaseObjectCreationExpressionSyntax } assignment && NameOf(assignment.Left) == symbol.Name
        && (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) || assignment.Ancestors().TakeWhile(static outer => outer is not MemberDeclarationSyntax).OfType<IfStatementSyntax>().Any(test => AsksForNull(test.Condition, symbol.Name))))));

    private static bool AsksForNull(ExpressionSyntax condition, string name) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } test => NameOf(test.Left) == name,
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } } test => NameOf(test.Expression) == name,
        _ => false,
    };

    /// <summary>Nothing in the compilation hands the parameter, or sets the member, to what was made by a call: it is what somebody typed.</summary>
    public bool IsPlain(ISymbol symbol) => _plain.GetOrAdd(symbol, Values.ArePlain);

    /// <summary>The only code that a call of a virtual member, or one of an interface, can run; null where there is none, or more than one.</summary>
    public IMethodSymbol? OnlyImplementationOf(IMethodSymbol method) => _implementations.GetOrAdd(method.OriginalDefinition, _ =>
    {
        IMethodSymbol? found = null;
        foreach (var type in Types(method.ContainingAssembly.GlobalNamespace))
        {
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

    private static bool IsOverrideOf(IMethodSymbol member, IMethodSymbol method)
    {
        for (var overridden = member.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope)
    {
        foreach (var member in scope.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
                continue;
            if (inner is INamedTypeSymbol type)
                yield return type;
            foreach (var nested in Types(inner))
                yield return nested;
        }
    }

    private static bool IsWriteOf(SyntaxNode node, string name) => node switch
    {
        AssignmentExpressionSyntax assignment => NameOf(assignment.Left) == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && NameOf(argument.Expression) == name,
        PrefixUnaryExpressionSyntax prefix => prefix.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression && NameOf(prefix.Operand) == name,
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) && NameOf(postfix.Operand) == name,
        _ => false,
    };

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
        _ => null,
    };

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
