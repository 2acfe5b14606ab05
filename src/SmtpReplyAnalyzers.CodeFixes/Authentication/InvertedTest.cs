using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A comparison with 334 that was written the wrong way round: what is no challenge gets the response, and the challenge gets none.</summary>
internal static class InvertedTest
{
    private const int Challenge = 334;

    /// <summary>The comparison, in the reported test or in one of those before it in a chain of <c>else if</c>; null when there is none.</summary>
    public static ExpressionSyntax? Find(AuthSite site, TextSpan reported)
    {
        if (site.ExpressionAt(reported) is not { } expression)
            return null;
        // A loop that goes on while there is a challenge.
        if (expression.FirstAncestorOrSelf<WhileStatementSyntax>(loop => loop.Condition.Span.Contains(reported)) is { } again)
            return InvertedIn(site, again.Condition, again.Statement, null, Statements.After(again).ToArray());
        if (expression.FirstAncestorOrSelf<IfStatementSyntax>(test => test.Condition.Span.Contains(reported)) is not { } test)
            return null;
        if (InvertedIn(site, test) is { } own)
            return own;
        var first = test;
        for (; first.Parent is ElseClauseSyntax { Parent: IfStatementSyntax before }; first = before)
        {
            if (InvertedIn(site, before) is { } inverted)
                return inverted;
        }

        // Or in the test just before, which the challenge got past.
        return Statements.Before(first).FirstOrDefault() is IfStatementSyntax { Else: null } passed ? InvertedIn(site, passed) : null;
    }

    // What comes after an "else if" is another test's.
    private static ExpressionSyntax? InvertedIn(AuthSite site, IfStatementSyntax test) =>
        InvertedIn(site, test.Condition, test.Statement, test.Else?.Statement, test.Else?.Statement is IfStatementSyntax ? Array.Empty<StatementSyntax>() : Statements.After(test).ToArray());

    private static ExpressionSyntax? InvertedIn(AuthSite site, ExpressionSyntax condition, StatementSyntax whenTrue, StatementSyntax? whenFalse, StatementSyntax[] after)
    {
        var comparisons = Operands(condition).Where(operand => IsOfChallenge(site, operand)).ToArray();
        if (comparisons.Length != 1 || Holds(site, comparisons[0]) is not { } holds)
            return null;
        // Where the condition is negated as a whole, its operands count the other way round.
        var negations = comparisons[0].Ancestors().TakeWhile(node => condition.Span.Contains(node.Span)).Count(static node => node.IsKind(SyntaxKind.LogicalNotExpression));
        var (challenge, other) = holds == (negations % 2 == 0) ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
        return Responds(site, Way(other, after)) && !Responds(site, Way(challenge, after)) ? comparisons[0] : null;
    }

    // The branch, and what follows the test where the branch does not leave.
    private static IEnumerable<StatementSyntax> Way(StatementSyntax? branch, StatementSyntax[] after)
    {
        var own = branch switch
        {
            null or IfStatementSyntax { Parent: ElseClauseSyntax } => Array.Empty<StatementSyntax>(),
            BlockSyntax block => block.Statements.ToArray(),
            _ => new[] { branch },
        };
        return own.LastOrDefault() is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax ? own : own.Concat(after);
    }

    /// <summary>The next line that is written is a response.</summary>
    public static bool Responds(AuthSite site, IEnumerable<StatementSyntax> way)
    {
        foreach (var statement in way)
        {
            if (ChallengeAnswer.LineIn(site, statement) is { } line)
                return LeadingText.Of(site, line).Verb == SmtpVerb.Unknown;
            if (statement.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => Base64Text.Encoded(site, call) is not null || Base64Text.IsNamed(call, "ToBase64String")) is not null)
                return true;
        }

        return false;
    }

    // A method that is told the code tells whether the reply has it.
    private static bool? Holds(AuthSite site, ExpressionSyntax operand) => CodeComparison.HoldsForCode(site, operand)
        ?? (Waiting.Bare(operand) switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var inner } => !Holds(site, inner),
            // It is somewhere in the text: text.IndexOf("334") != -1.
            BinaryExpressionSyntax { Left: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IndexOf" } }, Right: var right } pair => (pair.Kind(), site.Model.GetConstantValue(right).Value) switch
            {
                (SyntaxKind.NotEqualsExpression or SyntaxKind.GreaterThanExpression, -1) or (SyntaxKind.EqualsExpression or SyntaxKind.GreaterThanOrEqualExpression, 0) => true,
                (SyntaxKind.EqualsExpression or SyntaxKind.LessThanOrEqualExpression, -1) or (SyntaxKind.NotEqualsExpression or SyntaxKind.LessThanExpression, 0) => false,
                _ => null,
            },
            { } whole when Waiting.CallIn(whole) is not null && site.TypeOf(whole)?.SpecialType == SpecialType.System_Boolean => true,
            _ => null,
        });

    private static bool IsOfChallenge(AuthSite site, ExpressionSyntax operand) => operand.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
        .Any(node => node.Parent is not MemberAccessExpressionSyntax && CodeConstant.Of(site, node) == Challenge);

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax condition) => condition switch
    {
        BinaryExpressionSyntax pair when pair.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression => Operands(pair.Left).Concat(Operands(pair.Right)),
        ParenthesizedExpressionSyntax parentheses => Operands(parentheses.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax inner } } when inner.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression => Operands(inner),
        _ => new[] { condition },
    };
}
