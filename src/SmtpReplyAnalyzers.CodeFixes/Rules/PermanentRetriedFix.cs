using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Conditions;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Policies;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1002: takes 5yz out of the condition of the retry; what else was retried (lost connections, -1) stays.
/// No fix where the work is put back into a queue: what becomes of a message that will never be taken is for its author to say.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PermanentRetriedFix))]
public sealed class PermanentRetriedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.PermanentRetried);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(static (document, report, span, _, cancellation) => WriteAsync(document, report, span, cancellation));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await WriteAsync(context.Document, diagnostic, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;
            var changed = context.Document.WithText(fix.Text);
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), FixKeys.PermanentRetried), diagnostic);
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, Diagnostic report, TextSpan span, CancellationToken cancellation)
    {
        if (await ReportedClause.FindAsync(document, report, span.Start, cancellation).ConfigureAwait(false) is { } clause)
        {
            var written = PermanentLeftOut.Texts(clause).FirstOrDefault(text => Compiles.AsWellAs(clause.Model, text, cancellation));
            return written is null ? null : new WrittenFix(Resources.SMTP1002_TakeOut, written);
        }

        if (report.Properties.ContainsKey(FixKeys.IsRequeued)
            || await ReportedTest.FindAsync(document, span.Start, cancellation).ConfigureAwait(false) is not { } reported)
        {
            return null;
        }

        var handler = reported.Handler;
        var text = Texts(reported).FirstOrDefault(text => Compiles.AsWellAs(handler.Model, text, cancellation));
        return text is null ? null : new WrittenFix(Resources.SMTP1002_TakeOut, text);
    }

    private static IEnumerable<SourceText> Texts(ReportedTest reported)
    {
        if (reported.Condition is { } condition && RetryBranch.Of(condition, reported.Handler) is { } retriesWhen
            && RetryCondition.Write(reported.Handler, condition, retriesWhen) is { } text)
        {
            yield return text;
        }

        if (!reported.IsAtHeader)
            yield break;
        foreach (var addUsings in new[] { true, false })
        {
            if (ClauseFilter.LeavePermanent(reported.Handler, addUsings) is { } filtered)
                yield return filtered;
        }
    }
}
