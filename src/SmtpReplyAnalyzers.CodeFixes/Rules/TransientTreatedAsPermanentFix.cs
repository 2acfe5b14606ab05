using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Conditions;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Handlers;
using SmtpReplyAnalyzers.CodeFixes.Retry;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1001: splits 4yz from 5yz. A clause that passes a permanent verdict keeps the permanent replies; the others are tried again with backoff where a
/// good retry can be written, and handed on to later clauses or to the caller. A test that divides failures by single codes divides them by their class.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TransientTreatedAsPermanentFix))]
public sealed class TransientTreatedAsPermanentFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.TransientTreatedAsPermanent);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(WriteAsync);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            string? first = null;
            foreach (var key in new[] { FixKeys.TransientTreatedAsPermanent, FixKeys.TransientHandedOn })
            {
                if (await WriteAsync(context.Document, diagnostic, diagnostic.Location.SourceSpan, key, context.CancellationToken).ConfigureAwait(false) is not { } fix
                    || fix.Title == first)
                {
                    continue;
                }

                first ??= fix.Title;
                var changed = context.Document.WithText(fix.Text);
                context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), key), diagnostic);
            }
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, Diagnostic report, TextSpan span, string key, CancellationToken cancellation)
    {
        if (await ReportedTest.FindAsync(document, span.Start, cancellation).ConfigureAwait(false) is not { } reported)
            return null;
        var handler = reported.Handler;
        if (report.Properties.ContainsKey(FixKeys.IsDivision) && reported.Condition is { } condition)
        {
            return key == FixKeys.TransientTreatedAsPermanent && RetryBranch.Of(condition, handler) is { } retriesWhen
                && ClassCondition.Write(handler, condition, retriesWhen) is { } divided && Compiles.AsWellAs(handler.Model, divided, cancellation)
                    ? new WrittenFix(Resources.SMTP1001_TestClass, divided)
                    : null;
        }

        if (!reported.IsAtHeader || HandlerObstacles.Any(handler))
            return null;
        var split = new[] { true, false }.Select(addUsings => ClauseFilter.KeepPermanent(handler, addUsings)).OfType<SourceText>()
            .FirstOrDefault(text => Compiles.AsWellAs(handler.Model, text, cancellation));
        if (split is null)
            return null;
        return key == FixKeys.TransientTreatedAsPermanent && await RetryAsync(document, handler, split, cancellation).ConfigureAwait(false) is { } retried
            ? new WrittenFix(Resources.SMTP1001_Retry, retried)
            : new WrittenFix(Resources.SMTP1001_HandOn, split);
    }

    // With the clause narrowed, a loop goes before it, as into a handler that swallowed what is left.
    private static async Task<SourceText?> RetryAsync(Document document, SwallowingHandler old, SourceText split, CancellationToken cancellation)
    {
        var number = old.Try.SyntaxTree.GetRoot(cancellation).DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.CatchClauseSyntax>().TakeWhile(clause => clause != old.Clause).Count();
        var changed = document.WithText(split);
        var root = await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var clause = root!.DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.CatchClauseSyntax>().ElementAt(number);
        if (await SwallowingHandler.FindAsync(changed, clause.CatchKeyword.Span, cancellation).ConfigureAwait(false) is not { } handler || HandlerObstacles.Any(handler))
            return null;
        return RetryForms.In(handler.Model.Compilation).SelectMany(form => RetryForms.Write(form, handler, HandlerRewrite.None(handler)))
            .FirstOrDefault(text => Compiles.AsWellAs(handler.Model, text, cancellation));
    }
}
