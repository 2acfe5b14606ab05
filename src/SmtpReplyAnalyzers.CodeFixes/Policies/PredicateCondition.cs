using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Policies;

/// <summary>The condition that a predicate consists of.</summary>
internal static class PredicateCondition
{
    /// <summary>What a lambda returns, out of the task that a pipeline wants; null when it is no one condition.</summary>
    public static ExpressionSyntax? Of(ExpressionSyntax predicate)
    {
        if (predicate is not AnonymousFunctionExpressionSyntax lambda)
            return null;
        var returned = lambda.ExpressionBody ?? (lambda.Block?.Statements is { Count: 1 } only && only[0] is ReturnStatementSyntax statement ? statement.Expression : null);
        return returned switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: "PredicateResult" } } } => null,
            SwitchExpressionSyntax { Arms: var arms } when arms.Any(static arm => arm.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "True" or "False" } }) => null,
            _ => returned,
        };
    }

    public static ParameterSyntax? ParameterOf(AnonymousFunctionExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0],
        AnonymousMethodExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0],
        _ => null,
    };
}
