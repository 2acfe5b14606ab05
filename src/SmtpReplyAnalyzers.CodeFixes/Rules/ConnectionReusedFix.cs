using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Retry;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP1103: connects, and logs in, as the method does before its loop, where the connection is gone when the next attempt or message comes.
/// No fix for a client that is connected elsewhere: how, its author has to say.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionReusedFix))]
public sealed class ConnectionReusedFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.ConnectionReused);

    public override FixAllProvider GetFixAllProvider() => new SequentialFixAll(static (document, report, span, _, cancellation) => WriteAsync(document, span, cancellation));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await WriteAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;
            var changed = context.Document.WithText(fix.Text);
            context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), FixKeys.ConnectionReused), diagnostic);
        }
    }

    private static async Task<WrittenFix?> WriteAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        if (await SwallowingHandler.FindAsync(document, span, cancellation).ConfigureAwait(false) is not { } handler
            || !handler.Try.Ancestors().TakeWhile(node => node != handler.Function.Node).Any(RetryLoops.IsLoop)
            || SmtpCall.In(handler.Try.Block, handler.Model).FirstOrDefault(static call => call.Role == MemberRole.Send) is not { Client: { } client } send
            || send.Invocation.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax } statement)
        {
            return null;
        }

        var session = SmtpCall.In(handler.Function.Node, handler.Model)
            .Where(call => call.Role is MemberRole.Connect or MemberRole.Authenticate && SymbolEqualityComparer.Default.Equals(call.Client, client)).ToArray();
        if (session.Count(static call => call.Role == MemberRole.Connect) != 1 || session.Any(call => !CanBeRepeated(call, handler)))
            return null;

        var edits = handler.NewEdits();
        var (newLine, layout) = (handler.Layout.NewLine, handler.Layout);
        var indent = Lines.IndentAt(handler.Text, statement.SpanStart);
        var brace = layout.BraceOnNewLine ? newLine + indent + "{" : " {";
        var receiver = ((MemberAccessExpressionSyntax)send.Invocation.Expression).Expression;
        var lines = string.Concat(session.Select(call => indent + layout.Unit + call.Invocation.FirstAncestorOrSelf<StatementSyntax>()!.WithoutTrivia() + newLine));
        edits.Insert(Lines.StartWithComments(handler.Text, statement), $"{indent}if (!{receiver}.IsConnected){brace}{newLine}{lines}{indent}}}{newLine}{newLine}");
        var text = edits.Apply();
        return Compiles.AsWellAs(handler.Model, text, cancellation) ? new WrittenFix(Resources.SMTP1103_Connect, text) : null;
    }

    // A statement before the try, whose arguments are names and constants.
    private static bool CanBeRepeated(SmtpCall call, SwallowingHandler handler) =>
        call.Invocation.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement
        && statement.Span.End <= handler.Try.SpanStart && call.Invocation.Expression is MemberAccessExpressionSyntax
        && handler.Try.Ancestors().Any(node => node == statement.Parent)
        && !call.Invocation.ArgumentList.DescendantNodes().Any(static node => node is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax);
}
