using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Getters that throw where nobody may ask, or tell what a member holds: whatever they decide on, they change nothing.</summary>
internal static class Guards
{
    private static readonly ConditionalWeakTable<SyntaxNode, object> Known = new();

    /// <summary>The getter has no assignment and no call but in what it throws.</summary>
    public static bool OnlyTells(IMethodSymbol method, SyntaxNode code) => method.MethodKind == MethodKind.PropertyGet && (bool)Known.GetValue(code, static getter => getter.DescendantNodes(static node => node is not ThrowStatementSyntax).All(static node =>
        node is not (AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AwaitExpressionSyntax)
        && node.RawKind is not ((int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.PostDecrementExpression)));
}
