using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>Where reports stand.</summary>
internal static class Locations
{
    /// <summary>The header of a catch clause, with its filter, without its block.</summary>
    public static Location OfHeader(SyntaxNode clause)
    {
        if (clause is not CatchClauseSyntax handler)
            return clause.GetLocation();
        var end = handler.Filter?.Span.End ?? handler.Declaration?.Span.End ?? handler.CatchKeyword.Span.End;
        return Location.Create(clause.SyntaxTree, TextSpan.FromBounds(handler.CatchKeyword.SpanStart, end));
    }
}
