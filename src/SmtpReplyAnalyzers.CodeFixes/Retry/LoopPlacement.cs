using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Handlers;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>May the loop go round the whole try? It reads better, but then all that the try does is done again, and all its handlers must leave the loop.</summary>
internal static class LoopPlacement
{
    public static bool IsAround(RetryPlan plan)
    {
        var (handler, region) = (plan.Handler, plan.Region);
        var statement = handler.Try;
        if (statement.Finally is not null || statement.Parent is not (BlockSyntax or GlobalStatementSyntax)
            || !Lines.IsFirstOnLine(handler.Text, statement.SpanStart) || !Lines.IsLastOnLine(handler.Text, statement)
            || !plan.Rewrite.AlwaysLeaves
            || handler.OtherClauses.Any(clause => !Leaves(clause.Block, handler.Model)) || !StaysInLoop(statement.Block, handler.Model)
            || Lines.IsCutByDirective(handler.Model.SyntaxTree.GetRoot(), statement.Span))
        {
            return false;
        }

        var statements = statement.Block.Statements;
        var first = statements.IndexOf(region.First);
        var moved = region.Client is { Place: ClientPlace.Before } client && statements.IndexOf(client.Declaration) == 0 ? 1 : 0;
        return first == moved && statements.Skip(first + region.Statements.Count).All(tail => IsHarmless(tail, handler));
    }

    private static bool Leaves(BlockSyntax block, SemanticModel model) =>
        model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: false } && StaysInLoop(block, model);

    // A "continue" or "break" that means an outer loop would come to mean the new one.
    private static bool StaysInLoop(BlockSyntax block, SemanticModel model) =>
        model.AnalyzeControlFlow(block) is { Succeeded: true } flow && !flow.ExitPoints.Any(static exit => exit is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax);

    // What follows the send must not fail in a way that sends it again.
    private static bool IsHarmless(StatementSyntax statement, SwallowingHandler handler) => statement switch
    {
        ReturnStatementSyntax { Expression: var value } => value is null or LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Right: LiteralExpressionSyntax } } => true,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => handler.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method
            && (handler.Apis.KnownMethods.IsLogSink(method) || SymbolEqualityComparer.Default.Equals(method.ContainingType, handler.Apis.KnownMethods.Console)),
        _ => false,
    };
}
