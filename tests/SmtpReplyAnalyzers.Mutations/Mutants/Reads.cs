using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Removes the reading of a reply between two writes, and the test of what was read (RFC 4954 section 4: AUTH is not pipelined).</summary>
internal static class Reads
{
    public static IEnumerable<Mutant> MutantsOf(AuthExchange exchange)
    {
        if (!exchange.WritesAuth)
            yield break;
        var responses = Encodings.ResponsesOf(exchange).ToArray();
        foreach (var statement in exchange.After<StatementSyntax>())
        {
            if (statement.Parent is not BlockSyntax block || ReadIn(statement) is not { } variable || statement.DescendantNodes().Any(responses.Contains))
                continue;
            var index = block.Statements.IndexOf(statement);
            var tests = block.Statements.Skip(index + 1).TakeWhile(next => IsChallengeTest(next, exchange)).ToArray();
            var rest = block.Statements.Skip(index + 1 + tests.Length).ToArray();
            if (!AnswersNext(rest, responses, exchange) || tests.Length == 0 && variable.Length > 0 && IsUsed(variable, rest))
                continue;
            if (tests.Length > 0 && IsUsed(variable, rest) || Replacement(statement, variable, rest, exchange) is not { } replacement)
                continue;
            var end = tests.Length > 0 ? tests[^1].Span.End : statement.Span.End;
            yield return new Mutant(MutantKind.RemovedRead, ["SMTP2009"], MustBeFound: true, exchange.Body.SyntaxTree, [new TextChange(TextSpan.FromBounds(statement.SpanStart, end), replacement)]);
        }
    }

    /// <summary>The variable that a statement reads a reply into, "" where it is thrown away, null where the statement does something else.</summary>
    private static string? ReadIn(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var value } } when IsRead(value) => target.Identifier.ValueText,
        ExpressionStatementSyntax { Expression: var value } when IsRead(value) => "",
        LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value } variable] } when IsRead(value) => variable.Identifier.ValueText,
        _ => null,
    };

    private static bool IsRead(ExpressionSyntax value) => Names.WithoutAwait(value) is InvocationExpressionSyntax call && Names.Reads(call) && !Names.Writes(call);

    private static bool IsChallengeTest(StatementSyntax statement, AuthExchange exchange) => statement is IfStatementSyntax decision
        && CodeTest.Of(exchange).Any(test => test.Code == CodeTest.Challenge && !test.HoldsOnCode && test.Whole.Parent == decision);

    /// <summary>Whether the next thing that is done with the connection is to write a response.</summary>
    private static bool AnswersNext(IEnumerable<StatementSyntax> rest, InvocationExpressionSyntax[] responses, AuthExchange exchange)
    {
        var next = rest.SelectMany(static statement => statement.DescendantNodes().OfType<InvocationExpressionSyntax>()).FirstOrDefault(static call => Names.Writes(call) || Names.Reads(call));
        return next is not null && Names.Writes(next) && next.ArgumentList.DescendantNodes().Any(node => responses.Contains(node)
            || node is IdentifierNameSyntax variable && exchange.ValuesOf(variable.Identifier.ValueText).Any(value => responses.Any(response => value.Contains(response))));
    }

    /// <summary>Whether the value is needed before the variable gets another one.</summary>
    private static bool IsUsed(string variable, IEnumerable<StatementSyntax> rest)
    {
        foreach (var statement in rest)
        {
            if (statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Right: var value } } && target.Identifier.ValueText == variable)
                return Mentions(value, variable);
            if (Mentions(statement, variable))
                return true;
        }

        return false;
    }

    private static bool Mentions(SyntaxNode node, string variable) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable);

    /// <summary>Nothing, or the declaration without its value where the variable is assigned later.</summary>
    private static string? Replacement(StatementSyntax statement, string variable, IEnumerable<StatementSyntax> rest, AuthExchange exchange)
    {
        if (statement is not LocalDeclarationStatementSyntax declaration || !rest.Any(next => Mentions(next, variable)))
            return "";
        var type = exchange.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0]) is ILocalSymbol { Type: { TypeKind: not TypeKind.Error } symbol } ? symbol.ToDisplayString() : null;
        return type is null ? null : $"{type} {variable};";
    }
}
