using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>What a local or a parameter was given.</summary>
internal static class AssignedValue
{
    /// <summary>
    /// What a variable was given last before a use, by a statement that every way to the use has gone through; null when that is not so simple.
    /// A value that is computed from the variable itself, as <c>line = line.Substring(4)</c>, is one as well.
    /// </summary>
    public static ExpressionSyntax? Before(AuthSite site, ISymbol variable, SyntaxNode use)
    {
        for (var statement = use.FirstAncestorOrSelf<StatementSyntax>(); statement is not null; statement = statement.Parent?.FirstAncestorOrSelf<StatementSyntax>())
        {
            foreach (var before in Statements.Before(statement))
            {
                switch (before)
                {
                    case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } when IsOf(site, assignment.Left, variable):
                        return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : null;
                    case LocalDeclarationStatementSyntax declaration when declaration.Declaration.Variables.FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(site.Model.GetDeclaredSymbol(one), variable)) is { } found:
                        return found.Initializer?.Value;
                }

                if (IsGiven(site, before, variable))
                    return null;
            }

            // A loop comes back with what it has given at its end.
            if (statement.Parent is null or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
                || statement is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax && IsGiven(site, statement, variable))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>All that it is given in a function.</summary>
    public static IEnumerable<ExpressionSyntax> All(AuthSite site, ISymbol variable, SyntaxNode function) => function.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } declaration when SymbolEqualityComparer.Default.Equals(site.Model.GetDeclaredSymbol(declaration), variable) => value,
        AssignmentExpressionSyntax assignment when IsOf(site, assignment.Left, variable) => assignment.Right,
        _ => null,
    }).OfType<ExpressionSyntax>();

    /// <summary>It is given something there, and not read.</summary>
    public static bool IsTarget(IdentifierNameSyntax use) => use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);

    private static bool IsGiven(AuthSite site, SyntaxNode node, ISymbol variable) => site.References(variable, node).Any(static use =>
        use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use || use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.LogicalNotExpression });

    private static bool IsOf(AuthSite site, ExpressionSyntax left, ISymbol variable) => left is IdentifierNameSyntax && SymbolEqualityComparer.Default.Equals(site.SymbolOf(left), variable);
}
