using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Conditions;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Retry;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1102: counts the attempts of a loop, and lets the failure of the fifth propagate.
/// No fix for a retry that is no loop, and where another clause would take the last failure.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryWithoutLimitFix))]
public sealed class RetryWithoutLimitFix : CodeFixProvider
{
    private const int MostAttempts = 5;

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RetryWithoutLimit);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(static (document, report, span, _, cancellation) => WriteAsync(document, span, cancellation));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await WriteAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;
            var changed = context.Document.WithText(fix.Text);
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), FixKeys.RetryWithoutLimit), diagnostic);
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        if (await SwallowingHandler.FindAsync(document, span, cancellation).ConfigureAwait(false) is not { } handler
            || ExistingLoop.Of(handler) is not { } loop || handler.Function.ThrowsToNobody || handler.Try.Catches.Last() != handler.Clause || IsInOtherTry(handler, loop))
        {
            return null;
        }

        var edits = handler.NewEdits();
        var condition = (loop.Counter is null ? loop.Count(handler, edits) : loop.Number) + $" < {MostAttempts}";
        if (handler.Clause.Filter is { FilterExpression: var filter })
            edits.Replace(filter.Span, $"{condition} && {ConditionText.AsOperand(filter)}");
        else
            edits.Insert(handler.Clause.Declaration?.Span.End ?? handler.Clause.CatchKeyword.Span.End, $" when ({condition})");
        var text = edits.Apply();
        return Compiles.AsWellAs(handler.Model, text, cancellation) ? new WrittenFix(Resources.SMTP1102_Bound, text) : null;
    }

    // A try between the loop and the retry might send the last failure round again.
    private static bool IsInOtherTry(SwallowingHandler handler, ExistingLoop loop) =>
        handler.Try.Ancestors().TakeWhile(node => node != loop.Statement).Any(static node => node is TryStatementSyntax { Catches.Count: > 0 });
}
