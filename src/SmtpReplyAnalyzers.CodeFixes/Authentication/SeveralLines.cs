using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A text of several lines that are written at once: the command, and responses after it. Only one of them is to be encoded.</summary>
internal static class SeveralLines
{
    /// <summary>Something follows an end of line in a text that is put together of parts: operands of a sum, or contents of an interpolated string.</summary>
    public static bool Are(AuthSite site, IEnumerable<SyntaxNode> parts) => Split(site, parts).Count > 1;

    /// <summary>The only response among them that is not encoded; null when there is none, or there are several.</summary>
    public static ExpressionSyntax? Plain(AuthSite site, IEnumerable<SyntaxNode> parts)
    {
        var plain = Split(site, parts).Select(static (line, index) => ResponseIn(line, index == 0)).OfType<ExpressionSyntax>().Where(response => site.IsString(response) && !IsEncoded(site, response)).Take(2).ToArray();
        return plain.Length == 1 ? plain[0] : null;
    }

    // One unknown thing, after the command or alone on its line, which is not the first.
    private static ExpressionSyntax? ResponseIn(Line line, bool isFirst) =>
        line.Unknown.Count == 1 && (line.Text.Length == 0 ? !isFirst : PlainResponse.CommandIn(line.Text) == line.Text.Length) ? line.Unknown[0] : null;

    private static List<Line> Split(AuthSite site, IEnumerable<SyntaxNode> parts)
    {
        var lines = new List<Line> { new() };
        foreach (var part in parts)
        {
            var last = lines[lines.Count - 1];
            var expression = part is InterpolationSyntax hole ? hole.Expression : part as ExpressionSyntax;
            var text = part is InterpolatedStringTextSyntax written ? written.TextToken.ValueText : site.Constant(expression!) ?? (LineEnd.IsEnd(expression!, site) ? "\n" : null);
            if (text is null)
            {
                last.Unknown.Add(expression!);
                continue;
            }

            var pieces = text.Replace("\r", string.Empty).Split('\n');
            last.Text += pieces[0];
            lines.AddRange(pieces.Skip(1).Select(static piece => new Line { Text = piece }));
        }

        if (lines[lines.Count - 1] is { Text.Length: 0, Unknown.Count: 0 })
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static bool IsEncoded(AuthSite site, ExpressionSyntax response) =>
        Encodes(site, response) || site.SymbolOf(response) is ILocalSymbol local && AssignedValue.Before(site, local, response) is { } value && Encodes(site, value);

    private static bool Encodes(AuthSite site, ExpressionSyntax value) =>
        Base64Text.Encoded(site, value) is not null || Waiting.Bare(value) is InvocationExpressionSyntax call && Base64Text.IsNamed(call, "ToBase64String");

    private sealed class Line
    {
        public string Text { get; set; } = string.Empty;

        public List<ExpressionSyntax> Unknown { get; } = new();
    }
}
