using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Sites;

/// <summary>Does a loop send the same message again, rather than one message after the other?</summary>
internal static class RetryLoops
{
    public static bool IsIn(SmtpCall send, SyntaxNode from, SyntaxNode upTo, SemanticModel model) =>
        from.Ancestors().TakeWhile(node => node != upTo).Any(loop => IsLoop(loop) && !Varies(send, (StatementSyntax)loop, model));

    public static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;

    private static bool Varies(SmtpCall send, StatementSyntax loop, SemanticModel model)
    {
        var names = send.Invocation.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>();
        var symbols = names.Select(name => model.GetSymbolInfo(name).Symbol).Where(static symbol => symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol)
            .Where(static symbol => !IsToken(symbol!)).ToArray();
        return symbols.Length == 0 || symbols.Any(symbol => IsMadeIn(symbol!, loop) || IsChangedIn(symbol!, loop, send, model));
    }

    private static bool IsToken(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type.Name == nameof(CancellationToken),
        IParameterSymbol parameter => parameter.Type.Name == nameof(CancellationToken),
        IFieldSymbol field => field.Type.Name == nameof(CancellationToken),
        IPropertySymbol property => property.Type.Name == nameof(CancellationToken),
        _ => false,
    };

    private static bool IsMadeIn(ISymbol symbol, StatementSyntax loop) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(reference.Span));

    private static bool IsChangedIn(ISymbol symbol, StatementSyntax loop, SmtpCall send, SemanticModel model) => loop.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == symbol.Name && !send.Invocation.Contains(name) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, symbol))
        .Any(static name => Outermost(name).Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left.Contains(name),
            PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
            ExpressionStatementSyntax => true,
            _ => false,
        });

    private static ExpressionSyntax Outermost(ExpressionSyntax name)
    {
        var outermost = name;
        while (outermost.Parent is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax)
            outermost = (ExpressionSyntax)outermost.Parent;
        return outermost;
    }
}
