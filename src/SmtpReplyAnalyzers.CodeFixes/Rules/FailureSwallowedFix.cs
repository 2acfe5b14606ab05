using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Handlers;
using SmtpReplyAnalyzers.CodeFixes.Retry;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1003: tries the send again with backoff and lets the last failure out, or, where no good retry can be written, lets the failure out at once.
/// No fix for a <c>SendCompleted</c> handler that ignores <c>Error</c>: what it should do with it nobody can tell from the code.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FailureSwallowedFix))]
public sealed class FailureSwallowedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.FailureSwallowed);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(static (document, _, span, key, cancellation) => WriteAsync(document, span, key, cancellation));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var primary = await WriteAsync(context.Document, diagnostic.Location.SourceSpan, FixKeys.FailureSwallowed, context.CancellationToken).ConfigureAwait(false);
            if (primary is null)
                continue;
            Register(context, diagnostic, primary, FixKeys.FailureSwallowed);
            if (primary.Title == Resources.SMTP1003_Rethrow || primary.Title == Resources.SMTP1003_Await)
                continue;
            var rethrow = await WriteAsync(context.Document, diagnostic.Location.SourceSpan, FixKeys.FailureSwallowedRethrow, context.CancellationToken).ConfigureAwait(false);
            if (rethrow is not null)
                Register(context, diagnostic, rethrow, FixKeys.FailureSwallowedRethrow);
        }
    }

    private static void Register(CodeFixContext context, Diagnostic diagnostic, WrittenFix fix, string key)
    {
        var changed = context.Document.WithText(fix.Text);
        context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), key), diagnostic);
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, TextSpan span, string key, CancellationToken cancellation)
    {
        if (await SwallowingHandler.FindAsync(document, span, cancellation).ConfigureAwait(false) is not { } handler)
            return await DroppedTask.WriteAsync(document, span, cancellation).ConfigureAwait(false);
        if (HandlerObstacles.Any(handler))
            return null;
        var candidates = key == FixKeys.FailureSwallowed ? Retries(handler).Concat(Collections(handler)).Concat(Rethrows(handler)) : Rethrows(handler);
        return candidates.FirstOrDefault(fix => Compiles.AsWellAs(handler.Model, fix.Text, cancellation));
    }

    private static IEnumerable<WrittenFix> Retries(SwallowingHandler handler)
    {
        foreach (var rewrite in new[] { HandlerRewrite.Collecting(handler), HandlerRewrite.Throwing(handler) })
        {
            foreach (var addUsings in new[] { true, false })
            {
                if (RetryPlan.Make(handler, rewrite, addUsings) is { } plan && new RetryLoop().Write(plan) is { } text)
                    yield return new WrittenFix(Resources.SMTP1003_Retry, text);
            }
        }
    }

    private static IEnumerable<WrittenFix> Collections(SwallowingHandler handler)
    {
        if (Rethrow.WriteCollecting(handler) is { } text)
            yield return new WrittenFix(Resources.SMTP1003_Collect, text);
    }

    private static IEnumerable<WrittenFix> Rethrows(SwallowingHandler handler)
    {
        if (Rethrow.Write(handler) is { } text)
            yield return new WrittenFix(Resources.SMTP1003_Rethrow, text);
    }
}
