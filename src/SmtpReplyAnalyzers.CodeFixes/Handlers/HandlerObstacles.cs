using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>Why a handler must not throw.</summary>
internal static class HandlerObstacles
{
    /// <summary>Nobody would see the exception, or a loop round the try would no longer get to its next attempt.</summary>
    public static bool Any(SwallowingHandler handler) => handler.Function.ThrowsToNobody || IsLeftBySuccess(handler)
        || SmtpCall.In(handler.Try.Block, handler.Model).Any(call =>
            call.Role == Apis.MemberRole.Send && RetryLoops.IsIn(call, handler.Try, handler.Function.Node, handler.Model));

    // In a loop that a success always leaves, whatever comes after a failure is another attempt, if only with another server.
    private static bool IsLeftBySuccess(SwallowingHandler handler) =>
        handler.Try.Ancestors().TakeWhile(node => node != handler.Function.Node).Any(RetryLoops.IsLoop)
        && handler.Model.AnalyzeControlFlow(handler.Try.Block) is { Succeeded: true, EndPointIsReachable: false } flow
        && flow.ExitPoints.Any(static exit => exit is ReturnStatementSyntax or BreakStatementSyntax);
}
