using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Gates;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What the code says of fields and properties: what they hold at first, who may set them, and who can see them. Safe for concurrent use.</summary>
internal sealed class MemberFacts(ExchangeContext context)
{
    private readonly ConcurrentDictionary<IPropertySymbol, bool> _automatic = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ISymbolInitializerOperation?> _initializers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ExpressionSyntax?> _creations = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _options = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _setLater = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _told = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _long = new(SymbolEqualityComparer.Default);

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
        return clause is null || Bodies.HasErrors(clause) ? null : context.Compilation.ModelOf(clause.SyntaxTree, own).GetOperation(clause, cancellationToken) as ISymbolInitializerOperation;
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
        return found is null || Bodies.HasErrors(found) ? null : context.Compilation.ModelOf(found.SyntaxTree, own).GetOperation(found, cancellationToken);
    }

    /// <summary>A field that only the setter of a property sets, and nothing in the compilation sets that: it holds what it holds by default.</summary>
    public bool IsOption(ISymbol member) => member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private, Type.IsValueType: true } && _options.GetOrAdd(member, symbol =>
    {
        foreach (var node in symbol.ContainingType.DeclaringSyntaxReferences.SelectMany(static part => part.GetSyntax().DescendantNodes()).Where(node => MemberWrites.Is(node, symbol.Name)))
        {
            if (node.FirstAncestorOrSelf<AccessorDeclarationSyntax>() is not { RawKind: (int)SyntaxKind.SetAccessorDeclaration, Parent.Parent: PropertyDeclarationSyntax property }
                || context.Compilation.TreesThatMention(property.Identifier.ValueText).Any(tree => tree.GetRoot().DescendantNodes().Any(part => part is AssignmentExpressionSyntax { Left: var left }
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
        && other.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == symbol.Name) && !context.MaySpeak(other))));

    /// <summary>What the member holds at first takes too long to make.</summary>
    public bool IsLong(ISymbol member) => _long.ContainsKey(member);

    public void NoteLong(ISymbol member) => _long.TryAdd(member, true);
}
