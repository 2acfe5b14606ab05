using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Conditions;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1008: a loop sends again to the recipients only that were refused for now; elsewhere <c>SmtpFailedRecipientException</c> stays out of the clause
/// that tries the whole message again, so that it goes on to the caller, who can tell which recipients were refused. No fix where the clause is for that exception alone: what to send to whom is for its author to say.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SentAgainToServedFix))]
public sealed class SentAgainToServedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SentAgainToServed);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(static (document, report, span, _, cancellation) => WriteAsync(document, span, cancellation));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await WriteAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;
            var changed = context.Document.WithText(fix.Text);
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), FixKeys.SentAgainToServed), diagnostic);
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        if (await ReportedTest.FindAsync(document, span.Start, cancellation).ConfigureAwait(false) is not { Handler: var handler })
            return null;
        foreach (var addUsings in new[] { true, false })
        {
            if (RefusedRecipients.SendToThemOnly(handler, addUsings) is { } text && Compiles.AsWellAs(handler.Model, text, cancellation))
                return new WrittenFix(Resources.SMTP1008_SendToRefused, text);
        }

        foreach (var addUsings in new[] { true, false })
        {
            if (ClauseFilter.LeaveType(handler, "System.Net.Mail.SmtpFailedRecipientException", addUsings) is { } text && Compiles.AsWellAs(handler.Model, text, cancellation))
                return new WrittenFix(Resources.SMTP1008_LeaveOut, text);
        }

        return null;
    }
}
