using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Handlers;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>A retry that may be written: of what, in which handler's try, and in which words.</summary>
/// <param name="Handler">The handler that swallows.</param>
/// <param name="Region">What is tried again.</param>
/// <param name="Rewrite">How the handler lets the last failure out.</param>
/// <param name="Names">How types are written there.</param>
/// <param name="Token">The cancellation token in scope, as an expression; null: none.</param>
internal sealed record RetryPlan(SwallowingHandler Handler, SendRegion Region, HandlerRewrite Rewrite, TypeNames Names, string? Token)
{
    public SemanticModel Model => Handler.Model;

    public Layout Layout => Handler.Layout;

    public bool IsAsync => Handler.Function.IsAsync;

    public LanguageVersion Language => Handler.Language;

    public bool ContinuesAnywhere => Region.Send.WholeExpression.ToString().Contains("ConfigureAwait(false)");

    /// <summary>Null when a retry would do harm there, or cannot be written well.</summary>
    public static RetryPlan? Make(SwallowingHandler handler, HandlerRewrite? rewrite, bool addUsings)
    {
        if (rewrite is null || SendRegion.Find(handler) is not { } region || Obstacles.Any(handler, region))
            return null;
        var names = new TypeNames(handler.Model, handler.Try.SpanStart, addUsings);
        return new RetryPlan(handler, region, rewrite, names, CancellationInScope.Find(handler, region.Send));
    }
}
