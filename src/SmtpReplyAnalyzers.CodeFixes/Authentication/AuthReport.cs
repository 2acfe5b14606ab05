using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Rules;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>What a report of SMTP20xx says, as its fix needs it.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Primary">Where it stands.</param>
/// <param name="Additional">The other places.</param>
/// <param name="Mechanism">The SASL mechanism, in capitals; null where it is not known.</param>
/// <param name="Step">How many challenges were answered before the one concerned.</param>
internal sealed record AuthReport(string Id, TextSpan Primary, TextSpan[] Additional, string? Mechanism, int Step)
{
    public static AuthReport Of(Diagnostic report) => new(
        report.Id,
        report.Location.SourceSpan,
        report.AdditionalLocations.Select(static location => location.SourceSpan).ToArray(),
        report.Properties.TryGetValue(Properties.Mechanism, out var mechanism) ? mechanism : null,
        report.Properties.TryGetValue(Properties.Step, out var step) && int.TryParse(step, out var number) ? number : 0);
}
