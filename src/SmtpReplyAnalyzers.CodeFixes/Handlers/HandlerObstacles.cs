using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>Why a handler must not throw.</summary>
internal static class HandlerObstacles
{
    /// <summary>Nobody would see the exception, or a loop round the try would no longer get to its next attempt.</summary>
    public static bool Any(SwallowingHandler handler) => handler.Function.ThrowsToNobody
        || SmtpCall.In(handler.Try.Block, handler.Model).Any(call =>
            call.Role == Apis.MemberRole.Send && RetryLoops.IsIn(call, handler.Try, handler.Function.Node, handler.Model));
}
