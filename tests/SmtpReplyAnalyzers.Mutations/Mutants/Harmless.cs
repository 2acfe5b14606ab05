using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Broken tests that let nothing wrong pass, or that leave another one that looks at the outcome: silence is right there.</summary>
internal static partial class Harmless
{
    /// <summary>No 334 gets to the test of the outcome, or what is decided there does not matter: anything below 400 is as good as 235.</summary>
    public static bool IsWidening(CodeTest test, AuthExchange exchange)
    {
        var challenges = CodeTest.Of(exchange).Where(static other => other is { Code: CodeTest.Challenge, HoldsOnCode: true }).ToArray();
        return challenges.Any(other => IsLoopBefore(other, test) || IsExitBefore(other, test, exchange) || IsIfBeforeElse(other, test) || AnswersError(other, test, exchange))
            || test.Whole.Parent is IfStatementSyntax decision && (OnlyTells(decision) || IsTestedAgain(decision, test, exchange));
    }

    /// <summary>
    /// The statement before looks at the outcome as well: SMTP2007 is silent where a decision tells the two apart, if only for a log. Or only the log
    /// is another, and whoever called gets the reply and can test it.
    /// </summary>
    public static bool IsRemoval(CodeTest test, AuthExchange exchange) => test.Whole.Parent is IfStatementSyntax decision
        && (Neighbour(decision, -1) is IfStatementSyntax before && Repeats(before, test, exchange)
            || OnlyTells(decision) && Neighbour(decision, 1) is ReturnStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var reply } } && test.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == reply));

    /// <summary>A 334 that failed does not fail any more: what fails now is no challenge.</summary>
    public static bool IsInversion(CodeTest test) => test.Whole.Parent is IfStatementSyntax decision && (test.HoldsOnCode ? decision.Statement : decision.Else?.Statement) is { } way && ReplyTests.Fails(way) && (way as BlockSyntax)?.Statements.Count is null or 1;

    /// <summary>What comes behind a loop that answers as long as it is 334 is no 334.</summary>
    private static bool IsLoopBefore(CodeTest challenge, CodeTest test) => challenge.Whole.Span.End < test.Condition.SpanStart
        && challenge.Whole.Parent is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax
        && IsInScopeOf(challenge.Whole.Parent, test);

    /// <summary>334 has left already, and no other reply was read since.</summary>
    private static bool IsExitBefore(CodeTest challenge, CodeTest test, AuthExchange exchange) => challenge.Whole.Parent is IfStatementSyntax { Else: null } decision && decision.Span.End < test.Condition.SpanStart
        && ReplyTests.Fails(decision.Statement) && IsInScopeOf(decision, test)
        && !exchange.Body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.SpanStart > decision.Span.End && call.Span.End < test.Condition.Span.End && (Names.Writes(call) || Names.Reads(call)));

    private static bool IsIfBeforeElse(CodeTest challenge, CodeTest test) => challenge.Whole.Parent is IfStatementSyntax { Else: { } other } && test.Whole.Parent is IfStatementSyntax decision && other.Statement == decision;

    /// <summary>All that the mechanism has to say was said with AUTH: the challenge that was answered tells an error, and what follows is the end.</summary>
    private static bool AnswersError(CodeTest challenge, CodeTest test, AuthExchange exchange) => challenge.Whole.Parent is IfStatementSyntax decision && decision.Span.End < test.Condition.SpanStart && IsInScopeOf(decision, test)
        && exchange.Writer.DescendantTokens().Any(static token => token.Value is string text && SaysAll().IsMatch(text));

    [GeneratedRegex(@"^AUTH\s+(XOAUTH2|OAUTHBEARER|PLAIN|EXTERNAL)\s+(?![\r\n])", RegexOptions.IgnoreCase)]
    private static partial Regex SaysAll();

    private static bool IsInScopeOf(SyntaxNode statement, CodeTest test) => statement.Parent is { } scope && scope.Span.Contains(test.Condition.Span);

    /// <summary>Neither way leaves, or keeps what was found.</summary>
    private static bool OnlyTells(IfStatementSyntax decision) => !decision.Statement.DescendantNodesAndSelf().Concat(decision.Else?.DescendantNodes() ?? []).Any(static node => node is AssignmentExpressionSyntax or ThrowExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax
        || node is InvocationExpressionSyntax call && (Names.Writes(call) || Names.Reads(call))
        || node is StatementSyntax and not (ExpressionStatementSyntax or BlockSyntax or EmptyStatementSyntax));

    /// <summary>The next statement leaves on all but 235.</summary>
    private static bool IsTestedAgain(IfStatementSyntax decision, CodeTest test, AuthExchange exchange) => !ReplyTests.MayLeave(decision) && Neighbour(decision, 1) is IfStatementSyntax next && Repeats(next, test, exchange) && ReplyTests.MayLeave(next);

    private static bool Repeats(IfStatementSyntax other, CodeTest test, AuthExchange exchange) => CodeTest.Of(exchange).Any(same => same.Code == test.Code && same.Whole.Parent == other && same.Condition.ToString() == test.Condition.ToString());

    private static StatementSyntax? Neighbour(StatementSyntax statement, int step) =>
        statement.Parent is BlockSyntax { Statements: var all } && all.IndexOf(statement) + step is var at && at >= 0 && at < all.Count ? all[at] : null;
}
