using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Authentication;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP2001 and SMTP2002: answers the challenge with the user name and the password that are in scope, in the client's own way to write, read and fail,
/// and requires 235 then. No fix where there is no clear pair, nor for mechanisms that compute over several steps.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChallengeAnswerFix))]
public sealed class ChallengeAnswerFix() : AuthenticationFix(RuleIds.ChallengeTreatedAsFailure, RuleIds.ChallengeUnanswered)
{
    private protected override string? Write(AuthSite site, AuthReport report) => ChallengeAnswer.Write(site, report);
}
