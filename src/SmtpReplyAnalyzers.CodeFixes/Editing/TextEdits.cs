using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>
/// Changes to one text, gathered in any order. Fixes edit text, not trees: what they do not touch stays as it was written, and a statement that
/// moves deeper keeps its own layout, which the formatter would not leave alone.
/// </summary>
internal sealed class TextEdits(SyntaxNode root, SourceText text)
{
    private readonly List<TextChange> _changes = new();
    private readonly List<TextSpan> _removed = new();

    public SourceText Text => text;

    public SyntaxNode Root => root;

    /// <summary>Puts text in; several at one place stand in the order of the calls.</summary>
    public void Insert(int position, string inserted) => _changes.Add(new TextChange(new TextSpan(position, 0), inserted));

    /// <summary>Takes the place of a span; insertions inside it are lost, those at its start stand before it.</summary>
    public void Replace(TextSpan span, string replacement) => _changes.Add(new TextChange(span, replacement));

    public void Delete(int start, int end) => Replace(TextSpan.FromBounds(start, end), string.Empty);

    /// <summary>Takes away the lines that a span touches; they move no more.</summary>
    public void DeleteLines(TextSpan span)
    {
        var lines = TextSpan.FromBounds(Lines.At(text, span.Start).Start, Lines.At(text, span.End).EndIncludingLineBreak);
        _removed.Add(lines);
        Replace(lines, string.Empty);
    }

    /// <summary>Moves the lines that a span touches to the right.</summary>
    public void Shift(TextSpan span, string by)
    {
        foreach (var line in MovableLines(span))
            Insert(line.Start, by);
    }

    /// <summary>Moves the lines that a span touches to the left, each by as much of <paramref name="by"/> as it has.</summary>
    public void Unshift(TextSpan span, string by)
    {
        foreach (var line in MovableLines(span))
        {
            var length = 0;
            while (length < by.Length && line.Start + length < line.End && text[line.Start + length] == by[length])
                length++;
            Delete(line.Start, line.Start + length);
        }
    }

    public SourceText Apply()
    {
        var applied = new List<TextChange>();
        foreach (var change in _changes.OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.IsEmpty ? 0 : 1))
        {
            if (applied.Count > 0 && applied[applied.Count - 1] is var last)
            {
                if (change.Span.Start < last.Span.End)
                    continue;
                if (change.Span.Start == last.Span.Start)
                {
                    applied[applied.Count - 1] = new TextChange(change.Span, last.NewText + change.NewText);
                    continue;
                }
            }

            applied.Add(change);
        }

        return text.WithChanges(applied);
    }

    private IEnumerable<TextLine> MovableLines(TextSpan span)
    {
        var last = text.Lines.GetLineFromPosition(span.End).LineNumber;
        for (var number = text.Lines.GetLineFromPosition(span.Start).LineNumber; number <= last; number++)
        {
            var line = text.Lines[number];
            if (!_removed.Any(removed => removed.Contains(line.Start)) && !Lines.IsBlank(text, line) && text[line.Start] != '#' && !IsInsideToken(line.Start))
                yield return line;
        }
    }

    // Only strings have line breaks inside a token, and white space in there is content, but for raw strings, whose lines move together.
    private bool IsInsideToken(int position)
    {
        var token = root.FindToken(position);
        return token.Span.Contains(position) && (token.SpanStart < position || token.Text.IndexOf('\n') >= 0) && !IsRaw(token);
    }

    private static bool IsRaw(SyntaxToken token) =>
        token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        || token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>()?.StringStartToken.Kind() is SyntaxKind.InterpolatedMultiLineRawStringStartToken;
}
