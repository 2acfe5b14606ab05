using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Policies;

/// <summary>
/// The way on from where a policy is made to the calls that run something under it: through names, wraps, builders and parameters,
/// as far as the type that it is made in, or the file, shows them.
/// </summary>
internal sealed class PolicyUses
{
    private const int MostSteps = 200;
    private readonly PolicyBody _body;
    private readonly List<InvocationExpressionSyntax> _executions = new();
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private int _steps;

    private PolicyUses(PolicyBody body) => _body = body;

    /// <summary>The calls of <c>Execute</c> and its like that run under the policy that is made, or configured, at <paramref name="site"/>.</summary>
    public static IReadOnlyList<InvocationExpressionSyntax> ExecutionsOf(SyntaxNode site, PolicyBody body)
    {
        var uses = new PolicyUses(body);
        uses.Follow(site);
        return uses._executions;
    }

    private void Follow(SyntaxNode node)
    {
        if (++_steps > MostSteps)
            return;
        switch (node.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalExpressionSyntax
                or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression }:
                Follow(node.Parent);
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == node:
                FollowCall(call);
                break;
            case ArgumentSyntax argument:
                FollowArgument(argument);
                break;
            case EqualsValueClauseSyntax { Parent: { } declaration } value when declaration is VariableDeclaratorSyntax or PropertyDeclarationSyntax:
                FollowSymbol(_body.ModelOf(value).GetDeclaredSymbol(declaration, _body.CancellationToken));
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == node:
                FollowSymbol(_body.SymbolOf(assignment.Left));
                break;
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                FollowSymbol(ReturningMember(node.Parent));
                break;
        }
    }

    private void FollowCall(InvocationExpressionSyntax call)
    {
        if (_body.SymbolOf(call) is not IMethodSymbol method)
            return;
        if (Apis.Polly.IsExecution(method))
            _executions.Add(call);
        else if (Apis.Polly.IsOfPolly(method.ContainingType))
            Follow(call);
    }

    private void FollowArgument(ArgumentSyntax argument)
    {
        if (argument.Parent?.Parent is not { } call || _body.SymbolOf(call) is not IMethodSymbol method)
            return;
        if (Apis.Polly.IsOfPolly(method.ContainingType))
        {
            Follow(call);
            // A builder keeps what is added to it.
            if (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && RootOf(access.Expression) is IdentifierNameSyntax builder)
                FollowSymbol(_body.SymbolOf(builder) is ILocalSymbol or IFieldSymbol ? _body.SymbolOf(builder) : null);
            return;
        }

        var index = argument.Parent is BaseArgumentListSyntax list ? list.Arguments.IndexOf(argument) : -1;
        var parameter = argument.NameColon is { } named ? method.Parameters.FirstOrDefault(p => p.Name == named.Name.Identifier.ValueText)
            : index >= 0 && index < method.Parameters.Length ? method.Parameters[index] : null;
        if (_body.Context.Compilation.IsSource(method))
            FollowSymbol(parameter?.OriginalDefinition);
    }

    private void FollowSymbol(ISymbol? symbol)
    {
        if (symbol is null or IDiscardSymbol || !_symbols.Add(symbol))
            return;
        foreach (var scope in ScopesOf(symbol))
        {
            foreach (var name in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != symbol.Name || !SymbolEqualityComparer.Default.Equals(_body.SymbolOf(name)?.OriginalDefinition, symbol.OriginalDefinition))
                    continue;
                SyntaxNode use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
                if (symbol is not IMethodSymbol)
                    Follow(use);
                else if (use.Parent is InvocationExpressionSyntax call)
                    Follow(call);
            }
        }
    }

    private IEnumerable<SyntaxNode> ScopesOf(ISymbol symbol)
    {
        var declarations = symbol switch
        {
            IParameterSymbol => symbol.ContainingSymbol.DeclaringSyntaxReferences,
            ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => symbol.DeclaringSyntaxReferences,
            _ => symbol.ContainingType?.DeclaringSyntaxReferences ?? default,
        };
        if (declarations.IsDefault)
            yield break;
        foreach (var reference in declarations)
        {
            var declaration = reference.GetSyntax(_body.CancellationToken);
            yield return symbol is IParameterSymbol || (symbol is not ILocalSymbol && symbol.DeclaredAccessibility == Accessibility.Private) ? declaration
                : symbol is ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } ? Definitions.ScopeOf(declaration)
                : declaration.SyntaxTree.GetRoot(_body.CancellationToken);
        }
    }

    // What a lambda returns is not followed.
    private ISymbol? ReturningMember(SyntaxNode node)
    {
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is AnonymousFunctionExpressionSyntax)
                return null;
            if (outer is MethodDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax)
                return _body.ModelOf(outer).GetDeclaredSymbol(outer, _body.CancellationToken);
        }

        return null;
    }

    private static ExpressionSyntax RootOf(ExpressionSyntax expression)
    {
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            expression = access.Expression;
        return expression;
    }
}
