using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Calls that fail when SMTP does: what fails, what goes on as a success, and what an earlier failure makes of it.</summary>
internal sealed partial class Evaluator
{
    private PendingTask Start(CallSite site)
    {
        run.NoteAttempt(site);
        return new PendingTask(site);
    }

    /// <summary>A call that may fail: its failures go to the handlers, and the piece goes on as its success.</summary>
    private Value Attempt(CallSite site, Value thrown)
    {
        HasTried = true;
        run.NoteAttempt(site);
        if (!piece.IsPending)
        {
            run.Raise(site, thrown, piece.Env, piece.Resume, block.EnclosingRegion);
            var reply = site.Outcome is { } outcome ? Hear(site, outcome) : null;
            if (site.Role == MemberRole.Send && !IsForked && !IsDead)
            {
                if (piece.Trail.Has(TrailMarks.Sent))
                    run.AddEnd(new End(EndKind.Next, piece.Failures, piece.Trail, Value: null, site.Syntax, site));
                piece.Mark(TrailMarks.Sent);
            }

            return reply ?? Unknown.Fresh;
        }

        PassBy(site);
        return !IsDead && site.Outcome is { } passed ? Hear(site, passed) : Unknown.Independent;
    }

    // An old failure comes to a new attempt.
    private void PassBy(CallSite site)
    {
        if (site.Role == MemberRole.Connect && site.Outcome is null)
            piece.Mark(TrailMarks.Reconnected);
        if (run.IsFailureOnly)
        {
            piece.Mark(TrailMarks.Carried | TrailMarks.Acted);
            return;
        }

        if (site.Outcome is not null && site.Role != MemberRole.Other)
        {
            run.AddEnd(new End(EndKind.Command, piece.Failures, piece.Trail, Value: null, site.Syntax, site));
            piece.Mark(IsLater(site) ? TrailMarks.WentOn | TrailMarks.Overcome : TrailMarks.WentOn);
        }

        if (IsBystander && IsRetry(site))
        {
            run.AddEnd(new End(EndKind.Retry, piece.Failures, piece.Trail, Value: null, site.Syntax, site));
            IsDead = true;
        }
        else if (site.Role == MemberRole.Send)
        {
            // Another message that only failures cause is a notice of the failure.
            if (run.IsReachedByFailuresOnly(block) && site.Outcome is null)
                piece.Mark(TrailMarks.Carried | TrailMarks.Acted);
            run.AddEnd(new End(EndKind.Next, piece.Failures, piece.Trail, Value: null, site.Syntax, site));
            piece.Mark(TrailMarks.SentLater);
        }
        else if (site.Outcome is not null && HasFailed(site) && !piece.Trail.Has(TrailMarks.Overcome) && (site.Message is not { IsFresh: true } || site.Role is MemberRole.Connect or MemberRole.Authenticate))
        {
            piece.Mark(TrailMarks.Repeated);
        }
    }

    private bool IsRetry(CallSite site)
    {
        // What a hand-written client begins with failed once: the message is sent again only if that was tried again.
        if (site.Role == MemberRole.Send)
            return site.SendsAgain(piece.Trail.Message) && (site.Outcome is null || piece.Trail.Message is not null || piece.Trail.Has(TrailMarks.Repeated));
        return !run.HasSend && HasFailed(site) && site.Client is not { IsFresh: true } && site.Message is not { IsFresh: true } && site.Role != MemberRole.Other;
    }

    // It comes after all that may have failed: EHLO, AUTH, MAIL, the message.
    private bool IsLater(CallSite site) => piece.Trail.Handler is { } handler && run.Handlers.TryGetValue(handler, out var facts)
        && facts.Calls.All(failed => StageOf(failed.Role) < StageOf(site.Role));

    private static int StageOf(MemberRole role) => role switch
    {
        MemberRole.Connect => 0,
        MemberRole.Authenticate => 1,
        MemberRole.Send => 3,
        _ => 2,
    };

    private bool HasFailed(CallSite site) => piece.Trail.Handler is { } handler && run.Handlers.TryGetValue(handler, out var facts)
        && (facts.Calls.Contains(site) || facts.Calls.Any(site.SaysAgain));
}
