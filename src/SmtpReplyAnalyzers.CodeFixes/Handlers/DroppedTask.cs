using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>Awaits a send whose task nobody looks at.</summary>
internal static class DroppedTask
{
    public static async Task<WrittenFix?> WriteAsync(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || StatementAt(root, span) is not { } statement || EnclosingFunction.Of(statement, model) is not { } function)
            return null;
        var task = statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard ? discard.Right : statement.Expression;
        if (Sent(task, model) is not { Role: MemberRole.Send } send || send.WholeExpression != task || function.ThrowsToNobody)
            return null;

        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var edits = new TextEdits(root, text);
        if (function.IsAsync && !statement.Ancestors().TakeWhile(node => node != function.Node).Any(static node => node is LockStatementSyntax))
            edits.Replace(TextSpan.FromBounds(statement.SpanStart, task.SpanStart), "await ");
        else if (!TryReturn(edits, statement, task))
            return null;
        var changed = edits.Apply();
        return Compiles.AsWellAs(model, changed, cancellation) ? new WrittenFix(Resources.SMTP1003_Await, changed) : null;
    }

    private static ExpressionStatementSyntax? StatementAt(SyntaxNode root, TextSpan span)
    {
        var node = root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<StatementSyntax>();
        return node as ExpressionStatementSyntax;
    }

    private static SmtpCall? Sent(ExpressionSyntax task, SemanticModel model) =>
        task.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Select(call => SmtpCall.Of(call, model)).FirstOrDefault(static call => call is not null);

    // "_ = SendAsync(m); return Task.CompletedTask;": the caller may as well get the task, if nothing is disposed of on the way out.
    private static bool TryReturn(TextEdits edits, ExpressionStatementSyntax statement, ExpressionSyntax task)
    {
        if (statement.Parent is not BlockSyntax block || block.Statements.IndexOf(statement) is var index && index != block.Statements.Count - 2
            || block.Statements[block.Statements.Count - 1] is not ReturnStatementSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Task.CompletedTask) } } exit
            || block.Parent is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            || block.Statements.Any(static other => other is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 })
            || Lines.HasComments(exit.GetLeadingTrivia()))
        {
            return false;
        }

        edits.Replace(TextSpan.FromBounds(statement.SpanStart, task.SpanStart), "return ");
        edits.Delete(statement.Span.End, exit.Span.End);
        return true;
    }
}
