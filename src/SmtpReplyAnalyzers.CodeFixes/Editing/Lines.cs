using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>Where tokens and statements stand on their lines.</summary>
internal static class Lines
{
    public static bool IsBlank(SourceText text, TextLine line)
    {
        for (var i = line.Start; i < line.End; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }

    public static TextLine At(SourceText text, int position) => text.Lines.GetLineFromPosition(position);

    /// <summary>The white space that the line starts with.</summary>
    public static string IndentAt(SourceText text, int position)
    {
        var line = At(text, position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;
        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    public static bool IsFirstOnLine(SourceText text, int position) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(At(text, position).Start, position)));

    public static bool OnSameLine(SourceText text, int first, int second) => At(text, first).LineNumber == At(text, second).LineNumber;

    public static bool IsOnOneLine(SourceText text, SyntaxNode node) => OnSameLine(text, node.SpanStart, node.Span.End);

    /// <summary>Nothing but a comment follows on the node's last line.</summary>
    public static bool IsLastOnLine(SourceText text, SyntaxNode node)
    {
        var next = node.GetLastToken().GetNextToken(includeZeroWidth: true);
        return next.IsKind(SyntaxKind.None) || next.SpanStart > At(text, node.Span.End).End || next.IsKind(SyntaxKind.EndOfFileToken);
    }

    /// <summary>The start of the first line that belongs to a statement: that of the comments directly above it.</summary>
    public static int StartWithComments(SourceText text, SyntaxNode node)
    {
        var start = At(text, node.SpanStart);
        while (start.LineNumber > 0)
        {
            var above = text.Lines[start.LineNumber - 1];
            if (IsBlank(text, above) || above.Start < node.FullSpan.Start || !IsComment(node, above, text))
                break;
            start = above;
        }

        return start.Start;
    }

    /// <summary>The end of the node's last line, behind a comment there.</summary>
    public static int EndWithComment(SourceText text, SyntaxNode node) => At(text, node.Span.End).End;

    /// <summary>Another statement starts on the next line.</summary>
    public static bool IsFollowedAtOnce(SourceText text, SyntaxNode node)
    {
        var next = node.GetLastToken().GetNextToken();
        return !next.IsKind(SyntaxKind.CloseBraceToken) && !next.IsKind(SyntaxKind.None) && !IsBlank(text, text.Lines[At(text, node.Span.End).LineNumber + 1]);
    }

    public static bool HasComments(IEnumerable<SyntaxTrivia> trivia) => trivia.Any(static t => IsComment(t));

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    /// <summary>A conditional directive, or half of a region, stands between two places.</summary>
    public static bool IsCutByDirective(SyntaxNode root, TextSpan span)
    {
        var depth = 0;
        foreach (var directive in root.DescendantTrivia(span).Where(trivia => trivia.IsDirective && span.Contains(trivia.SpanStart)))
        {
            switch (directive.Kind())
            {
                case SyntaxKind.RegionDirectiveTrivia:
                    depth++;
                    break;
                case SyntaxKind.EndRegionDirectiveTrivia when depth > 0:
                    depth--;
                    break;
                case SyntaxKind.PragmaWarningDirectiveTrivia or SyntaxKind.NullableDirectiveTrivia:
                    break;
                default:
                    return true;
            }
        }

        return depth > 0;
    }

    private static bool IsComment(SyntaxNode node, TextLine line, SourceText text)
    {
        var trivia = node.GetLeadingTrivia().FirstOrDefault(t => t.FullSpan.Contains(line.Start + Indentation(text, line)));
        return IsComment(trivia);
    }

    private static int Indentation(SourceText text, TextLine line) => IndentAt(text, line.Start).Length;

    /// <summary>What ends the lines of a text.</summary>
    public static string NewLineOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak == first.End ? "\n" : text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
    }
}
