using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP1102. Reports when some transient reply or lost connection that an attempt meets leads back to the same attempt on every way on, at the
/// innermost condition on the failure that admits it (RFC 5321, section 4.5.4.1).
/// Silent when any way on from that failure leaves the body: a count of attempts, an expiry, a flag that somebody else sets; when a count
/// that outlives the method goes up; and when the method calls itself with another value than it was given.
/// </summary>
internal sealed class RetryWithoutLimit : IReplyRule
{
    public void Check(Run run, Action<Diagnostic> report)
    {
        var retries = run.Retries().Where(end => !end.Trail.Has(TrailMarks.Counted) && IsOfSameAttempt(run, end));
        foreach (var group in retries.GroupBy(static end => end.Trail.AdmittedAt()))
        {
            var first = group.First();
            var facts = run.Handlers[first.Trail.Handler!];
            var endless = group.Aggregate(FailureSet.Empty, (all, end) => all.Union(WithoutOtherWays(run, end))).WithoutHidden(facts);
            var codes = endless.ReplyCodes.Intersect(ReplyCodeSet.TransientNegative);
            if (codes.IsEmpty && !endless.Kinds.Any(static kind => kind.IsLostConnection()))
                continue;
            report(Diagnostic.Create(Descriptors.RetryWithoutLimit, group.Key, Outcomes.Related(first.Site, facts.MainCall().Syntax), properties: null,
                codes.IsEmpty ? LostConnection : codes.ToString(), facts.MainCall().Name));
        }
    }

    // The same failure of the same call may go another way as well.
    private static FailureSet WithoutOtherWays(Run run, End retry) => run.Ends
        .Where(end => end.Kind is not (EndKind.Retry or EndKind.Next or EndKind.Command) && Equals(end.Trail.Message, retry.Trail.Message))
        .Aggregate(retry.Failures, static (left, end) => left.Except(end.Failures));

    // What a lost connection counts as: RFC 5321, section 3.8.
    private const string LostConnection = "451";

    private static bool IsOfSameAttempt(Run run, End end)
    {
        var facts = run.Handlers[end.Trail.Handler!];
        if (facts.Calls.Contains(end.Call!))
            return true;
        return end.Call!.Syntax is InvocationExpressionSyntax call && run.Context.Model.GetSymbolInfo(call, run.Context.CancellationToken).Symbol is IMethodSymbol method
            && run.Context.IsRunning(method)
            && call.ArgumentList.Arguments.All(argument => run.Context.Model.GetOperation(argument.Expression, run.Context.CancellationToken) is { } value
                && (value.ConstantValue.HasValue || run.Context.Model.GetSymbolInfo(argument.Expression, run.Context.CancellationToken).Symbol is IParameterSymbol));
    }
}
