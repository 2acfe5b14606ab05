using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What becomes of each piece in a block: it passes, it fails, it meets a reply that is negative.</summary>
internal sealed partial class Run
{
    private void Visit(BasicBlock block)
    {
        // The block may lead to itself, and its state change on the way.
        var state = _states[block.Ordinal]!;
        foreach (var piece in _isCollecting ? state.Pieces : state.TakeFresh())
        {
            if (_isRaising && piece.IsPending && !IsFailureOnly && MayFail(block))
            {
                // The old failure is followed past the new attempt, and the attempt is followed as one of its own.
                var attempt = new Piece(FailureSet.Success, piece.Env.WithoutFailure(piece.Failures), Trail.Start, piece.Resume);
                if (Transfer(block, piece, isBystander: true).HasTried && !state.Covers(attempt))
                    Attempt(block, attempt);
            }
            else
            {
                Attempt(block, piece);
            }
        }
    }

    // Replies are read in the midst of a block: for each of them the block is gone through once more with a reply that is negative.
    private void Attempt(BasicBlock block, Piece piece)
    {
        var evaluator = Transfer(block, piece, isBystander: false);
        if (!_isRaising || piece.IsPending)
            return;
        foreach (var fork in evaluator.Forks)
        {
            _isMuted = true;
            Transfer(block, piece, isBystander: false, fork);
            _isMuted = false;
        }
    }

    private Evaluator Transfer(BasicBlock block, Piece entry, bool isBystander, CallSite? fork = null)
    {
        var piece = entry.Clone();
        var evaluator = new Evaluator(this, block, piece, entry.Env, isBystander, fork);
        foreach (var operation in block.Operations)
        {
            if (_isCollecting && !_isMuted)
                Watch?.Invoke(operation, piece.Failures);
            evaluator.Evaluate(operation);
            if (evaluator.IsDead)
                return evaluator;
        }

        var value = block.BranchValue is null ? null : evaluator.Evaluate(block.BranchValue);
        if (evaluator.IsDead || (fork is not null && !evaluator.IsForked))
            return evaluator;
        if (block.ConditionKind == ControlFlowConditionKind.None || value is null)
        {
            Follow(block.FallThroughSuccessor, piece, value, block);
            return evaluator;
        }

        var (whenTrue, whenFalse) = Conditions.Split(piece, value, block.BranchValue!, evaluator);
        var (taken, other) = block.ConditionKind == ControlFlowConditionKind.WhenTrue ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
        foreach (var part in taken)
            Follow(block.ConditionalSuccessor, part, value: null, block);
        foreach (var part in other)
            Follow(block.FallThroughSuccessor, part, value: null, block);
        return evaluator;
    }
}
