using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>The loop round a <c>try</c> that comes back to it, and what counts its attempts.</summary>
/// <param name="Statement">The loop.</param>
/// <param name="Body">Its block.</param>
/// <param name="Counter">The variable that counts; null when there is none.</param>
/// <param name="First">What the counter is in the first attempt.</param>
internal sealed record ExistingLoop(StatementSyntax Statement, BlockSyntax Body, string? Counter, int First)
{
    /// <summary>Null when the try stands in no loop of the same function, or not in a block.</summary>
    public static ExistingLoop? Of(SwallowingHandler handler)
    {
        var loop = handler.Try.Ancestors().TakeWhile(node => node != handler.Function.Node).OfType<StatementSyntax>().FirstOrDefault(RetryLoops.IsLoop);
        if (loop is null || BodyOf(loop) is not BlockSyntax body || Lines.IsOnOneLine(handler.Text, body))
            return null;
        return loop is ForStatementSyntax { Declaration.Variables: { Count: 1 } variables, Incrementors: { Count: 1 } steps }
            && variables[0] is { Initializer.Value: LiteralExpressionSyntax { Token.Value: int first } }
            && steps[0] is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression, Operand: IdentifierNameSyntax counted } && counted.Identifier.ValueText == variables[0].Identifier.ValueText
            ? new ExistingLoop(loop, body, counted.Identifier.Text, first)
            : new ExistingLoop(loop, body, Counter: null, First: 1);
    }

    /// <summary>The number of the attempt, from 1, as an expression.</summary>
    public string? Number => Counter is null ? null : First == 1 ? Counter : First < 1 ? $"{Counter} + {1 - First}" : $"{Counter} - {First - 1}";

    /// <summary>Declares a counter before the loop and raises it at the start of its body.</summary>
    public string Count(SwallowingHandler handler, TextEdits edits)
    {
        var name = FreeNames.Find(handler.Model, Statement.SpanStart, Statement.Parent, "attempt", "attempts");
        var (indent, newLine) = (Lines.IndentAt(handler.Text, Statement.SpanStart), handler.Layout.NewLine);
        edits.Insert(Lines.StartWithComments(handler.Text, Statement), $"{indent}var {name} = 0;{newLine}");
        edits.Insert(Lines.At(handler.Text, Body.OpenBraceToken.Span.End).End, $"{newLine}{indent}{handler.Layout.Unit}{name}++;");
        return name;
    }

    private static StatementSyntax? BodyOf(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax statement => statement.Statement,
        DoStatementSyntax statement => statement.Statement,
        ForStatementSyntax statement => statement.Statement,
        _ => null,
    };
}
