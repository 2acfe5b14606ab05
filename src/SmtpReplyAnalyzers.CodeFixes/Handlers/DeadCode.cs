using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>Statements behind a try that only the quiet handler led to: a <c>return false;</c> goes, anything else forbids the fix.</summary>
internal static class DeadCode
{
    public static bool TryRemove(TextEdits edits, SwallowingHandler handler)
    {
        var statement = handler.Try;
        if (IsEndReachable(statement.Block, handler.Model) || handler.OtherClauses.Any(clause => IsEndReachable(clause.Block, handler.Model)))
            return true;

        SyntaxNode current = statement;
        while (true)
        {
            var dead = Following(current).Where(static sibling => sibling is not LocalFunctionStatementSyntax).ToArray();
            if (dead.Length > 0)
                return dead.All(IsMereExit) && Remove(edits, dead);
            if (current.Parent is not BlockSyntax { Parent: UsingStatementSyntax or LockStatementSyntax or BlockSyntax } block)
                return true;
            current = block.Parent is BlockSyntax ? block : block.Parent!;
        }
    }

    private static bool IsEndReachable(BlockSyntax block, SemanticModel model) => model.AnalyzeControlFlow(block) is not { EndPointIsReachable: false };

    private static IEnumerable<SyntaxNode> Following(SyntaxNode statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.SkipWhile(sibling => sibling != statement).Skip(1),
        SwitchSectionSyntax section => section.Statements.SkipWhile(sibling => sibling != statement).Skip(1),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global => unit.Members.SkipWhile(sibling => sibling != global).Skip(1).OfType<GlobalStatementSyntax>().Select(static member => member.Statement),
        _ => Enumerable.Empty<SyntaxNode>(),
    };

    private static bool IsMereExit(SyntaxNode statement) => statement is BreakStatementSyntax or ContinueStatementSyntax
        or ReturnStatementSyntax { Expression: null or LiteralExpressionSyntax or DefaultExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax };

    private static bool Remove(TextEdits edits, SyntaxNode[] dead)
    {
        foreach (var statement in dead)
        {
            // From the end of the code before, so that a blank line between goes as well, but not a comment.
            var above = edits.Text.Lines[Lines.At(edits.Text, statement.SpanStart).LineNumber - 1];
            if (Lines.IsBlank(edits.Text, above))
                above = edits.Text.Lines[above.LineNumber - 1];
            if (!Lines.IsFirstOnLine(edits.Text, statement.SpanStart))
                return false;
            edits.Delete(above.End, statement.Span.End);
        }

        return true;
    }
}
