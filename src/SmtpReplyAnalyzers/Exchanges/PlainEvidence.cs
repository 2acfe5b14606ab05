using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What proves that a value from outside is plain text: what else is done with it in the compilation, and what is handed in.</summary>
internal sealed class PlainEvidence(CompilationContext compilation)
{
    private const int Deepest = 3;
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// It is what a user types, or what the base library holds as plain text; or it is encoded, or written as an address, elsewhere.
    /// Silent on doubt.
    /// </summary>
    public bool IsIn(ISymbol symbol, SemanticModel own) => IsIn(symbol, own, 0);

    /// <summary>The text of a control whose type is not to be had.</summary>
    public static bool IsTyped(string member) => member.EndsWith(".Text", StringComparison.Ordinal);

    /// <summary>A member that is not to be had, of a variable or another member: the same of the same is encoded, or written as an address, elsewhere in the type.</summary>
    public bool IsIn(string member, SyntaxNode body, SemanticModel own)
    {
        if (body.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || type.DescendantNodes().Any(node => node is AssignmentExpressionSyntax assignment && assignment.Left.ToString() == member))
            return false;
        var model = compilation.ModelOf(type.SyntaxTree, own);
        var uses = type.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(access => access.Name is IdentifierNameSyntax && access.ToString() == member).ToArray();
        return uses.Any(plain => IsPlainUse((IdentifierNameSyntax)plain.Name) && model.GetSymbolInfo(plain.Expression).Symbol is { } holder
            && uses.Any(used => used != plain && body.Span.Contains(used.Span) && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(used.Expression).Symbol, holder)));
    }

    private bool IsIn(ISymbol symbol, SemanticModel own, int depth)
    {
        if (_known.TryGetValue(symbol, out var known))
            return known;
        return _known[symbol] = IsHeldPlain(symbol) || (compilation.IsSource(symbol) && (symbol is IFieldSymbol or IPropertySymbol ? IsUsedPlain(symbol, own) || IsSetPlain(symbol, own, depth) : symbol is IParameterSymbol parameter && IsHandedPlain(parameter, own, depth)));
    }

    private static bool IsHeldPlain(ISymbol symbol) => (symbol.ContainingType?.Name == "NetworkCredential" && Namespaces.NameOf(symbol.ContainingNamespace) == "System.Net")
        || (symbol is IPropertySymbol { Name: "Text" or "Password" } && Namespaces.NameOf(symbol.ContainingNamespace) is var scope && (scope.StartsWith("System.Windows", StringComparison.Ordinal) || scope.StartsWith("Microsoft.UI", StringComparison.Ordinal) || scope.StartsWith("Windows.UI", StringComparison.Ordinal)));

    // ToBase64String(GetBytes(x)), "MAIL FROM:<" + x + ">", new NetworkCredential(x, y), new MailAddress(x).
    private bool IsUsedPlain(ISymbol symbol, SemanticModel own) => compilation.TreesThatMention(symbol.Name).Any(tree => tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == symbol.Name && IsPlainUse(name) && Is(name, symbol, own)));

    private static bool IsPlainUse(IdentifierNameSyntax name)
    {
        SyntaxNode value = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        foreach (var round in value.Ancestors())
        {
            switch (round)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InterpolationSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax:
                    if (IsAddress(round))
                        return true;
                    continue;
                case ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation } argument:
                    return argument.Expression == value && creation.Type.ToString().Split('.').Last() is "NetworkCredential" or "MailAddress" or "MailboxAddress";
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                    if (UnresolvedNames.NameOf(call) is not "GetBytes")
                        return IsAddress(call.ArgumentList.Arguments[0].Expression);
                    return call.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } && UnresolvedNames.NameOf(outer) == "ToBase64String";
                case ArgumentListSyntax:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsAddress(SyntaxNode text) => text.GetFirstToken() is var token && token.RawKind is (int)SyntaxKind.InterpolatedStringStartToken
        ? text.DescendantTokens().Skip(1).FirstOrDefault() is { RawKind: (int)SyntaxKind.InterpolatedStringTextToken } first && Names(first)
        : token.IsKind(SyntaxKind.StringLiteralToken) && Names(token);

    private static bool Names(SyntaxToken token) => SmtpVerbs.Of(token.ValueText, isWhole: true) is SmtpVerb.Mail or SmtpVerb.Recipient && token.ValueText.IndexOf(':') is >= 0 and var colon && token.ValueText.Substring(colon + 1).Trim() is "" or "<";

    private bool IsSetPlain(ISymbol symbol, SemanticModel own, int depth) => compilation.TreesThatMention(symbol.Name).Any(tree => tree.GetRoot().DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: var left, Right: var right } => NameIn(left) is { } name && name.Identifier.ValueText == symbol.Name && IsPlain(right, own, depth) && Is(name, symbol, own),
        VariableDeclaratorSyntax { Initializer.Value: var value } variable => variable.Identifier.ValueText == symbol.Name && IsPlain(value, own, depth) && SymbolEqualityComparer.Default.Equals(compilation.ModelOf(tree, own).GetDeclaredSymbol(variable), symbol),
        PropertyDeclarationSyntax { Initializer.Value: var value } property => property.Identifier.ValueText == symbol.Name && IsPlain(value, own, depth) && SymbolEqualityComparer.Default.Equals(compilation.ModelOf(tree, own).GetDeclaredSymbol(property), symbol),
        _ => false,
    }));

    private bool IsHandedPlain(IParameterSymbol parameter, SemanticModel own, int depth)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            return false;
        var name = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
        return compilation.TreesThatMention(name).Any(tree => tree.GetRoot().DescendantNodes().Any(node =>
            (node switch
            {
                InvocationExpressionSyntax call when UnresolvedNames.NameOf(call) == name => call.ArgumentList,
                ObjectCreationExpressionSyntax { Type: var type, ArgumentList: var list } when type.ToString().Split('.').Last() == name => list,
                _ => null,
            }) is { } arguments
            && (arguments.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name) ?? arguments.Arguments.ElementAtOrDefault(parameter.Ordinal)) is { } handed
            && IsPlain(handed.Expression, own, depth) && SymbolEqualityComparer.Default.Equals(compilation.ModelOf(tree, own).GetSymbolInfo(node).Symbol?.OriginalDefinition, method.OriginalDefinition)));
    }

    // What is no Base64 for sure: a literal that is an address (another may stand for what is configured later), what a user types, or another value that is known to be plain.
    private bool IsPlain(ExpressionSyntax value, SemanticModel own, int depth) => value switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text.IndexOf('@') > 0 && text.IndexOf('<') < 0,
        MemberAccessExpressionSyntax access when IsTyped(access.ToString()) && compilation.ModelOf(access.SyntaxTree, own).GetSymbolInfo(access).Symbol is null => !AsksForBase64(access.SyntaxTree),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => depth < Deepest && compilation.ModelOf(value.SyntaxTree, own).GetSymbolInfo(value).Symbol is { } symbol && IsIn(symbol, own, depth + 1),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ReadLine", Expression: IdentifierNameSyntax { Identifier.ValueText: "Console" } } } => !AsksForBase64(value.SyntaxTree),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => IsPlain(choice.Left, own, depth),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsPlain(sure.Operand, own, depth),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Trim" } call } => IsPlain(call.Expression, own, depth),
        _ => false,
    };

    private bool Is(SyntaxNode name, ISymbol symbol, SemanticModel own) => SymbolEqualityComparer.Default.Equals(compilation.ModelOf(name.SyntaxTree, own).GetSymbolInfo(name).Symbol?.OriginalDefinition, symbol.OriginalDefinition);

    // Who types it is told to encode it first.
    private static bool AsksForBase64(SyntaxTree tree) => tree.GetRoot().DescendantTokens().Any(static token =>
        token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken && (token.ValueText.IndexOf("base64", StringComparison.OrdinalIgnoreCase) >= 0 || token.ValueText.IndexOf("base 64", StringComparison.OrdinalIgnoreCase) >= 0));

    private static SimpleNameSyntax? NameIn(ExpressionSyntax left) => left switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        _ => null,
    };
}
