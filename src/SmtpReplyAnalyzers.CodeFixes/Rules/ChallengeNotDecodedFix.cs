using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
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
        used = Base64Text.GetBytes(site, used) ?? HandedOver(site, used) ?? used;
        if (!site.IsString(used) || Coded(site, used) is not { } coded)
        {
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
