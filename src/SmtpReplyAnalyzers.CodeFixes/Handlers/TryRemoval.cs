using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>Takes a <c>try</c> away when its only handler is gone, and leaves its statements.</summary>
internal sealed class TryRemoval
{
    private readonly TryStatementSyntax _statement;

    private TryRemoval(TryStatementSyntax statement, string step)
    {
        _statement = statement;
        Step = step;
    }

    /// <summary>By how much the statements move to the left.</summary>
    public string Step { get; }

    public static TryRemoval? Plan(SwallowingHandler handler)
    {
        var (statement, text) = (handler.Try, handler.Text);
        var block = statement.Block;
        if (!handler.IsOnlyClause || statement.Finally is not null || block.Statements.Count == 0
            || statement.Parent is not (BlockSyntax or GlobalStatementSyntax)
            || Lines.IsOnOneLine(text, block) || !Lines.IsFirstOnLine(text, block.CloseBraceToken.SpanStart) || !Lines.IsFirstOnLine(text, statement.SpanStart)
            || Lines.HasComments(statement.TryKeyword.TrailingTrivia) || Lines.HasComments(block.OpenBraceToken.GetAllTrivia())
            || Lines.HasComments(block.CloseBraceToken.TrailingTrivia)
            || !Lines.IsFirstOnLine(text, block.Statements[0].SpanStart))
        {
            return null;
        }

        // The statements' locals would live on behind the try, and what a using holds would be let go of later.
        if (block.Statements.Any(static inner => inner is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }) && !IsLast(statement))
            return null;

        var outer = Lines.IndentAt(text, statement.SpanStart);
        var inner = Lines.IndentAt(text, block.Statements[0].SpanStart);
        return inner.StartsWith(outer, StringComparison.Ordinal) ? new TryRemoval(statement, inner.Substring(outer.Length)) : null;
    }

    public void Write(TextEdits edits)
    {
        var first = Lines.At(edits.Text, _statement.Block.OpenBraceToken.Span.End).EndIncludingLineBreak;
        var last = edits.Text.Lines[Lines.At(edits.Text, _statement.Block.CloseBraceToken.SpanStart).LineNumber - 1].End;
        edits.Delete(Lines.At(edits.Text, _statement.SpanStart).Start, first);
        edits.Unshift(TextSpan.FromBounds(first, last), Step);
        edits.Delete(last, _statement.Span.End);
    }

    private static bool IsLast(TryStatementSyntax statement) => statement.Parent is BlockSyntax block && block.Statements.Last() == statement;
}
