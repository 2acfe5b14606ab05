using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP1001. Reports when a transient negative reply cannot avoid a permanent verdict: every way on from it ends in one, whatever
/// conditions that do not depend on the failure decide, and 5yz gets there too.
/// Silent when some way retries or carries the failure out, when a condition on the way is not understood, and for a lost connection
/// alone, unless an address is judged by it.
/// A suggestion where the code was tested and then 4yz and 5yz alike leave without any trace of the reply.
/// </summary>
internal sealed class TransientTreatedAsPermanent : IReplyRule
{
    private static readonly ReplyCodeSet Usual = ReplyCodeSet.Of(421, 450, 451, 452);

    public void Check(Run run, Action<Diagnostic> report)
    {
        foreach (var pair in run.Handlers)
        {
            var ways = run.Ends.Where(end => end.Trail.Handler == pair.Key && !end.Failures.HasSuccess && end.Kind is not (EndKind.Next or EndKind.Command))
                .SelectMany(end => run.IsAddressChecker ? end.ByAnswer() : new[] { end }).ToArray();
            if (!Array.Exists(ways, static end => end.IsLookedAt()))
                continue;
            // A failure that was tried again is given up only after its attempts, whatever handler does that.
            var retries = run.Ends.Where(end => end.IsRetry() && end.Trail.Handler is { } handler
                && (handler.Syntax.Parent == pair.Key.Syntax.Parent || run.Handlers[handler].Calls.Overlaps(pair.Value.Calls))).ToArray();
            if (!CheckVerdicts(run, pair.Value, ways, retries, report) && !CheckDivision(pair.Value, ways, retries, report))
                CheckTraceless(run, pair.Value, ways, retries, report);
        }
    }

    // P1 to P4: something calls the failure permanent.
    private static bool CheckVerdicts(Run run, HandlerFacts facts, End[] ways, End[] retries, Action<Diagnostic> report)
    {
        var verdicts = ways.Where(end => !end.Trail.Has(TrailMarks.Opaque) && end.IsLookedAt() && end.VerdictOf(run) is not null).ToArray();
        var isChecker = run.IsAddressChecker;
        var unavoidable = Unavoidable(verdicts, ways).Except(All(retries)).WithoutHidden(facts);
        var transient = unavoidable.ReplyCodes.Intersect(ReplyCodeSet.TransientNegative);
        var lost = isChecker && unavoidable.Kinds.Any(static kind => kind.IsLostConnection());
        if (transient.IsEmpty && !lost)
            return false;
        var end = verdicts.First(end => end.Failures.Overlaps(unavoidable));
        var permanent = All(verdicts).ReplyCodes.Intersect(ReplyCodeSet.PermanentNegative);
        if (permanent.IsEmpty && !isChecker && end.Value is not Created)
            return false;
        Report(report, Descriptors.TransientTreatedAsPermanent, DiagnosticSeverity.Warning, facts, end, end.VerdictOf(run)!, transient, permanent, other: null);
        return true;
    }

    // P5: the code itself divides failures into those that it tries again and those that it gives up.
    private static bool CheckDivision(HandlerFacts facts, End[] ways, End[] retries, Action<Diagnostic> report)
    {
        var givingUp = ways.Where(static end => end.IsGivingUp() && !end.Trail.Has(TrailMarks.Opaque)).ToArray();
        if (retries.Length == 0 || givingUp.Length == 0 || !IsDividedByCode(retries, givingUp))
            return false;
        var unavoidable = Unavoidable(givingUp, ways).Except(All(retries)).WithoutHidden(facts);
        var transient = unavoidable.ReplyCodes.Intersect(ReplyCodeSet.TransientNegative);
        if (!transient.Overlaps(Usual))
            return false;
        var end = givingUp.First(end => end.Failures.Overlaps(unavoidable));
        var retried = All(retries).ReplyCodes;
        var descriptor = retried.Overlaps(ReplyCodeSet.PermanentNegative) && !retried.Overlaps(ReplyCodeSet.TransientNegative)
            ? Descriptors.TransientTreatedAsPermanentAsInHttp
            : Descriptors.TransientTreatedAsPermanent;
        Report(report, descriptor, DiagnosticSeverity.Warning, facts, end, end.Site ?? end.Trail.Handler!.Syntax, transient,
            All(givingUp).ReplyCodes.Intersect(ReplyCodeSet.PermanentNegative), retries[0].Trail.Condition ?? retries[0].Site);
        return true;
    }

    private static void CheckTraceless(Run run, HandlerFacts facts, End[] ways, End[] retries, Action<Diagnostic> report)
    {
        var traceless = ways.Where(end => end.Trail.Has(TrailMarks.CodeTested) && !end.Trail.Has(TrailMarks.Opaque)
            && end.IsGivingUp() && (end.Value is Created || (end.Value is Constant { Content: null or bool } && (run.HasSend || !end.Failures.IsRead())))).ToArray();
        var unavoidable = Unavoidable(traceless, ways).Except(All(retries)).WithoutHidden(facts);
        foreach (var alike in traceless.GroupBy(static end => end.Site))
        {
            var codes = All(alike).Intersect(unavoidable).ReplyCodes;
            var (transient, permanent) = (codes.Intersect(ReplyCodeSet.TransientNegative), codes.Intersect(ReplyCodeSet.PermanentNegative));
            if (!transient.Overlaps(Usual) || permanent.IsEmpty)
                continue;
            Report(report, Descriptors.TransientTreatedAsPermanent, DiagnosticSeverity.Info, facts, alike.First(), alike.Key!, transient, permanent, other: null);
            return;
        }
    }

    private static bool IsDividedByCode(End[] retries, End[] givingUp)
    {
        if (retries.Concat(givingUp).Any(static end => end.Trail.Has(TrailMarks.CodeTested)))
            return true;
        var (retried, given) = (All(retries), All(givingUp));
        return retried.Kinds.Any(static kind => kind.CarriesCode()) && given.Kinds.Any(kind => kind.CarriesCode() && retried[kind].IsEmpty);
    }

    private static FailureSet Unavoidable(End[] some, End[] all) => All(some).Except(All(all.Except(some)));

    private static FailureSet All(IEnumerable<End> ends) => ends.Aggregate(FailureSet.Empty, static (all, end) => all.Union(end.Failures));

    private static void Report(Action<Diagnostic> report, DiagnosticDescriptor descriptor, DiagnosticSeverity severity, HandlerFacts facts, End end,
        SyntaxNode verdict, ReplyCodeSet transient, ReplyCodeSet permanent, SyntaxNode? other)
    {
        var codes = transient.IsEmpty ? "451" : transient.ToString();
        report(Diagnostic.Create(descriptor, end.Trail.AdmittedAt(), severity, Outcomes.Related(verdict, facts.MainCall().Syntax, other), Properties.Of(Properties.IsDivision, other is not null),
            codes, permanent.IsEmpty ? "5yz" : permanent.ToString(), facts.MainCall().Name));
    }
}
