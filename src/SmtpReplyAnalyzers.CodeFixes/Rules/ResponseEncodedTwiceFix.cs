using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Authentication;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>SMTP2005: takes the outer encoding away; where that is in another method, the one that is here.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResponseEncodedTwiceFix))]
public sealed class ResponseEncodedTwiceFix() : AuthenticationFix(RuleIds.ResponseEncodedTwice)
{
    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (site.ExpressionAt(report.Primary) is not { } reported)
            return null;
        var outer = Waiting.Bare(reported);
        var written = Octets(site, outer) || Text(site, outer) || (Waiting.CallIn(outer) is { } call ? Inner(site, call) : Declared(site, outer)) || Inside(site, outer);
        return written ? Resources.SMTP2005_RemoveOne : null;
    }

    // What a mechanism of MailKit returns is octets: GetBytes(ToBase64String(octets)).
    private static bool Octets(AuthSite site, ExpressionSyntax outer)
    {
        var text = Base64Text.GetBytes(site, outer);
        var octets = text is null ? outer.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && Base64Text.GetBytes(site, call) == outer ? call : null : outer;
        if (octets is null || Waiting.Bare(text ?? outer) is not InvocationExpressionSyntax { ArgumentList.Arguments: [var coded] } encoding || !Base64Text.IsNamed(encoding, "ToBase64String"))
            return false;
        site.Edits.Replace(octets.Span, coded.Expression.ToString());
        return true;
    }

    private static bool Text(AuthSite site, ExpressionSyntax outer)
    {
        if (Base64Text.Encoded(site, outer) is { } text)
        {
            site.Edits.Replace(outer.Span, text.ToString());
            return true;
        }

        // The octets have a name of their own.
        if (outer is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax name }] } call || !Base64Text.IsNamed(call, "ToBase64String")
            || Declaration(site, name) is not { Initializer.Value: { } value } declaration || Base64Text.GetBytes(site, value) is not { } named)
        {
            return false;
        }

        site.Edits.Replace(outer.Span, named.ToString());
        site.Edits.DeleteLines(declaration.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()!.Span);
        return true;
    }

    // A method that encodes what it is given is given what is encoded.
    private static bool Inner(AuthSite site, InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (site.IsString(argument.Expression) && (Text(site, Waiting.Bare(argument.Expression)) || Declared(site, argument.Expression)))
                return true;
        }

        return false;
    }

    // A method of the file that encodes twice itself.
    private static bool Inside(AuthSite site, ExpressionSyntax outer)
    {
        if (site.OnlyOne(outer, node => node.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => Twice(site, call) is not null)) is not { } doubled)
            return false;
        site.Edits.Replace(doubled.Span, Twice(site, doubled)!.ToString());
        return true;
    }

    private static ExpressionSyntax? Twice(AuthSite site, InvocationExpressionSyntax call) =>
        Base64Text.Encoded(site, call) is { } text && (Base64Text.Encoded(site, text) is not null || Waiting.Bare(text) is InvocationExpressionSyntax inner && Base64Text.IsNamed(inner, "ToBase64String")) ? text : null;

    private static bool Declared(AuthSite site, ExpressionSyntax used)
    {
        if (Declaration(site, used) is not { Initializer.Value: { } value } || Base64Text.Encoded(site, value) is not { } text)
            return false;
        site.Edits.Replace(value.Span, text.ToString());
        return true;
    }

    // Of a local that is used nowhere else, in a statement with lines of its own.
    private static VariableDeclaratorSyntax? Declaration(AuthSite site, ExpressionSyntax used) =>
        site.SymbolOf(used) is ILocalSymbol local && site.DeclarationOf(local) is VariableDeclaratorSyntax declaration
        && declaration.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { Declaration.Variables.Count: 1 } statement
        && Lines.IsFirstOnLine(site.Text, statement.SpanStart) && Lines.IsLastOnLine(site.Text, statement)
        && site.References(local, site.Function?.Node ?? site.Root).Count() == 1
            ? declaration
            : null;
}
