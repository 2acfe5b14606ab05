using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>What is done with a call's task: <c>await</c>, <c>ConfigureAwait</c>, <c>GetAwaiter().GetResult()</c>, <c>Result</c>.</summary>
internal static class Waiting
{
    /// <summary>The call with all of it.</summary>
    public static ExpressionSyntax Whole(ExpressionSyntax call)
    {
        var whole = call;
        while (true)
        {
            switch (whole.Parent)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult", Parent: InvocationExpressionSyntax outer } access when access.Expression == whole:
                    whole = outer;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access when access.Expression == whole:
                    whole = access;
                    break;
                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { OperatorToken.Text: "!" }:
                    whole = (ExpressionSyntax)whole.Parent;
                    break;
                default:
                    return whole;
            }
        }
    }

    /// <summary>The call that an expression is, or waits for.</summary>
    public static InvocationExpressionSyntax? CallIn(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax wait => CallIn(wait.Expression),
        ParenthesizedExpressionSyntax parentheses => CallIn(parentheses.Expression),
        PostfixUnaryExpressionSyntax { OperatorToken.Text: "!" } suppressed => CallIn(suppressed.Operand),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } access => CallIn(access.Expression),
        InvocationExpressionSyntax call when IsWait(call) => CallIn(((MemberAccessExpressionSyntax)call.Expression).Expression),
        InvocationExpressionSyntax call => call,
        _ => null,
    };

    public static bool IsWait(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult" };

    public static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parentheses => Bare(parentheses.Expression),
        PostfixUnaryExpressionSyntax { OperatorToken.Text: "!" } suppressed => Bare(suppressed.Operand),
        _ => expression,
    };
}
