using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>With which value does a condition in a handler let the retry happen?</summary>
internal static class RetryBranch
{
    /// <summary>Null when that cannot be told from its branches.</summary>
    public static bool? Of(ExpressionSyntax condition, SwallowingHandler handler) => condition.Parent switch
    {
        CatchFilterClauseSyntax or WhileStatementSyntax or DoStatementSyntax => true,
        IfStatementSyntax choice => Of(choice, handler),
        _ => null,
    };

    private static bool? Of(IfStatementSyntax choice, SwallowingHandler handler)
    {
        var (then, other) = (Look(choice.Statement, handler), choice.Else is null ? Way.On : Look(choice.Else.Statement, handler));
        return (then, other) switch
        {
            (Way.Again, not Way.Again) => true,
            (not Way.Again, Way.Again) => false,
            (Way.Out, Way.On) => false,
            (Way.On, Way.Out) => true,
            _ => null,
        };
    }

    private static Way Look(StatementSyntax branch, SwallowingHandler handler)
    {
        if (SmtpCall.In(branch, handler.Model).Any(static call => call.Role == MemberRole.Send) || CallsItself(branch, handler))
            return Way.Again;
        if (handler.Model.AnalyzeControlFlow(branch) is not { Succeeded: true } flow)
            return Way.Unknown;
        if (flow.ExitPoints.Any(static exit => exit is ContinueStatementSyntax))
            return Way.Again;
        if (flow.EndPointIsReachable)
            return Way.On;
        return flow.ExitPoints.Any(static exit => exit is GotoStatementSyntax || (exit is BreakStatementSyntax && BreaksSwitch(exit))) ? Way.Unknown : Way.Out;
    }

    private static bool CallsItself(StatementSyntax branch, SwallowingHandler handler) => handler.Function.Symbol is { } function
        && EnclosingFunction.Own(branch).OfType<InvocationExpressionSyntax>()
            .Any(call => SymbolEqualityComparer.Default.Equals(handler.Model.GetSymbolInfo(call).Symbol?.OriginalDefinition, function.OriginalDefinition));

    private static bool BreaksSwitch(SyntaxNode exit) =>
        exit.Ancestors().FirstOrDefault(static node => RetryLoops.IsLoop(node) || node is SwitchStatementSyntax) is SwitchStatementSyntax;

    private enum Way
    {
        Unknown,

        /// <summary>Leaves the handler, and the loop if there is one.</summary>
        Out,

        /// <summary>Goes on behind the choice.</summary>
        On,

        /// <summary>Sends again.</summary>
        Again,
    }
}
