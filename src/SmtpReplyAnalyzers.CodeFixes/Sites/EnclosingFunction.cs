using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Sites;

/// <summary>The function whose body a statement belongs to: a member, a local function, a lambda, or the top-level statements.</summary>
/// <param name="Node">The function; the compilation unit for top-level statements.</param>
/// <param name="Symbol">What it declares, or null in code that does not compile.</param>
/// <param name="Delegate">The delegate that a lambda becomes.</param>
internal sealed record EnclosingFunction(SyntaxNode Node, IMethodSymbol? Symbol, ITypeSymbol? Delegate = null)
{
    private static readonly HashSet<string> ThreadDelegates = new(StringComparer.Ordinal)
    {
        "System.Threading.ThreadStart", "System.Threading.ParameterizedThreadStart", "System.Threading.TimerCallback", "System.Threading.WaitCallback",
        "System.Timers.ElapsedEventHandler",
    };

    public static EnclosingFunction? Of(SyntaxNode inside, SemanticModel model)
    {
        var node = inside.Ancestors().FirstOrDefault(static ancestor => ancestor
            is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        return node switch
        {
            null => null,
            AnonymousFunctionExpressionSyntax lambda => new(node, model.GetSymbolInfo(lambda).Symbol as IMethodSymbol, model.GetTypeInfo(lambda).ConvertedType),
            CompilationUnitSyntax unit when !unit.Members.Any(SyntaxKind.GlobalStatement) => null,
            _ => new(node, model.GetDeclaredSymbol(node) as IMethodSymbol),
        };
    }

    public BlockSyntax? Body => Node switch
    {
        BaseMethodDeclarationSyntax method => method.Body,
        AccessorDeclarationSyntax accessor => accessor.Body,
        LocalFunctionStatementSyntax local => local.Body,
        AnonymousFunctionExpressionSyntax lambda => lambda.Block,
        _ => null,
    };

    /// <summary>May await.</summary>
    public bool IsAsync => Node switch
    {
        BaseMethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword != default,
        CompilationUnitSyntax => OwnNodes.Any(static node => node is AwaitExpressionSyntax),
        _ => false,
    };

    public bool IsIterator => OwnNodes.Any(static node => node is YieldStatementSyntax);

    /// <summary>A bare <c>return;</c> may leave it.</summary>
    public bool ReturnsNothing => Symbol is { ReturnsVoid: true } || (IsAsync && Symbol?.ReturnType is INamedTypeSymbol { Arity: 0 });

    /// <summary>Nobody who called it sees what it throws: there the exception ends the process.</summary>
    public bool ThrowsToNobody => Node is DestructorDeclarationSyntax || Symbol is { MethodKind: MethodKind.StaticConstructor }
        || (IsAsync && Symbol is { ReturnsVoid: true } && !IsEventHandler)
        || (Delegate is not null && ThreadDelegates.Contains(Delegate.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()));

    /// <summary>Takes a sender and event arguments: a thread that draws a window must not be made to wait.</summary>
    public bool IsEventHandler =>
        Symbol is { ReturnsVoid: true, Parameters: { Length: 2 } parameters } && parameters[0].Type.SpecialType == SpecialType.System_Object
        && BasesOf(parameters[1].Type).Any(static type => type.Name == nameof(EventArgs));

    /// <summary>The nodes of its body that are not another function's.</summary>
    public IEnumerable<SyntaxNode> OwnNodes => Own(Node);

    /// <summary>The nodes below a node that belong to the same function.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode node) =>
        node.DescendantNodes(child => child == node || child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax or BaseNamespaceDeclarationSyntax));

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }
}
