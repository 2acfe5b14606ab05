using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A statement that reads one reply and writes nothing.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Form">What it gives back; null where that is only whether the code was right.</param>
/// <param name="Kept">Where it is kept; null when the statement tests it itself, or drops it.</param>
/// <param name="CodeNode">The code that the statement requires itself.</param>
/// <param name="Value">The expression that reads.</param>
internal sealed record ReplyRead(StatementSyntax Statement, ReplyForm? Form, ISymbol? Kept, ExpressionSyntax? CodeNode, ExpressionSyntax Value)
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
            case ExpressionStatementSyntax { Expression: var expecting } when Waiting.CallIn(expecting) is { } call && site.MethodOf(call) is { DeclaringSyntaxReferences.IsEmpty: false } method
                && Names.Any(method.Name.Contains) && CodeIn(site, expecting) is { } code && CheckCall.Of(site, statement) is null && Exchange.Of(site, call) is null or { WritesBefore: true }:
                return new(statement, null, null, code, expecting);
            case ExpressionStatementSyntax when CheckCall.Of(site, statement) is { } check && FormOf(site, check.Reply) is { } form:
                return new(statement, form, null, check.Code, check.Reply);
            case IfStatementSyntax { Else: null } test when Requirement.EndOf(test.Statement) is not null && OfTest(site, test) is { } read:
                return read;
            default:
                return null;
        }
    }

    /// <summary>The code that is required.</summary>
    public int? CodeIn(AuthSite site) => CodeNode is null ? null : CodeConstant.Of(site, CodeNode);

    // A method that reads and expects.
    private static ExpressionSyntax? CodeIn(AuthSite site, ExpressionSyntax value) =>
        Waiting.CallIn(value)?.ArgumentList.Arguments.Select(argument => CodeConstant.In(site, argument.Expression)).FirstOrDefault(static code => code is not null);

    // if (!Expect(reader, 334)) return false; or if (Read() != 334) throw ...;
    private static ReplyRead? OfTest(AuthSite site, IfStatementSyntax test)
    {
        var calls = test.Condition.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(call => IsRead(site, call) && Exchange.Of(site, call) is null or { WritesBefore: true }).ToArray();
        if (calls.Length != 1)
            return null;
        var codes = test.Condition.DescendantNodes().OfType<ExpressionSyntax>().Where(node => CodeConstant.IsExpected(site, node) && node.Parent is not MemberAccessExpressionSyntax).ToArray();
        return codes.Length == 1 ? new(test, ReplyForm.Of(site, calls[0]), null, codes[0], Waiting.Whole(calls[0])) : null;
    }

    private static bool IsRead(AuthSite site, InvocationExpressionSyntax call) => site.MethodOf(call) is { } method && Names.Any(method.Name.Contains) && site.TypeOf(Waiting.Whole(call)) is { SpecialType: not SpecialType.System_Void };

    private static ReplyForm? FormOf(AuthSite site, ExpressionSyntax value) =>
        Waiting.CallIn(value) is { } call && site.MethodOf(call) is { } method && Names.Any(method.Name.Contains) && Exchange.Of(site, call) is null or { WritesBefore: true }
            ? ReplyForm.Of(site, call)
            : null;
}
