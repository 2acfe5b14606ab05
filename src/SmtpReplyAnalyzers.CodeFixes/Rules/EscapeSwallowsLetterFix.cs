using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Authentication;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>SMTP2010: <c>\u0001</c>, which takes four digits and no more, and the letters that the escape had swallowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EscapeSwallowsLetterFix))]
public sealed class EscapeSwallowsLetterFix() : AuthenticationFix(RuleIds.EscapeSwallowsLetter)
{
    private const string Start = "\\x";

    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (report.Primary.End > site.Text.Length)
            return null;
        var escape = site.Text.ToString(report.Primary);
        if (!escape.StartsWith(Start, StringComparison.Ordinal) || escape.Length > Start.Length + 4)
            return null;
        var one = Start.Length;
        while (one < escape.Length && escape[one] == '0')
            one++;
        if (one + 1 >= escape.Length || escape[one] != '1')
            return null;
        site.Edits.Replace(TextSpan.FromBounds(report.Primary.Start, report.Primary.Start + one + 1), "\\u0001");
        return Resources.SMTP2010_Escape;
    }
}
