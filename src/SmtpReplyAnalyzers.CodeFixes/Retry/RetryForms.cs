using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Handlers;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>The forms that a retry may have in a project, the project's own way first.</summary>
internal static class RetryForms
{
    public static IRetryForm Loop { get; } = new RetryLoop();

    private static IRetryForm Pipeline { get; } = new RetryPipeline();

    /// <summary>With Polly referenced a pipeline, else a loop; the loop also where a pipeline has no place.</summary>
    public static IEnumerable<IRetryForm> In(Compilation compilation) =>
        PollyNames.AreKnown(compilation) ? new[] { Pipeline, Loop } : new[] { Loop };

    /// <summary>What a form makes of a handler: with usings added, then, where those would make another name ambiguous, with qualified names.</summary>
    public static IEnumerable<SourceText> Write(IRetryForm form, SwallowingHandler handler, HandlerRewrite? rewrite)
    {
        foreach (var addUsings in new[] { true, false })
        {
            if (RetryPlan.Make(handler, rewrite, addUsings) is { } plan && form.Write(plan) is { } text)
                yield return text;
        }
    }
}
