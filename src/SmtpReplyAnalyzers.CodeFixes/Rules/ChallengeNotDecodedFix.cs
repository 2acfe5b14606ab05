using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Authentication;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP2004: decodes the challenge, where octets are wanted to octets. A local that is used as text is decoded where it is declared, since its other
/// uses mean the same. The code is left out of a whole line; where it is not certain whether it is still there, nothing is offered.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChallengeNotDecodedFix))]
public sealed class ChallengeNotDecodedFix() : AuthenticationFix(RuleIds.ChallengeNotDecoded)
{
    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (site.ExpressionAt(report.Primary) is not { } used)
            return null;
        used = Base64Text.GetBytes(site, used) ?? HandedOver(site, used) ?? Compared(site, used) ?? used;
        if (!site.IsString(used) || Coded(site, used) is not { } coded)
        {
            if (site.IsString(used) && Pretended(site, used) is { } octetsOf)
            {
                site.Edits.Replace(octetsOf.Span, Base64Text.Decode(site, Base64Text.GetBytes(site, octetsOf)!.ToString()));
                return Resources.SMTP2004_Decode;
            }

            // A report at what the challenge got into is about the local that it came from.
            return Origins(site, used) is [var origin] && site.DeclarationOf(origin) is VariableDeclaratorSyntax { Initializer.Value: { } initial } ? DecodeAtDeclaration(site, origin, initial) : null;
        }

        if (OctetsOf(site, used) is { } octets)
            site.Edits.Replace(octets.Span, Base64Text.Decode(site, coded));
        else if (site.SymbolOf(used) is ILocalSymbol local && site.DeclarationOf(local) is VariableDeclaratorSyntax { Initializer.Value: { } value } && ReplyText.Sliced(site, value) is not null)
            return DecodeAtDeclaration(site, local, value);
        else
            site.Edits.Replace(used.Span, Base64Text.DecodeText(site, coded));
        return Resources.SMTP2004_Decode;
    }

    // A report at a call is about the one argument that the challenge is handed over in.
    private static ExpressionSyntax? HandedOver(AuthSite site, ExpressionSyntax used)
    {
        if (used is not InvocationExpressionSyntax call || Coded(site, used) is not null)
            return null;
        var challenges = call.ArgumentList.Arguments.Select(static argument => argument.Expression).Where(argument => site.IsString(argument) && Coded(site, argument) is not null).ToArray();
        return challenges.Length == 1 ? challenges[0] : null;
    }

    // challenge.ToLower() != "username:"
    private static ExpressionSyntax? Compared(AuthSite site, ExpressionSyntax used)
    {
        var sides = Waiting.Bare(used) switch
        {
            BinaryExpressionSyntax pair when pair.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => new[] { pair.Left, pair.Right },
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals" or "StartsWith" or "EndsWith" or "Contains" or "IndexOf", Expression: var text } } => new[] { text },
            _ => Array.Empty<ExpressionSyntax>(),
        };
        if (sides.Length == 0 || sides.Where(side => site.Constant(side) is null).ToArray() is not [var compared])
            return null;
        while (compared is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" or "Trim" or "TrimEnd", Expression: var inner } })
            compared = inner;
        return site.IsString(compared) ? compared : null;
    }

    // line = Decode(line), where Decode makes a text of the text's octets: what was meant is the octets that the Base64 stands for.
    private static InvocationExpressionSyntax? Pretended(AuthSite site, ExpressionSyntax used)
    {
        var value = site.SymbolOf(used) is ILocalSymbol local ? AssignedValue.Before(site, local, used) : used;
        if (value is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var argument }, ..] } call || site.DeclarationOf(site.MethodOf(call)) is not MethodDeclarationSyntax { ParameterList.Parameters: [var parameter, ..] } method
            || ReplyText.FormOf(site, argument) != TextForm.AfterCode || site.Model.GetDeclaredSymbol(parameter) is not { } text)
        {
            return null;
        }

        var calls = method.DescendantNodes().OfType<InvocationExpressionSyntax>().ToArray();
        var octets = calls.Where(inner => Base64Text.GetBytes(site, inner) is { } bytes && SymbolEqualityComparer.Default.Equals(site.SymbolOf(bytes), text)).ToArray();
        return octets.Length == 1 && calls.Any(static inner => Base64Text.IsNamed(inner, "GetString")) ? octets[0] : null;
    }

    // The locals that hold a sliced challenge, and that an expression is made of, if over other locals.
    private static ISymbol[] Origins(AuthSite site, ExpressionSyntax used)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Search(used);
        return found.ToArray();

        void Search(SyntaxNode node)
        {
            foreach (var local in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(site.SymbolOf).OfType<ILocalSymbol>())
            {
                if (!seen.Add(local) || site.DeclarationOf(local) is not VariableDeclaratorSyntax { Initializer.Value: { } value })
                    continue;
                if (site.IsString(value) && ReplyText.Sliced(site, value) is { } line && ReplyText.FormOf(site, line) == TextForm.WholeLine)
                    found.Add(local);
                else
                    Search(value);
            }
        }
    }

    private static string? Coded(AuthSite site, ExpressionSyntax used) => ReplyText.FormOf(site, used) switch
    {
        TextForm.AfterCode => used.ToString(),
        TextForm.WholeLine when used is IdentifierNameSyntax or MemberAccessExpressionSyntax => ReplyText.Challenge(used.ToString()),
        _ => null,
    };

    private static InvocationExpressionSyntax? OctetsOf(AuthSite site, ExpressionSyntax used) =>
        used.FirstAncestorOrSelf<ArgumentSyntax>() is { Parent.Parent: InvocationExpressionSyntax call } argument && argument.Expression == used && Base64Text.GetBytes(site, call) == used ? call : null;

    private static string? DecodeAtDeclaration(AuthSite site, ISymbol local, ExpressionSyntax value)
    {
        if (site.References(local, site.Function?.Node ?? site.Root).Any(IsDecodedOrChanged))
            return null;
        site.Edits.Replace(value.Span, Base64Text.DecodeText(site, value.ToString()));
        return Resources.SMTP2004_Decode;
    }

    private static bool IsDecodedOrChanged(IdentifierNameSyntax use) =>
        use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use
        || use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && (Base64Text.IsNamed(call, "FromBase64String") || Base64Text.IsNamed(call, "TryFromBase64String"));
}
