using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Policies;

/// <summary>A policy, or a strategy of a pipeline, that tries again.</summary>
/// <param name="Clauses">What it handles; each of them suffices.</param>
/// <param name="Delay">How long it waits between attempts.</param>
/// <param name="DelayAt">Where it says so.</param>
/// <param name="IsEndless">It never gives up.</param>
/// <param name="LimitAt">Where it says so.</param>
/// <param name="Runs">What SMTP calls it is seen to run.</param>
internal sealed record RetryPolicy(ImmutableArray<HandledClause> Clauses, DelayLength Delay, Location DelayAt, bool IsEndless, Location LimitAt, ImmutableArray<PolicyRun> Runs)
{
    /// <summary>It is there for SMTP: it says so itself, or it is seen to run such a call.</summary>
    public bool IsForSmtp => !Runs.IsEmpty || Clauses.Any(static clause => clause.IsOfSmtp);

    /// <summary>What it tries again: of the failures of the calls that it is seen to run, or else of all that there are.</summary>
    public FailureSet Handled => Clauses.Aggregate(FailureSet.Empty, (all, clause) => all.Union(HandledBy(clause)));

    public FailureSet HandledBy(HandledClause clause) => Runs.IsEmpty
        ? clause.Failures
        : clause.Failures.Intersect(Runs.Aggregate(FailureSet.Empty, static (all, run) => all.Union(run.Facts.LetsOut)));
}

/// <summary>One of the things that a policy handles.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Failures">The failures that it is for; those for which its predicate is not understood are left out.</param>
/// <param name="IsOfSmtp">It names a type or a code of SMTP.</param>
/// <param name="IsNarrow">Its type carries a code, or it tells failures apart.</param>
internal sealed record HandledClause(Location At, FailureSet Failures, bool IsOfSmtp, bool IsNarrow);

/// <summary>A call that a policy runs, and that fails when SMTP does.</summary>
/// <param name="Syntax">The call of <c>Execute</c>.</param>
/// <param name="Facts">What is run.</param>
internal sealed record PolicyRun(SyntaxNode Syntax, MethodFacts Facts);
