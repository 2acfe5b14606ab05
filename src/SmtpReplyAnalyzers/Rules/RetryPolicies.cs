using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Policies;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP1002, SMTP1003, SMTP1008, SMTP1101, SMTP1102 and SMTP1103 over Polly: a policy or a pipeline is a retry that is written in one place.
/// Silent for a policy that neither names SMTP nor is seen to run such a call, for predicates that are not understood, and for strategies
/// that do not try again.
/// </summary>
internal static class RetryPolicies
{
    public static void Check(Run run, SyntaxNode syntax, Action<Diagnostic> report)
    {
        var body = new PolicyBody(run, syntax);
        var reader = new PolicyReader(body);
        foreach (var policy in reader.Read(syntax))
        {
            if (!policy.IsForSmtp)
                continue;
            CheckPermanent(policy, report);
            CheckRecipients(policy, report);
            CheckDelay(policy, report);
            CheckLimit(policy, report);
            CheckConnection(policy, body, report);
        }

        foreach (var capture in reader.ReadUnreadCaptures(syntax))
            FailureSwallowed.ReportCapture(capture, report);
    }

    private static void CheckPermanent(RetryPolicy policy, Action<Diagnostic> report)
    {
        var earlier = FailureSet.Empty;
        foreach (var clause in policy.Clauses.OrderByDescending(static clause => clause.IsNarrow))
        {
            var failures = policy.HandledBy(clause).Except(earlier);
            var permanent = PermanentRetried.Permanent(failures.WithoutHidden(failures));
            earlier = earlier.Union(failures);
            if (permanent.IsEmpty)
                continue;
            var transient = failures.ReplyCodes.Intersect(ReplyCodeSet.TransientNegative);
            var isTurned = transient.IsEmpty && clause.IsOfSmtp && policy.Handled.ReplyCodes.Intersect(ReplyCodeSet.TransientNegative).IsEmpty;
            Report(
                policy,
                isTurned ? Descriptors.PermanentRetriedInsteadOfTransient : Descriptors.PermanentRetried,
                isTurned ? Descriptors.PermanentRetriedInsteadOfTransientByPolicy : Descriptors.PermanentRetriedByPolicy,
                clause.At,
                clause.IsNarrow ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                permanent.ToString(),
                report,
                CarriersOf(failures));
        }
    }

    private static void CheckRecipients(RetryPolicy policy, Action<Diagnostic> report)
    {
        foreach (var clause in policy.Clauses)
        {
            var codes = SentAgainToServed.Refused(policy.HandledBy(clause));
            if (!codes.IsEmpty)
                Report(policy, Descriptors.SentAgainToServed, Descriptors.SentAgainToServedByPolicy, clause.At, clause.IsNarrow ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info, codes.ToString(), report);
        }
    }

    private static void CheckDelay(RetryPolicy policy, Action<Diagnostic> report)
    {
        var transient = Visible(policy).ReplyCodes.Intersect(ReplyCodeSet.TransientNegative);
        if (transient.IsEmpty || policy.Delay == DelayLength.Other || policy.Runs.Any(static run => run.Facts.Waits))
            return;
        var isNone = policy.Delay == DelayLength.None;
        Report(
            policy,
            isNone ? Descriptors.RetryWithoutBackoff : Descriptors.RetryAfterShortDelay,
            isNone ? Descriptors.RetryWithoutBackoffByPolicy : Descriptors.RetryAfterShortDelayByPolicy,
            policy.DelayAt,
            isNone ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            transient.ToString(),
            report);
    }

    private static void CheckLimit(RetryPolicy policy, Action<Diagnostic> report)
    {
        var failures = Visible(policy);
        var transient = failures.ReplyCodes.Intersect(ReplyCodeSet.TransientNegative);
        if (!policy.IsEndless || (transient.IsEmpty && !failures.Kinds.Any(static kind => kind.IsLostConnection())))
            return;
        // A lost connection counts as 451: RFC 5321, section 3.8.
        Report(policy, Descriptors.RetryWithoutLimit, Descriptors.RetryWithoutLimitByPolicy, policy.LimitAt, DiagnosticSeverity.Warning, transient.IsEmpty ? "451" : transient.ToString(), report);
    }

    private static ImmutableDictionary<string, string?> CarriersOf(FailureSet failures) => ImmutableDictionary<string, string?>.Empty.Add(
        Properties.Carriers,
        string.Join(";", failures.WithCodes(ReplyCodeSet.PermanentNegative).Kinds.Select(PermanentRetried.CarrierOf).Distinct()));

    private static void CheckConnection(RetryPolicy policy, PolicyBody body, Action<Diagnostic> report)
    {
        var reusing = policy.Runs.Where(run => ReusedConnection.IsIn(run, body)).ToArray();
        foreach (var clause in reusing.Length == 0 ? Enumerable.Empty<HandledClause>() : policy.Clauses)
        {
            if (ConnectionReused.LostBy(policy.HandledBy(clause)) is { } codes)
                report(Diagnostic.Create(Descriptors.ConnectionReused, clause.At, reusing.Select(static run => run.Syntax.GetLocation()), properties: null, codes, reusing[0].Facts.Name));
        }
    }

    private static FailureSet Visible(RetryPolicy policy) => policy.Handled.WithoutHidden(policy.Handled);

    private static void Report(RetryPolicy policy, DiagnosticDescriptor ofCall, DiagnosticDescriptor ofPolicy, Location at, DiagnosticSeverity severity, string codes, Action<Diagnostic> report,
        ImmutableDictionary<string, string?>? properties = null)
    {
        var first = policy.Runs.IsEmpty ? null : policy.Runs[0];
        var others = policy.Runs.Select(static run => run.Syntax.GetLocation());
        report(first is null
            ? Diagnostic.Create(ofPolicy, at, severity, additionalLocations: null, properties, codes)
            : Diagnostic.Create(ofCall, at, severity, others, properties, codes, first.Facts.Name));
    }
}
