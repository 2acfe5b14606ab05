using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A statement that reads one reply and writes nothing.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Form">What it gives back.</param>
/// <param name="Kept">Where it is kept; null when the statement tests it itself, or drops it.</param>
/// <param name="Code">The code that the statement requires itself.</param>
/// <param name="Value">The expression that reads.</param>
internal sealed record ReplyRead(StatementSyntax Statement, ReplyForm Form, ISymbol? Kept, int? Code, ExpressionSyntax Value)
{
    private static readonly string[] Names = { "Read", "Receive", "Recv", "Reply", "Response", "Expect" };

    public static ReplyRead? Of(AuthSite site, StatementSyntax statement)
    {
        if (!Lines.IsFirstOnLine(site.Text, statement.SpanStart) || !Lines.IsLastOnLine(site.Text, statement))
            return null;
        switch (statement)
        {
            case LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value } variable] } when FormOf(site, value) is { } form:
                return new(statement, form, site.Model.GetDeclaredSymbol(variable), CodeIn(site, value), value);
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when FormOf(site, assignment.Right) is { } form && site.SymbolOf(assignment.Left) is ILocalSymbol or IFieldSymbol or IParameterSymbol:
                return new(statement, form, site.SymbolOf(assignment.Left), CodeIn(site, assignment.Right), assignment.Right);
            case ExpressionStatementSyntax { Expression: var dropped } when FormOf(site, dropped) is { } form:
                return new(statement, form, null, CodeIn(site, dropped), dropped);
            case ExpressionStatementSyntax when CheckCall.Of(site, statement) is { } check && FormOf(site, check.Reply) is { } form:
                return new(statement, form, null, CodeConstant.Of(site, check.Code), check.Reply);
            default:
                return null;
        }
    }

    // A method that reads and expects.
    private static int? CodeIn(AuthSite site, ExpressionSyntax value) =>
        Waiting.CallIn(value)?.ArgumentList.Arguments.Select(static argument => argument.Expression).FirstOrDefault(argument => CodeConstant.IsExpected(site, argument)) is { } code ? CodeConstant.Of(site, code) : null;

    private static ReplyForm? FormOf(AuthSite site, ExpressionSyntax value) =>
        Waiting.CallIn(value) is { } call && site.MethodOf(call) is { } method && Names.Any(method.Name.Contains) && Exchange.Of(site, call) is null or { WritesBefore: true }
            ? ReplyForm.Of(site, call)
            : null;
}
