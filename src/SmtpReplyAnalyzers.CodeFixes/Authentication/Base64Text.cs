using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>The Base64 of a text's UTF-8 octets (RFC 4954, section 4): by the class's own method, or by the base library.</summary>
internal static class Base64Text
{
    public static string Encode(AuthSite site, string text) =>
        HelperOf(site) is { } helper
            ? $"{helper}({text})"
            : $"{site.Names.Of("System.Convert")}.ToBase64String({site.Names.Of("System.Text.Encoding")}.UTF8.GetBytes({text}))";

    /// <summary>As the other; where the text is made of octets, these are encoded.</summary>
    public static string Encode(AuthSite site, ExpressionSyntax text) =>
        Octets(site, text) is { } octets ? $"{site.Names.Of("System.Convert")}.ToBase64String({octets})" : Encode(site, text.ToString());

    /// <summary>The octets of <c>Encoding.X.GetString(octets)</c>.</summary>
    public static ExpressionSyntax? Octets(AuthSite site, ExpressionSyntax text) =>
        Waiting.Bare(text) is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var octets }] } call && IsNamed(call, "GetString") && site.TypeOf(octets) is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }
            ? octets
            : null;

    public static string Decode(AuthSite site, string text) => $"{site.Names.Of("System.Convert")}.FromBase64String({text})";

    public static string DecodeText(AuthSite site, string text) => $"{site.Names.Of("System.Text.Encoding")}.UTF8.GetString({Decode(site, text)})";

    /// <summary>What an expression encodes, where it is an encoding: <c>ToBase64String(GetBytes(x))</c>, or a call of a method that does that with its parameter.</summary>
    public static ExpressionSyntax? Encoded(AuthSite site, ExpressionSyntax expression) => Waiting.Bare(expression) switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] } call when IsNamed(call, "ToBase64String") && GetBytes(site, argument.Expression) is { } text => text,
        InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] } call when site.DeclarationOf(site.MethodOf(call)) is { } helper && IsEncoder(helper) => argument.Expression,
        _ => null,
    };

    /// <summary>The text of <c>Encoding.X.GetBytes(text)</c>.</summary>
    public static ExpressionSyntax? GetBytes(AuthSite site, ExpressionSyntax expression) =>
        Waiting.Bare(expression) is InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] } call && IsNamed(call, "GetBytes") && site.IsString(argument.Expression)
            ? argument.Expression
            : null;

    public static bool IsNamed(InvocationExpressionSyntax call, string name) => call.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == name;

    // One that is seen from here, by a name that means it here.
    private static string? HelperOf(AuthSite site)
    {
        if (site.Type is null)
            return null;
        foreach (var method in site.Type.Members.OfType<MethodDeclarationSyntax>())
        {
            if (IsEncoder(method) && IsUtf8(method) && !method.Span.Contains(site.Position)
                && site.Model.LookupSymbols(site.Position, name: method.Identifier.ValueText) is [IMethodSymbol { ReturnType.SpecialType: SpecialType.System_String } found]
                && SymbolEqualityComparer.Default.Equals(found, site.Model.GetDeclaredSymbol(method)) && (found.IsStatic || site.Function?.Symbol is { IsStatic: false }))
            {
                return found.Name;
            }
        }

        return null;
    }

    // string M(string x) whose body is exactly Convert.ToBase64String(Encoding.X.GetBytes(x)).
    private static bool IsEncoder(SyntaxNode node) =>
        node is MethodDeclarationSyntax { ParameterList.Parameters: [var parameter] } method
        && (method.ExpressionBody?.Expression ?? (method.Body?.Statements is [ReturnStatementSyntax statement] ? statement.Expression : null))
            is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }] } octets }] } call
        && IsNamed(call, "ToBase64String") && IsNamed(octets, "GetBytes") && name.Identifier.ValueText == parameter.Identifier.ValueText;

    private static bool IsUtf8(MethodDeclarationSyntax method) =>
        method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call => IsNamed(call, "GetBytes") && ((MemberAccessExpressionSyntax)call.Expression).Expression.ToString().EndsWith("Encoding.UTF8", StringComparison.Ordinal));
}
