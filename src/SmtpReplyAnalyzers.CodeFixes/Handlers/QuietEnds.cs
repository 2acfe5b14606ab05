using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>Where a failure ends in a handler: the places at which it must be thrown again, and no others.</summary>
/// <param name="Exits">Statements that leave the handler quietly.</param>
/// <param name="Blocks">Blocks whose end is reached quietly.</param>
/// <param name="MissingElse">An <c>if</c> whose condition, when false, leads to the quiet end, and whose other way does something about the failure.</param>
/// <param name="Useless">Assignments that nobody reads once the handler throws.</param>
internal sealed record QuietEnds(
    IReadOnlyCollection<StatementSyntax> Exits, IReadOnlyCollection<BlockSyntax> Blocks, IfStatementSyntax? MissingElse, IReadOnlyCollection<StatementSyntax> Useless)
{
    /// <summary>No such place.</summary>
    public static QuietEnds None { get; } = new(Array.Empty<StatementSyntax>(), Array.Empty<BlockSyntax>(), MissingElse: null, Array.Empty<StatementSyntax>());

    /// <summary>Null when there is no such place, or none that could be changed without changing what the other ways do.</summary>
    public static QuietEnds? Find(SwallowingHandler handler)
    {
        var block = handler.Clause.Block;
        var flow = handler.Model.AnalyzeControlFlow(block);
        if (flow is not { Succeeded: true })
            return null;

        var deeds = new Deeds(handler);
        var exits = new List<StatementSyntax>();
        var single = !flow.EndPointIsReachable && flow.ExitPoints.Length == 1;
        foreach (var exit in flow.ExitPoints)
        {
            if (exit is not StatementSyntax statement || statement is GotoStatementSyntax)
                return null;
            if (!deeds.IsQuietExit(statement, single))
                continue;
            if (IsInInnerHandler(statement, block))
                return null;
            exits.Add(statement);
        }

        var blocks = new List<BlockSyntax>();
        IfStatementSyntax? missing = null;
        if (flow.EndPointIsReachable && !TryFindBlocks(block, handler.Model, deeds, blocks, ref missing))
            return null;
        return exits.Count + blocks.Count > 0 || missing is not null
            ? new QuietEnds(exits, blocks, missing, UselessAssignments.In(handler))
            : null;
    }

    /// <summary>Whether nothing of the handler would be left but <c>throw;</c>.</summary>
    public bool LeaveNothing(CatchClauseSyntax clause) => clause.Block.Statements.All(statement => Exits.Contains(statement) || Useless.Contains(statement));

    private static bool TryFindBlocks(BlockSyntax block, SemanticModel model, Deeds deeds, List<BlockSyntax> blocks, ref IfStatementSyntax? missing)
    {
        var conditional = block.Statements.Where(statement => statement is not ExpressionStatementSyntax && deeds.Any(statement)).ToArray();
        if (conditional.Length == 0)
        {
            blocks.Add(block);
            return true;
        }

        if (conditional.Length > 1 || conditional[0] is not IfStatementSyntax choice || choice != block.Statements.Last())
            return false;
        return TryFindBlocks(choice, model, deeds, blocks, ref missing);
    }

    private static bool TryFindBlocks(IfStatementSyntax choice, SemanticModel model, Deeds deeds, List<BlockSyntax> blocks, ref IfStatementSyntax? missing)
    {
        if (!TryFindBranch(choice.Statement, model, deeds, blocks, ref missing))
            return false;
        if (choice.Else is { Statement: { } other })
            return TryFindBranch(other, model, deeds, blocks, ref missing);
        missing = choice;
        return true;
    }

    private static bool TryFindBranch(StatementSyntax branch, SemanticModel model, Deeds deeds, List<BlockSyntax> blocks, ref IfStatementSyntax? missing)
    {
        if (branch is IfStatementSyntax nested)
            return TryFindBlocks(nested, model, deeds, blocks, ref missing);
        if (deeds.Any(branch) || model.AnalyzeControlFlow(branch) is { EndPointIsReachable: false })
            return true;
        if (branch is not BlockSyntax block)
            return false;
        blocks.Add(block);
        return true;
    }

    // There "throw;" would throw something else, or nothing at all.
    private static bool IsInInnerHandler(StatementSyntax statement, BlockSyntax block) =>
        statement.Ancestors().TakeWhile(node => node != block).Any(static node => node is CatchClauseSyntax or FinallyClauseSyntax);
}
