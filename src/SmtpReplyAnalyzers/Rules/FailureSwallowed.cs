using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP1003. Reports when some way on from a failed send ends quietly: nobody is told, nothing is tried again, and the caller goes on as
/// after a success; and when the task of a send is dropped.
/// Silent when every way carries the failure out, when a condition on the way is not understood, for address checkers, and in tests.
/// A suggestion where a constant tells the caller that the send failed, but no longer why.
/// </summary>
internal sealed class FailureSwallowed : IReplyRule
{
    private const TrailMarks Heard = TrailMarks.Carried | TrailMarks.Stored | TrailMarks.Requeued | TrailMarks.Kept | TrailMarks.Counted | TrailMarks.Opaque;

    private enum Loudness
    {
        Quiet,

        /// <summary>A constant says that it failed, and no more than that.</summary>
        Muffled,
        Loud,
    }

    public void Check(Run run, Action<Diagnostic> report)
    {
        var successes = run.Ends.Where(static end => end.Failures.HasSuccess && end.Kind is EndKind.Return or EndKind.Next && end.Trail.Has(TrailMarks.Sent)).ToArray();
        foreach (var pair in run.Handlers)
        {
            if (successes.Length > 0 && !IsKept(run, pair.Key, pair.Value) && (pair.Value.Calls.Any(IsSubmission) || (run.HasSend && pair.Key.Syntax is CatchClauseSyntax)))
                CheckHandler(run, pair.Key, pair.Value, successes, report);
        }

        foreach (var call in run.Dropped)
        {
            if (call.Role == MemberRole.Send && !call.Failures.IsEmpty)
                Report(report, call.Syntax.GetLocation(), call.Name, call.Failures, DiagnosticSeverity.Warning, ImmutableArray<Location>.Empty);
        }

        SendCompletedHandlers.Check(run, report);
    }

    private static bool IsSubmission(CallSite call) => call.Role is MemberRole.Send or MemberRole.Envelope;

    // Only a success is noted down, and a failure leaves the work as it was: somebody will find it there again.
    private static bool IsKept(Run run, ControlFlowHandler handler, HandlerFacts facts) => handler.Syntax.Parent is TryStatementSyntax guarded
        && facts.Calls.Where(static call => call.Role == MemberRole.Send).Any(call => call.Records || run.Records.Any(record => record.SpanStart >= call.Syntax.Span.End && guarded.Block.Span.Contains(record.Span)));

    private static void CheckHandler(Run run, ControlFlowHandler handler, HandlerFacts facts, End[] successes, Action<Diagnostic> report)
    {
        // A reply that nobody looked at is another matter.
        var isRead = handler.Syntax is not CatchClauseSyntax;
        var ends = run.Ends.Where(end => end.Trail.Handler == handler && !end.Failures.HasSuccess && end.Kind != EndKind.Command && end.IsLookedAt()).ToArray();
        // In an endless loop the next message is all the end there is.
        var last = ends.Where(static end => end.Kind != EndKind.Next).ToArray();
        if (last.Length == 0)
            last = ends;
        var isForSend = facts.Calls.Any(IsSubmission);
        var (quiet, muffled) = (FailureSet.Empty, FailureSet.Empty);
        var sites = new List<Location>();
        foreach (var end in last)
        {
            if (!isForSend && end.Trail.Has(TrailMarks.SentLater))
                continue;
            var loudness = LoudnessOf(run, end, successes);
            if (loudness == Loudness.Quiet)
                quiet = quiet.Union(end.Failures);
            else if (loudness == Loudness.Muffled)
                muffled = muffled.Union(end.Failures);
            if (loudness != Loudness.Loud && end.Site is { } site)
                sites.Add(site.GetLocation());
        }

        var failures = quiet.IsEmpty ? muffled : quiet;
        if (failures.IsEmpty)
            return;
        var call = facts.MainCall();
        var severity = quiet.IsEmpty ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        var place = isRead ? last.First(end => end.Failures.Overlaps(failures)).Trail.AdmittedAt() : Locations.OfHeader(handler.Syntax);
        Report(report, place, call.Name, failures, severity, sites.Append(call.Syntax.GetLocation()).Distinct().ToImmutableArray());
    }

    private static Loudness LoudnessOf(Run run, End end, End[] successes)
    {
        if (end.Kind is EndKind.Throw or EndKind.Retry or EndKind.Exit || end.Trail.Has(Heard))
            return Loudness.Loud;
        if (end.Value is null)
            return Loudness.Quiet;
        if (end.Value is not Constant constant)
            return !end.Value.IsDerived && (IsUntouched(run, end) || successes.Any(success => IsSameAnswer(run, end, success))) ? Loudness.Quiet : Loudness.Loud;
        if (successes.Any(success => constant.Equals(success.Value)))
            return Loudness.Quiet;
        // Any other constant may well say what happened.
        return !end.Trail.Has(TrailMarks.Acted) && constant.Content is null or false or 0 ? Loudness.Muffled : Loudness.Loud;
    }

    // A handler that does nothing at all: what is returned is a count, or the like, of what went well.
    private static bool IsUntouched(Run run, End end) => !end.Trail.Has(TrailMarks.Acted) && end.Value is Unknown
        && run.Context.Owner is IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 };

    // What is written as it is after a success, and is made of nothing that the handler may have changed, says nothing of the failure.
    private static bool IsSameAnswer(Run run, End end, End success) => end.Site is { } site && success.Site is { } other && SyntaxFactory.AreEquivalent(site, other)
        && !site.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => run.Context.Model.GetSymbolInfo(name, run.Context.CancellationToken).Symbol is ILocalSymbol);

    /// <summary>A policy hands the last failure back in a result, and nobody reads that.</summary>
    public static void ReportCapture(Policies.PolicyRun capture, Action<Diagnostic> report)
    {
        var (call, facts) = ((InvocationExpressionSyntax)capture.Syntax, capture.Facts);
        if (facts.Role == MemberRole.Send)
            Report(report, ((MemberAccessExpressionSyntax)call.Expression).Name.GetLocation(), facts.Name, facts.LetsOut, DiagnosticSeverity.Warning, ImmutableArray<Location>.Empty);
    }

    private static void Report(Action<Diagnostic> report, Location location, string call, FailureSet failures, DiagnosticSeverity severity, ImmutableArray<Location> related)
    {
        var codes = failures.ReplyCodes.Intersect(ReplyCodeSet.Negative);
        var descriptor = codes.IsEmpty ? Descriptors.FailureSwallowedWithoutReply : Descriptors.FailureSwallowed;
        report(Diagnostic.Create(descriptor, location, severity, related, properties: null, call, codes.ToString()));
    }
}
