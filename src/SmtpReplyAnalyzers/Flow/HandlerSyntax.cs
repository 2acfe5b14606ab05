using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Which catch clause a region of a graph stands for: a region does not say so itself, and an empty clause has no operation to tell.</summary>
internal static class HandlerSyntax
{
    /// <summary>The clause; null when the guarded block is empty, so that nothing can enter it.</summary>
    public static CatchClauseSyntax? Of(ControlFlowGraph graph, ControlFlowRegion handler)
    {
        var construct = handler.EnclosingRegion!;
        var guarded = construct.NestedRegions[0];
        for (var ordinal = guarded.FirstBlockOrdinal; ordinal <= guarded.LastBlockOrdinal; ordinal++)
        {
            var block = graph.Blocks[ordinal];
            var syntax = block.Operations.IsEmpty ? block.BranchValue?.Syntax : block.Operations[0].Syntax;
            if (syntax is null)
                continue;
            var statement = Climb(syntax, TriesBetween(block.EnclosingRegion, construct));
            var index = construct.NestedRegions.IndexOf(handler) - 1;
            return statement is not null && index < statement.Catches.Count ? statement.Catches[index] : null;
        }

        return null;
    }

    private static int TriesBetween(ControlFlowRegion inner, ControlFlowRegion outer)
    {
        var count = 0;
        for (var region = inner; region is not null && region != outer; region = region.EnclosingRegion!)
        {
            if (region.Kind == ControlFlowRegionKind.Try && region.EnclosingRegion!.Kind == ControlFlowRegionKind.TryAndCatch)
                count++;
        }

        return count;
    }

    private static TryStatementSyntax? Climb(SyntaxNode syntax, int tries)
    {
        for (SyntaxNode? node = syntax; node is not null; node = node.Parent)
        {
            if (node.Parent is TryStatementSyntax { Catches.Count: > 0 } statement && statement.Block == node && --tries == 0)
                return statement;
        }

        return null;
    }
}
