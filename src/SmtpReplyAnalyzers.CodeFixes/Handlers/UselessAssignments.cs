using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>Assignments such as <c>sent = false;</c> that nobody can read any more when the handler throws.</summary>
internal static class UselessAssignments
{
    public static IReadOnlyCollection<StatementSyntax> In(SwallowingHandler handler)
    {
        var statement = handler.Try;
        if (statement.Finally is not null || statement.Ancestors().TakeWhile(node => node != handler.Function.Node).Any(static node => node is TryStatementSyntax))
            return Array.Empty<StatementSyntax>();
        return handler.Clause.Block.Statements.Where(candidate => IsUseless(candidate, handler)).ToArray();
    }

    private static bool IsUseless(StatementSyntax statement, SwallowingHandler handler)
    {
        if (statement is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment }
            || !handler.Model.GetConstantValue(assignment.Right).HasValue
            || handler.Model.GetSymbolInfo(left).Symbol is not ILocalSymbol { RefKind: RefKind.None } local)
        {
            return false;
        }

        // Kept where a lambda or the handler itself may still read it, or where it is all that was ever done with the local.
        var uses = handler.Function.Node.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name != left && name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(handler.Model.GetSymbolInfo(name).Symbol, local))
            .ToArray();
        return uses.Length > 0 && !uses.Any(handler.Clause.Block.Contains)
            && uses.All(use => EnclosingFunction.Of(use, handler.Model)?.Node == handler.Function.Node);
    }
}
