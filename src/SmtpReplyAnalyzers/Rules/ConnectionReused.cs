using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP1103. Reports when reply 421 or a lost connection leads to another send on the same client without a new connection, at the innermost
/// condition on the failure that admits it (RFC 5321, sections 3.8 and 4.2.2).
/// Silent for System.Net.Mail, which connects by itself, and when a connection was made on the way, or anything was called that may have.
/// </summary>
internal sealed class ConnectionReused : IReplyRule
{
    private static readonly ReplyCodeSet Closing = ReplyCodeSet.Of(421);

    public void Check(Run run, Action<Diagnostic> report)
    {
        var uses = run.Ends.Where(end => end.Kind is EndKind.Retry or EndKind.Next or EndKind.Command && end.Trail.Handler is not null
            && !end.Trail.Has(TrailMarks.Opaque | TrailMarks.Reconnected) && IsOnSameConnection(run, end));
        foreach (var group in uses.GroupBy(static end => end.Trail.AdmittedAt()))
        {
            var failures = group.Aggregate(FailureSet.Empty, static (all, end) => all.Union(end.Failures));
            if (LostBy(failures) is not { } codes)
                continue;
            var first = group.First();
            var call = run.Handlers[first.Trail.Handler!].MainCall();
            report(Diagnostic.Create(Descriptors.ConnectionReused, group.Key, Outcomes.Related(first.Site, call.Syntax), properties: null, codes, call.Name));
        }
    }

    /// <summary>The replies among the failures that end MailKit's connection, 451 for one that was lost; null when it still stands after all of them.</summary>
    public static string? LostBy(FailureSet failures)
    {
        var codes = Closing.Intersect(failures.WhereKind(IsOfMailKit).ReplyCodes);
        return !codes.IsEmpty ? codes.ToString() : failures.Kinds.Any(static kind => kind is FailureKind.Protocol or FailureKind.NotConnected) ? "451" : null;
    }

    private static bool IsOfMailKit(FailureKind kind) => kind
        is FailureKind.Command or FailureKind.CommandAtSender or FailureKind.CommandAtRecipient or FailureKind.CommandAtMessage
        or FailureKind.Reply or FailureKind.ReplyToRecipient;

    // A hand-written client has one connection until it makes another.
    private static bool IsOnSameConnection(Run run, End end) => end.Call is { Outcome: not null, Client: not { IsFresh: true } }
        ? end.IsLookedAt()
        : end.Call is { IsMember: true, Client: { IsFresh: false } client }
        && run.Handlers[end.Trail.Handler!].Calls.Any(failed => failed.IsMember && failed.Client is { } earlier && CallSite.IsSame(earlier, client));
}
