using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Conditions;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1001: splits 4yz from 5yz. A clause that passes a permanent verdict keeps the permanent replies, and the others are handed on to later
/// clauses or to the caller; a test that divides failures by single codes divides them by their class.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TransientTreatedAsPermanentFix))]
public sealed class TransientTreatedAsPermanentFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.TransientTreatedAsPermanent);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(static (document, span, _, cancellation) => WriteAsync(document, span, cancellation));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await WriteAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;
            var changed = context.Document.WithText(fix.Text);
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), FixKeys.TransientTreatedAsPermanent), diagnostic);
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        if (await ReportedTest.FindAsync(document, span.Start, cancellation).ConfigureAwait(false) is not { } reported)
            return null;
        var handler = reported.Handler;
        foreach (var addUsings in new[] { true, false })
        {
            var (title, text) = reported.Condition is { } condition
                ? (Resources.SMTP1001_TestClass, ClassCondition.Write(handler, condition))
                : (Resources.SMTP1001_HandOn, ClauseFilter.Write(handler, addUsings, static (test, name) => test.Holds(name, 5)));
            if (text is not null && Compiles.AsWellAs(handler.Model, text, cancellation))
                return new WrittenFix(title, text);
        }

        return null;
    }
}
