using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Authentication;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>SMTP2003: encodes the response, but neither the command before it nor the end of its line.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResponseNotBase64Fix))]
public sealed class ResponseNotBase64Fix() : AuthenticationFix(RuleIds.ResponseNotBase64)
{
    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (site.ExpressionAt(report.Primary) is not { } response)
            return null;
        // A report at the whole call is about the line that it writes.
        if (Waiting.CallIn(response) is { } call && Base64Text.GetBytes(site, response) is null && !IsText(site, call))
        {
            if (PlainResponse.In(site, call, report.Step) is not { } line)
                return null;
            response = line;
        }

        response = Base64Text.GetBytes(site, response) ?? response;
        return PlainResponse.Encode(site, response) ? Resources.SMTP2003_Encode : null;
    }

    // A call that makes the response, not one that writes it: its text is a part of something, and nothing is written or read in its method.
    private static bool IsText(AuthSite site, InvocationExpressionSyntax call) => site.MethodOf(call) is { ContainingType.SpecialType: SpecialType.System_String }
        || Waiting.Whole(call) is { Parent: ArgumentSyntax or BinaryExpressionSyntax or InterpolationSyntax or ConditionalExpressionSyntax } whole && site.IsString(whole) && Exchange.Of(site, call) is null or { WritesBefore: true }
            && AuthSite.AnyDeclarationOf(site.MethodOf(call))?.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(IsWire) != true;

    private static bool IsWire(InvocationExpressionSyntax call) => call.Expression.ToString() is var method && Array.Exists(new[] { "Write", "Send", "Read", "Receive", "Flush" }, method.Contains);
}
