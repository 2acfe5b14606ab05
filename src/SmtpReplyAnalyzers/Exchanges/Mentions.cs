using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What names a method, or one of the same name, without calling it as it is.</summary>
internal static class Mentions
{
    /// <summary>The name, or the call, means a member that has nothing to do with the method.</summary>
    public static bool IsOfAnother(SyntaxNode node, IMethodSymbol method, SemanticModel model) => node is IdentifierNameSyntax && IsAssigned(node) || node is SimpleNameSyntax or InvocationExpressionSyntax or ObjectCreationExpressionSyntax
        && model.GetSymbolInfo(node).Symbol is { ContainingType: { } type } bound && !SymbolEqualityComparer.Default.Equals(bound.OriginalDefinition, method.OriginalDefinition)
        && (bound is not IMethodSymbol || !Flow.Types.DerivesFrom(type.OriginalDefinition, method.ContainingType.OriginalDefinition) && !Flow.Types.DerivesFrom(method.ContainingType.OriginalDefinition, type.OriginalDefinition));

    // An event, or a member that holds something: no method can be assigned to.
    private static bool IsAssigned(SyntaxNode name) => (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name) is var whole && whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;

    /// <summary>
    /// What the delegate is called with that a local variable gets the method as, and nobody else has a type for: <c>var d = new D(M); d.BeginInvoke(x, null, null);</c>
    /// Empty where somebody else may call it.
    /// </summary>
    public static List<ArgumentListSyntax> CallsOf(IdentifierNameSyntax mention)
    {
        var calls = new List<ArgumentListSyntax>();
        ExpressionSyntax whole = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : mention;
        if (whole.Parent is not ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1, Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } variable } } creation }
            || creation.Type is not IdentifierNameSyntax { Identifier.ValueText: var type } || !IsPrivate(type, mention) || variable.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } scope)
        {
            return calls;
        }

        foreach (var call in scope.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is IdentifierNameSyntax direct ? direct.Identifier.ValueText == variable.Identifier.ValueText
                : call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax on, Name.Identifier.ValueText: "Invoke" or "BeginInvoke" } && on.Identifier.ValueText == variable.Identifier.ValueText)
            {
                calls.Add(call.ArgumentList);
            }
        }

        return calls;
    }

    private static bool IsPrivate(string name, SyntaxNode mention) => mention.Ancestors().OfType<TypeDeclarationSyntax>().SelectMany(static type => type.Members).OfType<DelegateDeclarationSyntax>().Any(declaration => declaration.Identifier.ValueText == name
        && declaration.Modifiers.All(static modifier => modifier.ValueText is "private" or "unsafe"));
}
