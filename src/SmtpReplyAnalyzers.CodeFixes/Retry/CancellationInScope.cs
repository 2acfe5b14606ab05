using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>Which token ends the wait between two attempts?</summary>
internal static class CancellationInScope
{
    private const string TokenType = "System.Threading.CancellationToken";

    /// <summary>The token that the send gets, else a parameter, else a local; as an expression, or null.</summary>
    public static string? Find(SwallowingHandler handler, SmtpCall send)
    {
        if (handler.Model.Compilation.GetTypeByMetadataName(TokenType) is not { } token)
            return null;
        foreach (var argument in send.Invocation.ArgumentList.Arguments)
        {
            if (Is(handler.Model.GetTypeInfo(argument.Expression).Type) && IsStable(argument.Expression, handler.Model))
                return argument.Expression.WithoutTrivia().ToString();
        }

        var position = handler.Try.SpanStart;
        var visible = handler.Model.LookupSymbols(position)
            .Where(symbol => symbol is IParameterSymbol { RefKind: RefKind.None } parameter ? Is(parameter.Type) : symbol is ILocalSymbol local && Is(local.Type) && IsBefore(local, position))
            .OrderBy(symbol => SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, handler.Function.Symbol) ? 0 : 1)
            .ThenBy(static symbol => symbol.Kind == SymbolKind.Parameter ? 0 : 1)
            .ThenBy(static symbol => symbol.Name, StringComparer.Ordinal);
        return visible.FirstOrDefault()?.Name;

        bool Is(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, token);
    }

    // A name, a member, or a source's Token; not "default" nor CancellationToken.None, which end nothing.
    private static bool IsStable(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsStable(access.Expression, model)
            && model.GetSymbolInfo(access).Symbol is not IPropertySymbol { IsStatic: true, Name: "None" },
        _ => false,
    };

    private static bool IsBefore(ILocalSymbol local, int position) =>
        local.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration && declaration.Span.End <= position;
}
