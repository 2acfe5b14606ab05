using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Sites;

/// <summary>With System.Net.Mail the send alone is repeated: after a failure the client opens a new connection by itself.</summary>
internal static class SystemNetMailRegion
{
    public static SendRegion? Find(SwallowingHandler handler, SmtpCall send)
    {
        if (send.WholeExpression.Parent is not ExpressionStatementSyntax sending)
            return null;
        StatementSyntax statement = sending;
        while (statement.Parent is UsingStatementSyntax around)
            statement = around;
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax))
            return null;

        // In a try that only makes a client and sends, making the client again costs nothing and reads better than a loop inside.
        var block = handler.Try.Block;
        var index = block.Statements.IndexOf(statement);
        var before = index > 0 && send.Client is ILocalSymbol client && block.Statements.Take(index).All(earlier => OnlySetsUp(earlier, client, handler.Model))
            ? block.Statements.Take(index)
            : Enumerable.Empty<StatementSyntax>();
        return new SendRegion(send, before.Append(statement).ToArray(), Client: null, Quit: Array.Empty<StatementSyntax>());
    }

    private static bool OnlySetsUp(StatementSyntax statement, ILocalSymbol client, SemanticModel model)
    {
        if (statement.DescendantNodes().Any(static node => node is InvocationExpressionSyntax or AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax))
            return false;
        return statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } =>
                variables[0].Initializer?.Value is BaseObjectCreationExpressionSyntax && SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(variables[0]), client),
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left } } =>
                SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(left.Expression).Symbol, client),
            _ => false,
        };
    }
}
