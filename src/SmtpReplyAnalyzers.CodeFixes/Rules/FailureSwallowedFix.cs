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
            // An alternative is one only if it does something else.
            var titles = new HashSet<string>();
            foreach (var key in new[] { FixKeys.FailureSwallowed, FixKeys.FailureSwallowedLoop, FixKeys.FailureSwallowedRethrow })
            {
                var fix = await WriteAsync(context.Document, diagnostic.Location.SourceSpan, key, context.CancellationToken).ConfigureAwait(false);
                if (fix is null || !titles.Add(fix.Title))
                    continue;
                var changed = context.Document.WithText(fix.Text);
                context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), key), diagnostic);
            }
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, TextSpan span, string key, CancellationToken cancellation)
    {
        if (await SwallowingHandler.FindAsync(document, span, cancellation).ConfigureAwait(false) is not { } handler)
            return key == FixKeys.FailureSwallowed ? await DroppedTask.WriteAsync(document, span, cancellation).ConfigureAwait(false) : null;
        if (HandlerObstacles.Any(handler))
            return null;
        var candidates = key switch
        {
            FixKeys.FailureSwallowed => Retries(handler, RetryForms.In(handler.Model.Compilation)).Concat(Collections(handler)).Concat(Rethrows(handler)),
            FixKeys.FailureSwallowedLoop => PollyNames.AreKnown(handler.Model.Compilation) ? Retries(handler, new[] { RetryForms.Loop }) : Enumerable.Empty<WrittenFix>(),
            _ => Rethrows(handler),
        };
        return candidates.FirstOrDefault(fix => Compiles.AsWellAs(handler.Model, fix.Text, cancellation));
    }

    private static IEnumerable<WrittenFix> Retries(SwallowingHandler handler, IEnumerable<IRetryForm> forms)
    {
        var rewrites = new[] { HandlerRewrite.Collecting(handler), HandlerRewrite.Throwing(handler) };
        return from rewrite in rewrites
               from form in forms
               from text in RetryForms.Write(form, handler, rewrite)
               select new WrittenFix(form == RetryForms.Loop ? Resources.SMTP1003_Retry : Resources.SMTP1003_Pipeline, text);
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
