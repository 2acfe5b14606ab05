using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Authentication;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>SMTP2003: encodes the response, but not the end of its line.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResponseNotBase64Fix))]
public sealed class ResponseNotBase64Fix() : AuthenticationFix(RuleIds.ResponseNotBase64)
{
    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (site.ExpressionAt(report.Primary) is not { } response)
            return null;
        response = Base64Text.GetBytes(site, response) ?? response;
        if (!site.IsString(response) || Base64Text.Encoded(site, response) is not null)
            return null;
        var line = LineEnd.Split(response, site);
        site.Edits.Replace(response.Span, Base64Text.Encode(site, line.Content) + line.End);
        return Resources.SMTP2003_Encode;
    }
}
