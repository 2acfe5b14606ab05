using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        response = LineOf(site, response) ?? response;
        response = Base64Text.GetBytes(site, response) ?? response;
        if (!site.IsString(response) || Base64Text.Encoded(site, response) is not null)
            return null;
        var line = LineEnd.Split(response, site);
        site.Edits.Replace(response.Span, Base64Text.Encode(site, line.Content) + line.End);
        return Resources.SMTP2003_Encode;
    }

    // A report at the whole call is about the line that it writes.
    private static ExpressionSyntax? LineOf(AuthSite site, ExpressionSyntax response)
    {
        if (Waiting.CallIn(response) is not { } call)
            return null;
        if (Exchange.Of(site, call) is { WritesBefore: false } exchange)
            return exchange.Line;
        return response.FirstAncestorOrSelf<StatementSyntax>() is { } statement && LineWrite.Of(site, statement) is { } write && call.Span.Contains(write.Line.Span) ? write.Line : null;
    }
}
