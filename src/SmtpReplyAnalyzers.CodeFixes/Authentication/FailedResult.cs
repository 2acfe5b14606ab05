using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A value that a method returns where something failed, and that says what: <c>return Result.Fail("EHLO: " + reply);</c>, <c>return new Result(false, reply);</c>.</summary>
internal static class FailedResult
{
    /// <summary>A statement returns one: a text with words, or an object that is given one or the one truth false.</summary>
    public static bool Is(ReturnStatementSyntax statement)
    {
        if (statement.Expression is not { } value)
            return false;
        if (Waiting.Bare(value) is LiteralExpressionSyntax literal)
            return HasWords(literal);
        if (Arguments(value) is not { } arguments || value is InvocationExpressionSyntax call && IsNamedSuccess(call))
            return false;
        var truths = arguments.Where(static argument => argument.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression).ToArray();
        return truths.Length == 0 ? arguments.Any(HasWords) : truths is [{ RawKind: (int)SyntaxKind.FalseLiteralExpression }];
    }

    /// <summary>The same with other words, where those that it has are about something else; null where it tells more than the reply that was tested.</summary>
    public static string? Saying(AuthSite site, ReturnStatementSyntax statement, string message, HashSet<ISymbol> tested, string reply)
    {
        if (statement.Expression is null || Arguments(statement.Expression) is not { } arguments || arguments.Where(HasWords).ToArray() is not [var words])
            return null;
        var parts = new List<(SyntaxNode, string)> { (words, message) };
        foreach (var name in statement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => !words.Span.Contains(name.Span) && site.SymbolOf(name) is ILocalSymbol))
        {
            if (!tested.Contains(site.SymbolOf(name)!))
                return null;
            parts.Add((name, reply));
        }

        return Substituted.Text(statement, parts);
    }

    private static ExpressionSyntax[]? Arguments(ExpressionSyntax value) => value switch
    {
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Select(static argument => argument.Expression).ToArray(),
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list, Initializer: null } => list.Arguments.Select(static argument => argument.Expression).ToArray(),
        _ => Waiting.Bare(value) is LiteralExpressionSyntax literal ? new ExpressionSyntax[] { literal } : null,
    };

    private static bool HasWords(ExpressionSyntax argument) => argument is not InvocationExpressionSyntax && argument.DescendantNodesAndSelf().Any(static node => node switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text.Any(char.IsLetter),
        InterpolatedStringTextSyntax text => text.TextToken.ValueText.Any(char.IsLetter),
        _ => false,
    });

    private static bool IsNamedSuccess(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && (name.StartsWith("Ok", StringComparison.Ordinal) || name.StartsWith("Succe", StringComparison.Ordinal));
}
