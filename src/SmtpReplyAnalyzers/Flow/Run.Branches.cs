using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Where a piece goes when a block ends: on, through finally regions, or out of the body.</summary>
internal sealed partial class Run
{
    private void Follow(ControlFlowBranch? branch, Piece piece, Value? value, BasicBlock block)
    {
        if (branch is null)
            return;
        var site = block.BranchValue?.Syntax ?? (block.Operations.IsEmpty ? null : block.Operations[block.Operations.Length - 1].Syntax);
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Regular:
            case ControlFlowBranchSemantics.Return:
                var isReturn = branch.Semantics == ControlFlowBranchSemantics.Return;
                Leave(piece, branch.FinallyRegions, branch.Destination!.Ordinal, isReturn ? value : null, isReturn ? site : null);
                break;
            case ControlFlowBranchSemantics.Throw:
                Throw(piece, value ?? Unknown.Independent, block.EnclosingRegion, site);
                break;
            case ControlFlowBranchSemantics.Rethrow:
                Throw(piece, piece.Env[CaughtIn(block.EnclosingRegion)] ?? Unknown.Independent, block.EnclosingRegion, site);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                EndRegion(piece, block);
                break;
        }
    }

    private void Leave(Piece piece, ImmutableArray<ControlFlowRegion> finallyRegions, int destination, Value? returned, SyntaxNode? site)
    {
        if (!finallyRegions.IsEmpty)
        {
            var resume = new Resume(finallyRegions, destination, returned, site, DispatchFrom: null, Thrown: null, Call: null, piece.Resume);
            Enqueue(_graph.Blocks[finallyRegions[0].FirstBlockOrdinal], new Piece(piece.Failures, piece.Env, piece.Trail, resume));
            return;
        }

        if (_graph.Blocks[destination].Kind == BasicBlockKind.Exit)
        {
            Last = piece.Env;
            AddEnd(new End(EndKind.Return, piece.Failures, piece.Trail, returned, site) { Env = piece.Env });
        }
        else
        {
            Enqueue(_graph.Blocks[destination], piece);
        }
    }

    /// <summary>The end of a finally region, or of a filter that said no.</summary>
    private void EndRegion(Piece piece, BasicBlock block)
    {
        var region = Enclosing(block.EnclosingRegion, ControlFlowRegionKind.Finally, ControlFlowRegionKind.Filter);
        if (region is null)
            return;
        if (region.Kind == ControlFlowRegionKind.Filter)
        {
            DispatchToHandlersAfter(region.EnclosingRegion!, piece, piece.Env[region.EnclosingRegion!] ?? Unknown.Independent, site: null);
            return;
        }

        if (piece.Resume is not { } resume)
            return;
        var after = new Piece(piece.Failures, piece.Env, piece.Trail, resume.Outer);
        if (resume.DispatchFrom is not null)
            Dispatch(after, resume.Thrown!, resume.DispatchFrom, resume.ReturnSite, resume.Call);
        else
            Leave(after, resume.Regions.RemoveAt(0), resume.Destination, resume.Returned, resume.ReturnSite);
    }
}
