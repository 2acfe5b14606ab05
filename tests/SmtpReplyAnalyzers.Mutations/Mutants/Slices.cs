using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Takes away what keeps the slicing of a bare "334" from failing (RFC 4954 section 4: a challenge may be empty).</summary>
internal static partial class Slices
{
    public static IEnumerable<Mutant> MutantsOf(AuthExchange exchange)
    {
        foreach (var guard in exchange.After<ExpressionSyntax>())
        {
            var change = guard switch
            {
                ConditionalExpressionSyntax choice when IsLengthTest(choice.Condition) => Unconditional(choice),
                _ => null,
            };
            change ??= guard is InvocationExpressionSyntax call ? WithoutSpace(call, exchange) : null;
            if (change is { } made)
                yield return Of(exchange, made);
        }

        foreach (var decision in exchange.After<IfStatementSyntax>())
        {
            if (decision is { Else: null, Parent: BlockSyntax block } && IsLengthTest(decision.Condition) && Leaves(decision.Statement) && block.Statements.Any(next => next.SpanStart > decision.SpanStart && SliceIn(next)))
                yield return Of(exchange, new TextChange(decision.Span, "{ }"));
        }
    }

    private static Mutant Of(AuthExchange exchange, TextChange change) => new(MutantKind.UnguardedSlice, ["SMTP2006"], MustBeFound: MayBeEmpty(exchange.Writer), exchange.Body.SyntaxTree, [change]);

    /// <summary>The client speaks first, and says nothing on the line of AUTH: a challenge that asks for something is never empty.</summary>
    private static bool MayBeEmpty(SyntaxNode writer) => writer.DescendantTokens().Any(static token => token.Value is string text && FirstIsEmpty().IsMatch(text));

    [GeneratedRegex(@"^AUTH\s+(PLAIN|NTLM|EXTERNAL|XOAUTH2|OAUTHBEARER|SCRAM-\S+)[\r\n]*$", RegexOptions.IgnoreCase)]
    private static partial Regex FirstIsEmpty();

    /// <summary><c>line.Length > 4 ? line.Substring(4) : ""</c> becomes the slice.</summary>
    private static TextChange? Unconditional(ConditionalExpressionSyntax choice) =>
        SliceIn(choice.WhenTrue) ? new TextChange(choice.Span, Names.AsOperand(choice.WhenTrue))
        : SliceIn(choice.WhenFalse) ? new TextChange(choice.Span, Names.AsOperand(choice.WhenFalse))
        : null;

    /// <summary>A reply that begins with "334 " has a fifth character or an empty rest; one that begins with "334" may end there.</summary>
    private static TextChange? WithoutSpace(InvocationExpressionSyntax call, AuthExchange exchange)
    {
        if (Names.Of(call) != "StartsWith" || call is not { Expression: MemberAccessExpressionSyntax { Expression: var reply }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: "334 " } code }, ..] })
            return null;
        var root = Names.RootOf(reply);
        var isSliced = exchange.After<ExpressionSyntax>().Any(node => node.SpanStart > call.SpanStart && IsSlice(node, out var sliced) && Names.RootOf(sliced) == root);
        return root is not null && isSliced ? new TextChange(code.Span, "\"334\"") : null;
    }

    private static bool IsLengthTest(ExpressionSyntax condition) => condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression or (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression } comparison
        && new[] { comparison.Left, comparison.Right }.Any(static side => side is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" });

    private static bool Leaves(StatementSyntax statement) => statement.DescendantNodesAndSelf().Any(static node => node is ThrowStatementSyntax or ReturnStatementSyntax);

    private static bool SliceIn(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(static part => IsSlice(part, out _));

    private static bool IsSlice(ExpressionSyntax node, out ExpressionSyntax sliced)
    {
        (sliced, var isSlice) = node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Substring", Expression: var text }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: 4 } }] } => (text, true),
            ElementAccessExpressionSyntax { Expression: var text, ArgumentList.Arguments: [{ Expression: RangeExpressionSyntax { LeftOperand: LiteralExpressionSyntax { Token.Value: 4 } } }] } => (text, true),
            ElementAccessExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Split", Expression: var text } }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: 1 } }] } => (text, true),
            _ => (node, false),
        };
        return isSlice;
    }
}
