using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Tests.Robustness;

/// <summary>Changes to code that do not change what it does.</summary>
internal static class Rewriting
{
    /// <summary>Locals, parameters and methods get other names. Those of states and types may be words of a verdict, and a record's parameters name its properties.</summary>
    public static SyntaxNode Rename(SyntaxNode root, SemanticModel model) => root.ReplaceTokens(
        root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && IsOwn(token, model)),
        static (token, _) => SyntaxFactory.Identifier(token.LeadingTrivia, token.Text + "Renamed", token.TrailingTrivia));

    /// <summary><c>if (a) b; else c;</c> becomes <c>if (!(a)) c; else b;</c></summary>
    public static SyntaxNode Invert(SyntaxNode root, SemanticModel model) => root.ReplaceNodes(
        root.DescendantNodes().OfType<IfStatementSyntax>().Where(static test => test.Else is { Statement: not IfStatementSyntax } && !DeclaresVariable(test.Condition)),
        static (_, test) => test.WithCondition(Not(test.Condition)).WithStatement(test.Else!.Statement).WithElse(test.Else.WithStatement(test.Statement)));

    /// <summary><c>a == 1</c> becomes <c>a is 1</c>.</summary>
    public static SyntaxNode ToPatterns(SyntaxNode root, SemanticModel model) => root.ReplaceNodes(
        root.DescendantNodes().OfType<BinaryExpressionSyntax>().Where(test =>
            test.IsKind(SyntaxKind.EqualsExpression) && model.GetConstantValue(test.Right).HasValue && test.Right is LiteralExpressionSyntax or MemberAccessExpressionSyntax),
        static (_, test) => SyntaxFactory.ParseExpression($"({test.Left}) is {test.Right}").WithTriviaFrom(test));

    /// <summary>The filter of the last clause becomes an <c>if</c> in the handler.</summary>
    public static SyntaxNode FilterToIf(SyntaxNode root, SemanticModel model) => root.ReplaceNodes(
        root.DescendantNodes().OfType<CatchClauseSyntax>().Where(static clause =>
            clause.Filter is not null && clause.Parent is TryStatementSyntax attempt && attempt.Catches.Last() == clause && !DeclaresVariable(clause.Filter.FilterExpression)),
        static (_, clause) => clause.WithFilter(null).WithBlock(clause.Block.WithStatements(clause.Block.Statements.Insert(0,
            SyntaxFactory.ParseStatement($"if (!({clause.Filter!.FilterExpression})) throw;\n")))));

    /// <summary>Every body stands in a block of its own, in another one.</summary>
    public static SyntaxNode InBlocks(SyntaxNode root, SemanticModel model) => root.ReplaceNodes(
        root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(static method => method.Body is not null && !method.Body.DescendantNodes().OfType<YieldStatementSyntax>().Any()),
        static (_, method) => method.WithBody(SyntaxFactory.Block(SyntaxFactory.CheckedStatement(SyntaxKind.CheckedStatement, method.Body!))));

    /// <summary>What decides in a filter becomes a local function.</summary>
    public static SyntaxNode ConditionToFunction(SyntaxNode root, SemanticModel model)
    {
        var number = 0;
        return root.ReplaceNodes(
            root.DescendantNodes().OfType<IfStatementSyntax>().Where(test => test.Parent is BlockSyntax && !DeclaresVariable(test.Condition)
                && !test.Condition.DescendantNodesAndSelf().Any(static node => node is AwaitExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.LogicalNotExpression })),
            (_, test) => SyntaxFactory.Block(
                SyntaxFactory.ParseStatement($"bool Decide{++number}() => {test.Condition};\n"),
                test.WithCondition(SyntaxFactory.ParseExpression($"Decide{number}()"))));
    }

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax condition) =>
        SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(condition.WithoutTrivia()));

    private static bool DeclaresVariable(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().Any(static node => node is SingleVariableDesignationSyntax);

    private static bool IsOwn(SyntaxToken token, SemanticModel model)
    {
        var symbol = model.GetSymbolInfo(token.Parent!).Symbol ?? model.GetDeclaredSymbol(token.Parent!);
        return symbol is ILocalSymbol or IParameterSymbol { ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true } }
                or IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, IsOverride: false }
            && symbol.Locations[0].IsInSource && token.Text == symbol.Name;
    }
}
