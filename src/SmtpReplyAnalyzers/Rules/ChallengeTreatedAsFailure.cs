using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2001. Reports a 334 that is due, since the server has to ask before it can decide, and that is answered on no way on from it, while all of
/// them end in a failure; or, whatever is due, that fails where any other reply is answered as if it were the challenge.
/// Silent where some way answers it, or cancels with <c>*</c>; where a challenge is not due, as after PLAIN with an initial response; in
/// further steps of mechanisms that servers shorten.
/// </summary>
internal sealed class ChallengeTreatedAsFailure : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        foreach (var asking in Asking.In(rehearsals.Episodes))
        {
            if (!(asking.IsDue() || asking.IsInverted()) || asking.Unanswered() is not { } ways || !ways.TrueForAll(way => ExchangeFates.Fails(way, asking)))
                continue;
            var test = asking.IsInverted() ? ways[0].TestAgainst(asking.Of(235)) : ways[0].Test();
            if (!asking.IsTold(test))
                continue;
            var end = ways[0].Episode.Place?.Site;
            report(ExchangeFates.Report(Descriptors.ChallengeTreatedAsFailure, test, asking.State, new[] { end is not null && rehearsals.Holds(end) ? end : test, asking.Heard.Place.InBody }, asking.State.Said()));
        }
    }
}
