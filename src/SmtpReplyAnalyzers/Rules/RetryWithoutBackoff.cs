using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP1101. Reports when a transient negative reply gets to a retry on a way without a delay, at the innermost condition on the failure that
/// admits it. A suggestion where there is a delay, but a short one that is always the same, and where the delay blocks a thread of an
/// asynchronous method (RFC 5321, section 4.5.4.1).
/// Silent when the retry goes to another host, when only a lost connection is tried again, when anything was called on the way that may
/// wait, and when the message is put back for later.
/// </summary>
internal sealed class RetryWithoutBackoff : IReplyRule
{
    public void Check(Run run, Action<Diagnostic> report)
    {
        foreach (var group in run.Retries().Where(static end => end.Call!.Client is not { IsFresh: true }).GroupBy(static end => end.Trail.AdmittedAt()))
        {
            var end = group.First();
            var hasty = Transient(run, group.Where(end => LengthOf(run, end) == DelayLength.None));
            var same = Transient(run, group.Where(end => LengthOf(run, end) == DelayLength.Short));
            if (!hasty.IsEmpty)
                report(Create(Descriptors.RetryWithoutBackoff, group.Key, DiagnosticSeverity.Warning, run, end, hasty));
            else if (!same.IsEmpty)
                report(Create(Descriptors.RetryAfterShortDelay, group.Key, DiagnosticSeverity.Info, run, end, same));
        }

        foreach (var group in run.Retries().Where(end => IsBlocking(run, end.Trail.Delay)).GroupBy(static end => end.Trail.Delay!))
        {
            var codes = Transient(run, group);
            if (!codes.IsEmpty)
                report(Create(Descriptors.RetryAfterBlockingDelay, group.Key.GetLocation(), DiagnosticSeverity.Info, run, group.First(), codes));
        }
    }

    private static DelayLength LengthOf(Run run, End end) =>
        end.Call!.Waits ? DelayLength.Other
        : !end.Trail.Has(TrailMarks.Delayed | TrailMarks.Paced) ? DelayLength.None
        : end.Trail.Delay is { } delay && run.Delays.TryGetValue(delay, out var length) ? length
        : DelayLength.Other;

    private static bool IsBlocking(Run run, SyntaxNode? delay) => delay is not null && run.Context.Owner is IMethodSymbol { IsAsync: true }
        && run.Context.Model.GetSymbolInfo(delay, run.Context.CancellationToken).Symbol is IMethodSymbol { Name: nameof(Thread.Sleep), ContainingType.Name: nameof(Thread) };

    private static ReplyCodeSet Transient(Run run, IEnumerable<End> ends) => ends.Aggregate(ReplyCodeSet.Empty, (all, end) =>
        all.Union(end.Failures.WithoutHidden(run.Handlers[end.Trail.Handler!]).ReplyCodes.Intersect(ReplyCodeSet.TransientNegative)));

    private static Diagnostic Create(DiagnosticDescriptor descriptor, Location location, DiagnosticSeverity severity, Run run, End end, ReplyCodeSet codes)
    {
        var call = run.Handlers[end.Trail.Handler!].MainCall();
        return Diagnostic.Create(descriptor, location, severity, Outcomes.Related(end.Trail.Delay, end.Site, call.Syntax), Properties.Of(Properties.IsDelayed, descriptor.MessageFormat != Descriptors.RetryWithoutBackoff.MessageFormat), codes.ToString(), call.Name);
    }
}
