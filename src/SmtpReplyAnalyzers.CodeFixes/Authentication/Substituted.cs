using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>The text of a node with some of its parts written otherwise.</summary>
internal static class Substituted
{
    public static string Text(SyntaxNode node, params (SyntaxNode Part, string Text)[] parts) => Text(node, (IEnumerable<(SyntaxNode, string)>)parts);

    public static string Text(SyntaxNode node, IEnumerable<(SyntaxNode Part, string Text)> parts)
    {
        var text = SourceText.From(node.ToString());
        var changes = parts.Where(part => node.Span.Contains(part.Part.Span)).OrderBy(static part => part.Part.SpanStart)
            .Select(part => new TextChange(new TextSpan(part.Part.SpanStart - node.SpanStart, part.Part.Span.Length), part.Text));
        return text.WithChanges(changes).ToString();
    }
}
