using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP1002. Reports when a permanent negative reply gets to a retry, at the innermost condition on the failure that admits it.
/// Silent when the message differs between the sends, when 5yz is kept out or a condition on the way is not understood, and for 552 where
/// only a reply to RCPT can be meant (too many recipients: RFC 5321, section 4.5.3.1.10).
/// A suggestion where the caught type is wider than SMTP and no code is read, and for fail-over to another host.
/// </summary>
internal sealed class PermanentRetried : IReplyRule
{
    public void Check(Run run, Action<Diagnostic> report)
    {
        var retries = run.Ends.Where(static end => end.IsRetry() && end.IsLookedAt() && !end.Trail.Has(TrailMarks.Opaque));
        foreach (var group in retries.GroupBy(static end => end.Trail.AdmittedAt()))
        {
            var failures = group.Aggregate(FailureSet.Empty, static (all, end) => all.Union(end.Failures));
            var first = group.First();
            var facts = run.Handlers[first.Trail.Handler!];
            var permanent = Permanent(failures.WithoutHidden(facts));
            if (permanent.IsEmpty)
                continue;
            var severity = group.Any(end => end.IsDeliberate(run)) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
            var transient = failures.ReplyCodes.Intersect(ReplyCodeSet.TransientNegative);
            var descriptor = transient.IsEmpty && first.Trail.Has(TrailMarks.CodeTested) ? Descriptors.PermanentRetriedInsteadOfTransient : Descriptors.PermanentRetried;
            report(Diagnostic.Create(descriptor, group.Key, severity, Outcomes.Related(first.Site, facts.MainCall().Syntax), Properties.Of(Properties.IsRequeued, group.Any(static end => end.Kind != EndKind.Retry)),
                permanent.ToString(), facts.MainCall().Name));
        }
    }

    /// <summary>The type whose exceptions are to be asked for the code of such a failure.</summary>
    public static string CarrierOf(FailureKind kind) => kind switch
    {
        FailureKind.SmtpReply or FailureKind.SmtpFailedRecipient or FailureKind.SmtpFailedRecipients => "System.Net.Mail.SmtpException",
        FailureKind.Authentication or FailureKind.AuthenticationText => "MailKit.Security.AuthenticationException",
        _ => "MailKit.Net.Smtp.SmtpCommandException",
    };

    /// <summary>The permanent replies among the failures.</summary>
    public static ReplyCodeSet Permanent(FailureSet failures)
    {
        var permanent = ReplyCodeSet.Empty;
        foreach (var kind in failures.Kinds.Where(static kind => kind.CarriesCode()))
        {
            var codes = failures[kind].Intersect(ReplyCodeSet.PermanentNegative);
            permanent = permanent.Union(kind is FailureKind.SmtpFailedRecipient or FailureKind.CommandAtRecipient or FailureKind.ReplyToRecipient ? codes.Except(ReplyCodeSet.Of(552)) : codes);
        }

        return permanent;
    }
}
