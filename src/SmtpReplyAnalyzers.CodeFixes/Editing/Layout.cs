using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>How the code round a place is laid out, read from the code itself: its author's habits count more than settings that nobody applies.</summary>
/// <param name="NewLine">What ends a line.</param>
/// <param name="Unit">One step of indentation.</param>
/// <param name="BraceOnNewLine">An opening brace has a line of its own.</param>
/// <param name="ClauseOnNewLine"><c>catch</c> and <c>else</c> start a line.</param>
internal sealed record Layout(string NewLine, string Unit, bool BraceOnNewLine, bool ClauseOnNewLine)
{
    public static Layout Of(SyntaxNode node, SourceText text, AnalyzerConfigOptions options)
    {
        var blocks = node.AncestorsAndSelf().SelectMany(BlocksOf).Where(block => !Lines.IsOnOneLine(text, block)).ToArray();
        var brace = blocks.Length == 0 || Lines.IsFirstOnLine(text, blocks[0].OpenBraceToken.SpanStart);
        var clause = node.AncestorsAndSelf().OfType<TryStatementSyntax>().FirstOrDefault(statement => !Lines.IsOnOneLine(text, statement.Block));
        return new Layout(
            Lines.NewLineOf(text),
            blocks.Select(block => UnitOf(block, text)).FirstOrDefault(static unit => unit is not null) ?? UnitOf(options),
            brace,
            clause is null ? brace : Lines.IsFirstOnLine(text, clause.Block.CloseBraceToken.GetNextToken().SpanStart));
    }

    private static IEnumerable<BlockSyntax> BlocksOf(SyntaxNode node) => node switch
    {
        TryStatementSyntax statement => new[] { statement.Block },
        BlockSyntax block => new[] { block },
        _ => Array.Empty<BlockSyntax>(),
    };

    private static string? UnitOf(BlockSyntax block, SourceText text)
    {
        if (block.Statements.FirstOrDefault() is not { } first || !Lines.IsFirstOnLine(text, first.SpanStart))
            return null;
        var outer = Lines.IndentAt(text, block.CloseBraceToken.SpanStart);
        var inner = Lines.IndentAt(text, first.SpanStart);
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : null;
    }

    private static string UnitOf(AnalyzerConfigOptions options)
    {
        if (options.TryGetValue("indent_style", out var style) && style == "tab")
            return "\t";
        return options.TryGetValue("indent_size", out var size) && int.TryParse(size, out var width) && width is > 0 and <= 16 ? new string(' ', width) : "    ";
    }
}
