using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>What a line begins with, as far as it is constant.</summary>
/// <param name="Start">The constant beginning.</param>
/// <param name="IsWhole">Nothing follows it.</param>
internal readonly record struct LeadingText(string Start, bool IsWhole)
{
    public SmtpVerb Verb => SmtpVerbs.Of(Start, IsWhole);

    /// <summary>It is an AUTH command that names its mechanism.</summary>
    public bool NamesMechanism => Verb == SmtpVerb.Authenticate && Words.Length >= 2;

    /// <summary>An AUTH command with an initial response (RFC 4954, section 4).</summary>
    public bool HasInitialResponse => Words.Length > 2 || !IsWhole && Start.EndsWith(" ", StringComparison.Ordinal);

    private string[] Words => Start.Split(new[] { ' ', '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries);

    public static LeadingText Of(AuthSite site, ExpressionSyntax expression)
    {
        expression = Waiting.Bare(expression);
        if (site.Constant(expression) is { } whole)
            return new(whole, true);
        switch (expression)
        {
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                var left = Of(site, sum.Left);
                return LineEnd.Split(sum, site).End.Length > 0 ? left : left with { IsWhole = false };
            case InterpolatedStringExpressionSyntax interpolated:
                var parts = interpolated.Contents.Select(content => ConstantOf(site, content)).TakeWhile(static part => part is not null).ToArray();
                return new(string.Concat(parts), interpolated.Contents.Count == parts.Length);
            case InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } call when site.MethodOf(call) is { ContainingType.SpecialType: SpecialType.System_String, Name: "Format" or "Concat" }:
                return Of(site, first.Expression) is var format && format.Start.IndexOf('{') is >= 0 and var hole ? new(format.Start.Substring(0, hole), false) : format with { IsWhole = false };
            case IdentifierNameSyntax when site.SymbolOf(expression) is ILocalSymbol local && LastValue(site, local, expression) is { } value:
                return Of(site, value);
            default:
                return new(string.Empty, false);
        }
    }

    /// <summary>The text that a part of an interpolated string is known to give; null for any other.</summary>
    public static string? ConstantOf(AuthSite site, InterpolatedStringContentSyntax content) => content switch
    {
        InterpolatedStringTextSyntax text => text.TextToken.ValueText,
        InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: var hole } => site.SymbolOf(hole) is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum, HasConstantValue: true } member ? member.Name : site.Constant(hole),
        _ => null,
    };

    // What was last written to it above the use.
    private static ExpressionSyntax? LastValue(AuthSite site, ILocalSymbol local, SyntaxNode use)
    {
        if (site.DeclarationOf(local) is not VariableDeclaratorSyntax { Parent.Parent.Parent: { } scope } declaration)
            return null;
        var assignment = scope.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .LastOrDefault(assignment => assignment.Span.End <= use.SpanStart && SymbolEqualityComparer.Default.Equals(site.SymbolOf(assignment.Left), local));
        return assignment is null ? declaration.Initializer?.Value : assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null;
    }
}
