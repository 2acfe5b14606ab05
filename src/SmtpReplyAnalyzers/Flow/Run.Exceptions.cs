using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>
/// Where exceptions go. The graph has no edges for them: a failure enters the clauses round it in order, each with what earlier clauses
/// and filters have left over.
/// </summary>
internal sealed partial class Run
{
    /// <summary>A call fails: its failures leave the place where it stands.</summary>
    internal void Raise(CallSite call, Value thrown, Env env, Resume? resume, ControlFlowRegion region)
    {
        var failures = call.Outcome?.Thrown ?? call.Failures;
        if (!_isRaising || _isMuted || failures.IsEmpty)
            return;
        // What was a function of the reply before is none of this one.
        var known = call.Outcome is null ? env : env.WithoutFailure(FailureSet.Empty);
        Dispatch(new Piece(failures, known.Settled(), TrailOf(call), resume), thrown, region, call.Syntax, call);
    }

    private static Trail TrailOf(CallSite call) => Trail.Start with
    {
        Message = call.Role is Apis.MemberRole.Send or Apis.MemberRole.Verify ? call.Message?.Settled() : null,
        Marks = call.IsLookedUp ? TrailMarks.Kept : TrailMarks.None,
    };

    /// <summary>The reply to a command is negative: no exception, but a failure that the code after it has to test for.</summary>
    internal void Begin(Piece piece, CallSite call, ReplyOutcome outcome)
    {
        _isMuted = false;
        var identity = new ControlFlowHandler(call.Syntax);
        if (!Handlers.TryGetValue(identity, out var facts))
            Handlers.Add(identity, facts = new HandlerFacts());
        facts.Entered = facts.Entered.Union(outcome.Returned);
        facts.Calls.Add(call);
        piece.Failures = outcome.Returned;
        piece.Env = piece.Env.Settled();
        piece.Trail = TrailOf(call) with { Handler = identity };
        piece.Mark(outcome.Marks);
    }

    internal void Throw(Piece piece, Value thrown, ControlFlowRegion region, SyntaxNode? site)
    {
        // What nothing but a throw of the program's own gets to still counts as reached by failures only.
        if ((piece.IsPending || _isRaising) && !_isMuted)
            Dispatch(piece, thrown, region, site);
    }

    private void Dispatch(Piece piece, Value thrown, ControlFlowRegion from, SyntaxNode? site, CallSite? call = null)
    {
        // The root of a lambda's graph is enclosed by regions of the graph that it stands in: they belong to another run.
        for (var region = from; region != _graph.Root; region = region.EnclosingRegion!)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
                continue;
            var construct = region.EnclosingRegion!;
            if (construct.Kind == ControlFlowRegionKind.TryAndCatch)
            {
                DispatchToHandlersAfter(region, piece, thrown, site, call);
                return;
            }

            var cleanUp = construct.NestedRegions[1];
            var resume = new Resume(ImmutableArray<ControlFlowRegion>.Empty, -1, Returned: null, site, construct, thrown, call, piece.Resume);
            Enqueue(_graph.Blocks[cleanUp.FirstBlockOrdinal], new Piece(piece.Failures, piece.Env.Clone(), piece.Trail, resume));
            return;
        }

        AddEnd(new End(EndKind.Throw, piece.Failures, piece.Trail, thrown, site, call));
    }

    /// <summary>Goes through the clauses that follow <paramref name="previous"/> in its try statement, and out of it with what is left.</summary>
    private void DispatchToHandlersAfter(ControlFlowRegion previous, Piece piece, Value thrown, SyntaxNode? site, CallSite? call = null)
    {
        var construct = previous.EnclosingRegion!;
        var rest = piece;
        var isAfter = false;
        foreach (var handler in construct.NestedRegions)
        {
            if (!isAfter)
            {
                isAfter = handler == previous;
                continue;
            }

            var (caught, passed) = Catches(handler, rest, thrown);
            if (caught is not null)
                Enter(handler, caught, thrown, call);
            if (passed is null)
                return;
            rest = passed;
        }

        Dispatch(rest, thrown, construct.EnclosingRegion!, site, call);
    }

    private void Enter(ControlFlowRegion handler, Piece piece, Value thrown, CallSite? call)
    {
        var entered = piece.Clone();
        entered.Env[handler] = thrown;
        if (SyntaxOf(handler) is { } clause)
        {
            var identity = new ControlFlowHandler(clause);
            entered.Trail = entered.Trail with { Handler = identity, Condition = null };
            if (!Handlers.TryGetValue(identity, out var facts))
                Handlers.Add(identity, facts = new HandlerFacts());
            if (piece.IsPending)
                facts.Entered = facts.Entered.Union(piece.Failures);
            if (call is not null)
                facts.Calls.Add(call);
            else if (piece.Trail.Handler is { } inner && Handlers.TryGetValue(inner, out var innerFacts))
                facts.Calls.UnionWith(innerFacts.Calls);
        }

        Enqueue(_graph.Blocks[handler.FirstBlockOrdinal], entered);
    }

    private (Piece? Caught, Piece? Passed) Catches(ControlFlowRegion handler, Piece piece, Value thrown)
    {
        var type = handler.ExceptionType;
        if (type is null || type.SpecialType == SpecialType.System_Object || SymbolEqualityComparer.Default.Equals(type, Context.Apis.Exception))
            return (piece, null);
        if (type.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
            return (Opaque(piece), Opaque(piece));

        var (yes, no, maybe) = Conditions.Decide(piece.Failures, failure =>
            Choice.Apply(ImmutableArray.Create(thrown.At(failure)), alternatives => Types.IsInstance(Context.Apis, alternatives[0], type)));
        if (!maybe.IsEmpty)
            return (Opaque(piece.With(yes.Union(maybe))), Opaque(piece.With(no.Union(maybe))));
        return (yes.IsEmpty ? null : piece.With(yes), no.IsEmpty ? null : piece.With(no));
    }

    private static Piece Opaque(Piece piece)
    {
        var opaque = piece.Clone();
        opaque.Mark(TrailMarks.Opaque);
        return opaque;
    }

    /// <summary>The key of the exception that the innermost handler round <paramref name="region"/> has caught.</summary>
    internal static object CaughtIn(ControlFlowRegion? region)
    {
        var handler = Enclosing(region, ControlFlowRegionKind.Catch, ControlFlowRegionKind.Filter);
        return handler?.EnclosingRegion is { Kind: ControlFlowRegionKind.FilterAndHandler } both ? both : handler ?? (object)"none";
    }

    private readonly Dictionary<ControlFlowRegion, CatchClauseSyntax?> _clauses = new();

    private CatchClauseSyntax? SyntaxOf(ControlFlowRegion handler) =>
        _clauses.TryGetValue(handler, out var clause) ? clause : _clauses[handler] = HandlerSyntax.Of(_graph, handler);
}
