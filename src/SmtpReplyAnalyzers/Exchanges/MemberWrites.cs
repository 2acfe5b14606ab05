using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What code writes a member of its own object.</summary>
internal static class MemberWrites
{
    /// <summary>The node writes a member of that name.</summary>
    public static bool Is(SyntaxNode node, string name) => node switch
    {
        AssignmentExpressionSyntax assignment => NameOf(assignment.Left) == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && NameOf(argument.Expression) == name,
        PrefixUnaryExpressionSyntax prefix => prefix.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression && NameOf(prefix.Operand) == name,
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) && NameOf(postfix.Operand) == name,
        _ => false,
    };

    /// <summary>The member of the object itself that is named; null for all else.</summary>
    public static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
