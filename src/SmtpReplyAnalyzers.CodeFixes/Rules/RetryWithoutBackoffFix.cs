using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Retry;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1101: waits before the next attempt of a loop, longer each time and with jitter, at the end of the handler or in place of a delay that is always
/// the same; and awaits where a thread was blocked.
/// No fix for a retry that is no loop, and where the handler ends in more than one way.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryWithoutBackoffFix))]
public sealed class RetryWithoutBackoffFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.RetryWithoutBackoff);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(static (document, report, span, _, cancellation) => WriteAsync(document, report, span, cancellation));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await WriteAsync(context.Document, diagnostic, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;
            var changed = context.Document.WithText(fix.Text);
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), FixKeys.RetryWithoutBackoff), diagnostic);
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, Diagnostic report, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindToken(span.Start).Parent?.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax blocking && root.FindToken(span.Start).Parent!.FirstAncestorOrSelf<CatchFilterClauseSyntax>() is null)
            return await AwaitAsync(document, blocking, cancellation).ConfigureAwait(false);
        if (await SwallowingHandler.FindAsync(document, span, cancellation).ConfigureAwait(false) is not { } handler || ExistingLoop.Of(handler) is not { } loop)
            return null;
        foreach (var addUsings in new[] { true, false })
        {
            var text = Write(handler, loop, report.Properties.ContainsKey(FixKeys.IsDelayed), addUsings);
            if (text is not null && Compiles.AsWellAs(handler.Model, text, cancellation))
                return new WrittenFix(Resources.SMTP1101_Wait, text);
        }

        return null;
    }

    private static SourceText? Write(SwallowingHandler handler, ExistingLoop loop, bool isDelayed, bool addUsings)
    {
        if (SmtpCall.In(handler.Try.Block, handler.Model).LastOrDefault() is not { } call)
            return null;
        var edits = handler.NewEdits();
        var old = isDelayed ? DelayIn(handler) : null;
        var place = isDelayed ? old?.Span : EndOf(handler);
        if (place is not { } span || Lines.IsOnOneLine(handler.Text, handler.Clause.Block) && handler.Clause.Block.Statements.Count > 0)
            return null;
        var names = new TypeNames(handler.Model, handler.Clause.Block.SpanStart, addUsings);
        var number = loop.Number ?? loop.Count(handler, edits);
        var isAsync = handler.Function.IsAsync;
        var lines = BackoffDelay.Lines(handler.Model, names, handler.Clause.Block.SpanStart, handler.Clause, number, isAsync,
            CancellationInScope.Find(handler, call), call.WholeExpression.ToString().Contains("ConfigureAwait(false)")).ToArray();
        if (names.AnyMissing)
            return null;
        var newLine = handler.Layout.NewLine;
        if (old is not null)
        {
            edits.Replace(span, string.Join(newLine + Lines.IndentAt(handler.Text, span.Start), lines));
        }
        else
        {
            var brace = Lines.IndentAt(handler.Text, handler.Clause.CatchKeyword.SpanStart);
            var indent = brace + handler.Layout.Unit;
            if (Lines.IsOnOneLine(handler.Text, handler.Clause.Block))
                edits.Replace(TextSpan.FromBounds(handler.Clause.Block.OpenBraceToken.Span.End, handler.Clause.Block.CloseBraceToken.SpanStart), newLine + string.Concat(lines.Select(line => indent + line + newLine)) + brace);
            else
                edits.Insert(Lines.At(handler.Text, span.Start).Start, string.Concat(lines.Select(line => indent + line + newLine)));
        }

        return UsingDirectives.TryAdd(edits, names.Usings, handler.Clause.SpanStart, newLine) ? edits.Apply() : null;
    }

    // Where the handler comes to its end: before its last statement if that goes on with the loop.
    private static TextSpan? EndOf(SwallowingHandler handler)
    {
        var block = handler.Clause.Block;
        if (block.Statements.LastOrDefault() is ContinueStatementSyntax last)
            return last.Span;
        return handler.Model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: true } flow && !flow.ExitPoints.Any(static exit => exit is ContinueStatementSyntax)
            ? block.CloseBraceToken.Span
            : null;
    }

    // The only delay of the handler, as a statement of its own.
    private static ExpressionStatementSyntax? DelayIn(SwallowingHandler handler)
    {
        var delays = handler.Clause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => handler.Model.GetSymbolInfo(call).Symbol is IMethodSymbol method && Delays.IsDelay(method)).ToArray();
        return delays.Length == 1 ? delays[0].FirstAncestorOrSelf<ExpressionStatementSyntax>() : null;
    }

    private static async Task<WrittenFix?> AwaitAsync(Document document, ExpressionStatementSyntax blocking, CancellationToken cancellation)
    {
        if (blocking.Expression is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } sleep
            || blocking.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause
            || await SwallowingHandler.FindAsync(document, clause.CatchKeyword.Span, cancellation).ConfigureAwait(false) is not { } handler
            || handler.Document != document || SmtpCall.In(handler.Try.Block, handler.Model).LastOrDefault() is not { } call)
        {
            return null;
        }

        foreach (var addUsings in new[] { true, false })
        {
            var names = new TypeNames(handler.Model, sleep.SpanStart, addUsings);
            var token = CancellationInScope.Find(handler, call) is { } known ? ", " + known : string.Empty;
            var configure = call.WholeExpression.ToString().Contains("ConfigureAwait(false)") ? ".ConfigureAwait(false)" : string.Empty;
            var edits = handler.NewEdits();
            edits.Replace(sleep.Span, $"await {names.Of("System.Threading.Tasks.Task")}.Delay({arguments[0]}{token}){configure}");
            if (!names.AnyMissing && UsingDirectives.TryAdd(edits, names.Usings, sleep.SpanStart, handler.Layout.NewLine) && edits.Apply() is var text && Compiles.AsWellAs(handler.Model, text, cancellation))
                return new WrittenFix(Resources.SMTP1101_Await, text);
        }

        return null;
    }
}
