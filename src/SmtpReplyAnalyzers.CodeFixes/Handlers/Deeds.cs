using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>What a handler does about a failure, other than logging it and cleaning up. A way on that does something is left as it is.</summary>
internal sealed class Deeds(SwallowingHandler handler)
{
    private readonly HashSet<ISymbol> _derived = Derived(handler);

    public bool Any(SyntaxNode node) => EnclosingFunction.Own(node).Prepend(node).Any(IsDeed);

    /// <summary>Leaves the handler without a trace of the failure, and without anything done about it.</summary>
    /// <param name="exit">A statement that leaves the handler.</param>
    /// <param name="single">It is the only way out, so that the report can mean no other.</param>
    public bool IsQuietExit(StatementSyntax exit, bool single)
    {
        if (exit.Parent != handler.Clause.Block && exit.Parent is BlockSyntax nested && Any(nested))
            return false;
        return exit is not ReturnStatementSyntax { Expression: { } value } || (single ? !Carries(value) : IsFixed(value));
    }

    private bool Carries(ExpressionSyntax value) => value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Any(name => handler.Model.GetSymbolInfo(name).Symbol is { } symbol && _derived.Contains(symbol));

    private bool IsFixed(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax or DefaultExpressionSyntax => true,
        IdentifierNameSyntax or MemberAccessExpressionSyntax => !Carries(value),
        CastExpressionSyntax cast => IsFixed(cast.Expression),
        PrefixUnaryExpressionSyntax unary => IsFixed(unary.Operand),
        ParenthesizedExpressionSyntax inner => IsFixed(inner.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Task.FromResult) } } call =>
            call.ArgumentList.Arguments.All(argument => IsFixed(argument.Expression)),
        _ => false,
    };

    private bool IsDeed(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => !IsNameOf(call) && !LogsOrCleansUp(call),
        AssignmentExpressionSyntax assignment => handler.Model.GetSymbolInfo(assignment.Left).Symbol is not ILocalSymbol,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
        _ => false,
    };

    private bool LogsOrCleansUp(InvocationExpressionSyntax call)
    {
        if (handler.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return false;
        return handler.Apis.KnownMethods.IsLogSink(method)
            || KnownMethods.IsCleanUp(method)
            || SymbolEqualityComparer.Default.Equals(method.ContainingType, handler.Apis.KnownMethods.Console)
            || method.ContainingType.SpecialType is SpecialType.System_String
            || method.Name == nameof(ToString)
            || IsCalledLog(method.Name)
            || IsCalledLog(method.ContainingType.Name);
    }

    private static bool IsCalledLog(string name) => name.IndexOf("Log", StringComparison.Ordinal) >= 0 || name.StartsWith("log", StringComparison.Ordinal);

    private static bool IsNameOf(InvocationExpressionSyntax call) => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" };

    private static HashSet<ISymbol> Derived(SwallowingHandler handler)
    {
        var derived = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (handler.Clause.Declaration is { } declaration && handler.Model.GetDeclaredSymbol(declaration) is { } exception)
            derived.Add(exception);
        foreach (var node in EnclosingFunction.Own(handler.Clause.Block))
        {
            var (target, value) = node switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var initial } variable => (handler.Model.GetDeclaredSymbol(variable), initial),
                AssignmentExpressionSyntax assignment => (handler.Model.GetSymbolInfo(assignment.Left).Symbol, assignment.Right),
                _ => (null, null),
            };
            if (target is not null && value!.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Any(name => handler.Model.GetSymbolInfo(name).Symbol is { } symbol && derived.Contains(symbol)))
            {
                derived.Add(target);
            }
        }

        return derived;
    }
}
