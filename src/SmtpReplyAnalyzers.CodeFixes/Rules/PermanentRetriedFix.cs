using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Conditions;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1002: takes 5yz out of the condition of the retry; what else was retried (lost connections, -1) stays.
/// No fix where the work is put back into a queue: what becomes of a message that will never be taken is for its author to say.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PermanentRetriedFix))]
public sealed class PermanentRetriedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.PermanentRetried);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(static (document, span, _, cancellation) => WriteAsync(document, span, cancellation));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            // The properties say that the retry is a loop or a call in this body, not a state that is stored.
            if (diagnostic.Properties.ContainsKey(FixKeys.IsRequeued)
                || await WriteAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } fix)
            {
                continue;
            }

            var changed = context.Document.WithText(fix.Text);
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), FixKeys.PermanentRetried), diagnostic);
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        if (await ReportedTest.FindAsync(document, span.Start, cancellation).ConfigureAwait(false) is not { } reported)
            return null;
        var handler = reported.Handler;
        foreach (var addUsings in new[] { true, false })
        {
            var text = reported.Condition is { } condition
                ? RetryCondition.Write(handler, condition, addUsings)
                : ClauseFilter.Write(handler, addUsings, static (test, name) => test.HoldsNot(name, 5));
            if (text is not null && Compiles.AsWellAs(handler.Model, text, cancellation))
                return new WrittenFix(Resources.SMTP1002_TakeOut, text);
        }

        return null;
    }
}
