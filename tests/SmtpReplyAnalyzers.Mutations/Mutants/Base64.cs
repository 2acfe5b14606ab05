using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>Recognizes calls that encode or decode Base64: the framework's, the file's own helpers, and those of libraries that are not there.</summary>
internal static class Base64
{
    private const int HelperStatements = 8;

    public static bool IsEncoding(InvocationExpressionSyntax call, SemanticModel model) => Is(call, model, "ToBase64String", ["Encode", "ToBase64", "B64", "Base64"], ["Decode", "From"]);

    public static bool IsDecoding(InvocationExpressionSyntax call, SemanticModel model) => Is(call, model, "FromBase64String", ["Decode", "FromBase64", "FromB64"], []);

    private static bool Is(InvocationExpressionSyntax call, SemanticModel model, string framework, string[] helpers, string[] not)
    {
        var name = Names.Of(call);
        if (call.ArgumentList.Arguments.Count == 0)
            return false;
        if (name == framework)
            return true;
        if (!helpers.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)) || not.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))
            return false;
        return Names.SymbolOf(call, model) is { DeclaringSyntaxReferences: [var reference] } helper
            ? helper.ContainingType.Name.Contains("Base64", StringComparison.OrdinalIgnoreCase) || IsHelper(reference.GetSyntax(), framework)
            // Not in this folder: then its name, or that of its type, must say Base64.
            : call.Expression.ToString().Contains("Base64", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A short method that hands on what the framework makes of its parameter.</summary>
    private static bool IsHelper(SyntaxNode method, string framework) =>
        method.DescendantNodes().OfType<StatementSyntax>().Count(static statement => statement is not BlockSyntax) <= HelperStatements
        && method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => Names.Of(call) == framework);

    /// <summary>The text that the bytes of an argument are made of, as code; null where that is not plain.</summary>
    public static string? TextOf(ExpressionSyntax argument, AuthExchange exchange)
    {
        if (Names.IsString(exchange.TypeOf(argument)))
            return Names.AsOperand(argument);
        if (argument is InvocationExpressionSyntax call && BytesOf(call, exchange) is { } text)
            return Names.AsOperand(text);
        return Names.IsBytes(exchange.TypeOf(argument)) || argument is CollectionExpressionSyntax ? $"System.Text.Encoding.UTF8.GetString({argument})" : null;
    }

    /// <summary><c>text</c> of <c>encoding.GetBytes(text)</c> and of an extension <c>text.ToUtf8Bytes()</c>.</summary>
    private static ExpressionSyntax? BytesOf(InvocationExpressionSyntax call, AuthExchange exchange) => (Names.Of(call), call) switch
    {
        ("GetBytes", { ArgumentList.Arguments: [{ Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToCharArray" } chars } }] }) => chars.Expression,
        ("GetBytes", { ArgumentList.Arguments: [var text] }) when Names.IsString(exchange.TypeOf(text.Expression)) || exchange.TypeOf(text.Expression) is null or IErrorTypeSymbol => text.Expression,
        (var name, { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access }) when name.EndsWith("Bytes", StringComparison.Ordinal) && Names.IsString(exchange.TypeOf(access.Expression)) => access.Expression,
        _ => null,
    };
}
