using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>Spreads blocks such as <c>try { Send(m); } catch { }</c> over lines, so that a fix can add lines to them.</summary>
internal static class LineBreaks
{
    /// <summary>The text with line breaks in what a clause's fix may touch; null when there is nothing to break.</summary>
    public static SourceText? Put(SyntaxNode root, SourceText text, CatchClauseSyntax clause, Layout layout)
    {
        var statement = (TryStatementSyntax)clause.Parent!;
        var blocks = statement.Ancestors().OfType<BlockSyntax>()
            .Concat(statement.Block.DescendantNodesAndSelf().OfType<BlockSyntax>())
            .Append(clause.Block)
            .Where(block => block.Statements.Count > 0 && Lines.IsOnOneLine(text, block))
            .ToArray();
        var outermost = blocks.Where(block => !blocks.Any(other => other != block && other.Span.Contains(block.Span))).ToArray();
        if (outermost.Length == 0)
            return null;

        var edits = new TextEdits(root, text);
        foreach (var block in outermost)
            Spread(edits, block, layout);
        return edits.Apply();
    }

    private static void Spread(TextEdits edits, BlockSyntax block, Layout layout)
    {
        var indent = Lines.IndentAt(edits.Text, block.SpanStart);
        var before = block.OpenBraceToken.GetPreviousToken();
        if (layout.BraceOnNewLine && Lines.OnSameLine(edits.Text, before.SpanStart, block.SpanStart) && !Lines.HasComments(before.TrailingTrivia))
            edits.Replace(TextSpan.FromBounds(before.Span.End, block.SpanStart), layout.NewLine + indent);

        var lines = block.WithoutTrivia().NormalizeWhitespace(layout.Unit, "\n").ToFullString().Split('\n');
        edits.Replace(block.Span, string.Join(layout.NewLine + indent, lines.Select(static line => line.TrimEnd())));

        var after = block.CloseBraceToken.GetNextToken();
        if (layout.BraceOnNewLine && after.Kind() is SyntaxKind.CatchKeyword or SyntaxKind.FinallyKeyword or SyntaxKind.ElseKeyword
            && Lines.OnSameLine(edits.Text, block.Span.End, after.SpanStart) && !Lines.HasComments(block.CloseBraceToken.TrailingTrivia))
        {
            edits.Replace(TextSpan.FromBounds(block.Span.End, after.SpanStart), layout.NewLine + indent);
        }
    }
}
