using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>
/// Follows failures through one graph to a fixpoint: at each block the state is a list of pieces, which branches split and joins unite.
/// The ends of ways are collected on the stable result.
/// </summary>
internal sealed partial class Run
{
    private readonly ControlFlowGraph _graph;
    private readonly State?[] _states;
    private readonly SortedSet<int> _work = new();
    private readonly State?[] _successes;
    private readonly bool?[] _mayFail;
    private bool _isRaising;
    private bool _isCollecting;

    // A block is gone through again, up to a read: all that happens before was noted the first time.
    private bool _isMuted;
    private readonly HashSet<End> _known = new();

    public Run(BodyContext context, ControlFlowGraph graph, bool isFailureOnly = false)
    {
        Context = context;
        _graph = graph;
        _states = new State?[graph.Blocks.Length];
        _successes = new State?[graph.Blocks.Length];
        _mayFail = new bool?[graph.Blocks.Length];
        IsFailureOnly = isFailureOnly;
    }

    public BodyContext Context { get; }

    public ControlFlowGraph Graph => _graph;

    public Slots Slots { get; } = new();

    public List<End> Ends { get; } = new();

    /// <summary>For each handler the calls whose failures it lets in.</summary>
    public Dictionary<ControlFlowHandler, HandlerFacts> Handlers { get; } = new();

    /// <summary>The calls that fail when SMTP does, in the order in which they were met.</summary>
    public List<CallSite> Attempts { get; } = new();

    /// <summary>What is noted down after a message was sent.</summary>
    public HashSet<SyntaxNode> Records { get; } = new();

    /// <summary>How long the delays take that are made after failures.</summary>
    public Dictionary<SyntaxNode, Apis.DelayLength> Delays { get; } = new();

    /// <summary>Calls whose task nobody awaits.</summary>
    public HashSet<CallSite> Dropped { get; } = new();

    /// <summary>Told, on the stable result, of each operation and the failures that get to it.</summary>
    public Action<IOperation, FailureSet>? Watch { get; init; }

    /// <summary>The values at the end of the body.</summary>
    public Env? Last { get; private set; }

    /// <summary>The body sends a message itself, or through a helper.</summary>
    public bool HasSend { get; private set; }

    /// <summary>The body makes a connection.</summary>
    public bool Connects { get; private set; }

    /// <summary>The key of how far the conversation with the server has come.</summary>
    public static object Conversation { get; } = "conversation";

    /// <summary>The key of the object that the body belongs to.</summary>
    public static object This { get; } = "this";

    /// <summary>What the body returns matters, even when nothing in it fails.</summary>
    public bool NeedsValues { get; init; }

    /// <summary>What the body throws by itself does not matter when nothing in it fails.</summary>
    public bool IsOfHelper { get; init; }

    /// <summary>The whole body runs only after a failure.</summary>
    public bool IsFailureOnly { get; }

    /// <summary>Nothing but failures gets to this block.</summary>
    public bool IsReachedByFailuresOnly(BasicBlock block) => IsFailureOnly || _successes[block.Ordinal] is null;

    /// <summary>At the block the slot never holds that value when nothing failed: it tells how it went.</summary>
    public bool IsApartFromSuccess(BasicBlock block, object slot, Value value) => _successes[block.Ordinal] is { } successes
        && successes.Pieces.All(piece => piece.Env[slot] is { } other && (other is Constant || value is Constant) && !other.Equals(value));

    /// <summary>Runs the body for the failures in <paramref name="start"/>: success alone for a body on its own, failures for a helper that is given one.</summary>
    public Run Execute(FailureSet start, Action<Env>? seed = null)
    {
        if (_graph.Blocks.Length > Budget.MostBlocks)
        {
            Context.Budget.Exhaust();
            return this;
        }

        var env = new Env(Slots);
        seed?.Invoke(env);
        var entry = new Piece(start, env, Trail.Start, resume: null);
        if (start.HasSuccess)
        {
            Iterate(entry);
            // Failures begin with what is known when all successes have been followed, so that an item of a loop counts as one of many.
            for (var i = 0; i < _states.Length; i++)
            {
                _successes[i] = _states[i]?.Clone();
                if (_states[i] is null)
                    continue;
                _states[i]!.Refresh();
                _work.Add(i);
            }

            // Most bodies only have a name in common with SMTP: nothing in them can fail.
            if (Attempts.Count == 0 && !NeedsValues)
                return this;
        }

        _isRaising = true;
        if (Attempts.Count > 0 || !IsOfHelper)
            Iterate(entry);
        if (Context.Budget.IsExhausted)
        {
            Ends.Clear();
            Handlers.Clear();
            return this;
        }

        Collect();
        return this;
    }

    private void Iterate(Piece entry)
    {
        Enqueue(_graph.Blocks[0], entry);
        while (_work.Count > 0)
        {
            Context.CancellationToken.ThrowIfCancellationRequested();
            var ordinal = _work.Min;
            _work.Remove(ordinal);
            if (!Context.Budget.TryVisit(_states[ordinal]!.Pieces.Count))
            {
                _work.Clear();
                return;
            }

            Visit(_graph.Blocks[ordinal]);
        }
    }

    private void Collect()
    {
        _isCollecting = true;
        foreach (var block in _graph.Blocks)
        {
            if (_states[block.Ordinal] is not null)
                Visit(block);
        }
    }

    private void Enqueue(BasicBlock block, Piece piece)
    {
        if (_isCollecting || piece.Failures.IsEmpty)
            return;
        // Which reply it was that a success had, nothing tells any more.
        if (!piece.IsPending && piece.Resume is null && !ReferenceEquals(piece.Failures, FailureSet.Success) && !piece.Env.HoldsFunction)
            piece = new Piece(FailureSet.Success, piece.Env, piece.Trail, resume: null);
        var state = _states[block.Ordinal] ??= new State();
        if (!state.Add(piece))
            return;
        if (state.IsTooLarge)
            Context.Budget.Exhaust();
        _work.Add(block.Ordinal);
    }

    private bool MayFail(BasicBlock block)
    {
        if (_mayFail[block.Ordinal] is { } known)
            return known;
        var names = Context.Compilation.Names;
        var mayFail = block.Operations.Any(operation => names.MayFail(operation.Syntax) || names.MaySpeak(operation.Syntax))
            || (block.BranchValue is { } value && (names.MayFail(value.Syntax) || names.MaySpeak(value.Syntax)))
            || block.Operations.Any(static operation => operation.DescendantsAndSelf().Any(static part => part is IAwaitOperation { Operation: ILocalReferenceOperation }));
        _mayFail[block.Ordinal] = mayFail;
        return mayFail;
    }

    private static ControlFlowRegion? Enclosing(ControlFlowRegion? region, params ControlFlowRegionKind[] kinds)
    {
        while (region is not null && Array.IndexOf(kinds, region.Kind) < 0)
            region = region.EnclosingRegion;
        return region;
    }
}
