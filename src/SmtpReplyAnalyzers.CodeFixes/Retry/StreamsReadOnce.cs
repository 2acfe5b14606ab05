using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>
/// Attachments of System.Net.Mail over a stream that may not be seekable: the second attempt would find it empty.
/// (MimeKit's <c>MimeContent</c> takes seekable streams only.)
/// </summary>
internal static class StreamsReadOnce
{
    private static readonly HashSet<string> Holders = new(StringComparer.Ordinal) { "Attachment", "LinkedResource", "AlternateView" };

    public static bool Any(SwallowingHandler handler, SendRegion region) => handler.Function.Node.DescendantNodes()
        .OfType<BaseObjectCreationExpressionSyntax>()
        .Where(creation => !region.Statements.Any(statement => statement.Contains(creation)))
        .Any(creation => IsOverUnknownStream(creation, handler.Model));

    private static bool IsOverUnknownStream(BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        if (creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression is not { } content
            || model.GetTypeInfo(creation).Type is not { } holder || !Holders.Contains(holder.Name)
            || model.GetTypeInfo(content).Type is not { } type || !Is(type, nameof(Stream)))
        {
            return false;
        }

        return !IsSeekable(type) && !(DeclaredValue(content, model) is { } value && model.GetTypeInfo(value).Type is { } made && IsSeekable(made));
    }

    private static bool IsSeekable(ITypeSymbol type) => Is(type, nameof(MemoryStream)) || Is(type, nameof(FileStream));

    private static ExpressionSyntax? DeclaredValue(ExpressionSyntax content, SemanticModel model) =>
        model.GetSymbolInfo(content).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } places } && places[0].GetSyntax() is VariableDeclaratorSyntax variable
            ? variable.Initializer?.Value
            : null;

    private static bool Is(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == name && current.ContainingNamespace.ToDisplayString() == "System.IO")
                return true;
        }

        return false;
    }
}
