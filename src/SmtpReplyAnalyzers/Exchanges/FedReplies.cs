using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// A client that does not read: its method is called once for each reply, handles it, and keeps in a field which step is the next. What tells is that
/// the method itself tests its parameter for 334, and begins the exchange as well.
/// </summary>
internal static class FedReplies
{
    /// <summary>The parameter that holds the reply, or the number that is its code; null where the method is not one of those.</summary>
    public static IParameterSymbol? ParameterOf(IMethodSymbol method, SyntaxNode body)
    {
        if (method.IsStatic || method.MethodKind != MethodKind.Ordinary || !body.DescendantTokens().Any(IsChallenge))
            return null;
        var numbers = method.Parameters.Where(static parameter => parameter.RefKind == RefKind.None && parameter.Type.SpecialType == SpecialType.System_Int32).ToArray();
        var texts = method.Parameters.Where(static parameter => parameter.RefKind == RefKind.None && parameter.Type.SpecialType == SpecialType.System_String).ToArray();
        return (numbers, texts) switch
        {
            ([var code], _) when IsTested(body, code.Name) => code,
            ([], [var reply]) when IsTested(body, reply.Name) => reply,
            _ => null,
        };
    }

    private static bool IsChallenge(SyntaxToken token) => token.Value is 334 || token.Value is string text && (text == "334" || text.StartsWith("334 ", StringComparison.Ordinal) || text.StartsWith("334-", StringComparison.Ordinal));

    private static bool IsTested(SyntaxNode body, string name) => body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(used => used.Identifier.ValueText == name
        && (UnboundLines.IsComparedWithCode(used, isAnyCode: true) || used.Parent is SwitchStatementSyntax { Sections: var sections } && sections.Any(static section => section.Labels.OfType<CaseSwitchLabelSyntax>().Any(static label => label.Value is LiteralExpressionSyntax { Token.Value: 334 }))));
}
