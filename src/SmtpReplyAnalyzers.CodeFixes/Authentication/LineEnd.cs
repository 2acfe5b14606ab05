using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A line as it is written, taken apart: what it says, and the CRLF where the code writes that itself.</summary>
/// <param name="Content">The expression without its end.</param>
/// <param name="End">What follows it, with the operator; or nothing.</param>
internal readonly record struct LineEnd(string Content, string End)
{
    private const string Escaped = "\\r\\n\"";

    public static LineEnd Split(ExpressionSyntax line, AuthSite site) => line switch
    {
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && IsEnd(sum.Right, site) => new(sum.Left.ToString(), " + " + sum.Right),
        InterpolatedStringExpressionSyntax text when text.StringStartToken.ValueText == "$\"" && text.ToString().EndsWith(Escaped, StringComparison.Ordinal) => new(Whole(text), " + \"\\r\\n\""),
        LiteralExpressionSyntax literal when literal.Token.Text is ['"', ..] and not ['"', '"', '"', ..] && literal.Token.Text.EndsWith(Escaped, StringComparison.Ordinal) =>
            new(Shorter(literal.Token.Text), " + \"\\r\\n\""),
        _ => new(line.ToString(), string.Empty),
    };

    /// <summary>An expression is an end of line.</summary>
    public static bool IsEnd(ExpressionSyntax right, AuthSite site) =>
        site.Constant(right) is "\r\n" or "\n" || site.SymbolOf(right) is { Name: "NewLine", ContainingType.Name: nameof(Environment) }
        || site.SymbolOf(right) is IFieldSymbol or ILocalSymbol && site.DeclarationOf(site.SymbolOf(right)) is VariableDeclaratorSyntax { Initializer.Value: { } value } && site.Constant(value) is "\r\n" or "\n";

    private static string Whole(InterpolatedStringExpressionSyntax text) =>
        text.Contents.Count == 2 && text.Contents[0] is InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: IdentifierNameSyntax name }
            ? name.ToString()
            : Shorter(text.ToString());

    private static string Shorter(string text) => text.Substring(0, text.Length - Escaped.Length) + "\"";
}
