using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>What an end of a way means for the message: the words in which rules ask the engine's result.</summary>
internal static class Outcomes
{
    /// <summary>The message is sent again, now or later.</summary>
    public static bool IsRetry(this End end) => end.Kind == EndKind.Retry || end.Trail.Has(TrailMarks.Requeued);

    /// <summary>Somebody looked at the failure: an exception handler, or a test of the reply. A reply that nobody looks at is another matter.</summary>
    public static bool IsLookedAt(this End end) => end.Trail.Condition is not null || end.Trail.Handler?.Syntax is CatchClauseSyntax;

    /// <summary>The ends that send the same message again there and then, for a reason that is understood.</summary>
    public static IEnumerable<End> Retries(this Run run) =>
        run.Ends.Where(static end => end.Kind == EndKind.Retry && end.IsLookedAt() && !end.Trail.Has(TrailMarks.Opaque));

    /// <summary>The way on is taken apart by what is returned for each reply: <c>return code == 250</c> is a test, too.</summary>
    public static IEnumerable<End> ByAnswer(this End end)
    {
        if (end.Value is not Function answer || !end.Failures.IsRead())
            return new[] { end };
        return end.Failures.Each().GroupBy(answer.At).Select(group => end with
        {
            Value = group.Key,
            Failures = end.Failures.Where(failure => group.Key.Equals(answer.At(failure))),
            Trail = end.Trail.With(TrailMarks.CodeTested) with { Condition = end.Trail.Condition ?? end.Site },
        });
    }

    /// <summary>The author of the retry looked at the failure, or could have: the clause names a type that carries a code. Another host is another matter.</summary>
    public static bool IsDeliberate(this End end, Run run) =>
        end.Call?.Client is not { IsFresh: true } && (end.Trail.Has(TrailMarks.CodeTested | TrailMarks.KindTested) || end.Trail.Handler!.Syntax is not CatchClauseSyntax || CatchesCodes(run, end.Trail.Handler!));

    private static bool CatchesCodes(Run run, ControlFlowHandler handler) =>
        handler.Syntax is CatchClauseSyntax { Declaration.Type: { } type }
        && run.Context.Model.GetTypeInfo(type, run.Context.CancellationToken).Type is { } caught
        && (run.Context.Apis.CarriesCode(caught) || (run.Context.Compilation.IsSource(caught) && run.Handlers[handler].Calls.Any(static call => call.Outcome is not null)));

    /// <summary>Gives the message up in a way that keeps no trace of the reply: a new exception without it, a constant, nothing at all.</summary>
    public static bool IsGivingUp(this End end) => !end.IsRetry() && !end.Trail.Has(TrailMarks.Carried) && end.Kind switch
    {
        EndKind.Throw => end.Value is Created { IsDerived: false },
        EndKind.Return => end.Value is null or Constant,
        _ => false,
    };

    /// <summary>What calls the failure permanent at this end; null when nothing does.</summary>
    public static SyntaxNode? VerdictOf(this End end, Run run)
    {
        if (end.IsRetry() || end.Kind is EndKind.Exit or EndKind.Next)
            return null;
        if (end.Kind == EndKind.Throw || end.Value is Created)
            return end.Value is Created { IsDerived: false } made && PermanentNames.IsPermanentType(made.Type) ? end.Site : null;
        if (end.Trail.Has(TrailMarks.Carried))
            return null;
        if (end.Trail.Verdict is { } verdict)
            return verdict;
        if (run.IsAddressChecker && IsRefusal(end.Value, ReturnTypeOf(run)))
            return end.Site ?? end.Trail.Handler!.Syntax;
        return end.Value is Constant constant && PermanentNames.IsPermanentResult(ReturnTypeOf(run), constant, end.Failures) ? end.Site : null;
    }

    // What a question about an address is answered with when it says no: false, nothing, or a collection that tells nothing of the reply.
    private static bool IsRefusal(Value? value, ITypeSymbol? type) => value is Constant { Content: false } or Created { IsDerived: false }
        // Where no is false, null is neither yes nor no.
        || (value is Constant { Content: null } && type is not { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        || (value is Unknown { IsDerived: false, Origin: null or { Of: null } } && type is { IsReferenceType: true, SpecialType: SpecialType.None });

    /// <summary>
    /// Without what a handler cannot see: <c>SmtpFailedRecipientsException</c> shows -1, and the codes inside it count only where a handler
    /// is for it alone and so looks inside.
    /// </summary>
    public static FailureSet WithoutHidden(this FailureSet failures, HandlerFacts facts) => failures.WithoutHidden(facts.Entered);

    /// <summary>The same for whatever lets <paramref name="entered"/> in.</summary>
    public static FailureSet WithoutHidden(this FailureSet failures, FailureSet entered) =>
        entered.Kinds.All(static kind => kind == FailureKind.SmtpFailedRecipients)
            ? failures
            : failures.WhereKind(static kind => kind != FailureKind.SmtpFailedRecipients);

    /// <summary>The first call of the handler that sends, or, without one, the first that fails.</summary>
    public static CallSite MainCall(this HandlerFacts facts) => facts.Calls
        .OrderByDescending(static call => call.Role switch { MemberRole.Send => 2, MemberRole.Other => 0, _ => 1 })
        .ThenBy(static call => call.Syntax.SpanStart)
        .First();

    /// <summary>The innermost condition on the failure that lets it through, or the handler's header.</summary>
    public static Location AdmittedAt(this Trail trail) => trail.Condition?.GetLocation() ?? Locations.OfHeader(trail.Handler!.Syntax);

    public static ImmutableArray<Location> Related(params SyntaxNode?[] nodes) => nodes
        .Where(static node => node is not null)
        .Select(static node => node!.GetLocation())
        .Distinct()
        .ToImmutableArray();

    private static ITypeSymbol? ReturnTypeOf(Run run) => run.Context.Owner is not IMethodSymbol method ? null
        : method.ReturnType is INamedTypeSymbol { IsGenericType: true, Name: "Task" or "ValueTask" } task ? task.TypeArguments[0]
        : method.ReturnType;
}
