using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2009. Reports what is written in an exchange while the reply to the line before it was not read, on every way that begins that exchange.
/// Silent where the body reads no reply at all: somebody else does then; and where one helper is given all of it.
/// </summary>
internal sealed class ResponseBeforeChallenge : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        var told = new HashSet<SyntaxNode>();
        foreach (var begun in rehearsals.Episodes.SelectMany(static episode => episode.Events.OfType<Begun>()).GroupBy(static begun => (begun.Place.InBody, begun.State.Mechanism)))
        {
            var episodes = rehearsals.Episodes.Where(episode => episode.Events.OfType<Begun>().Any(other => other.Place.InBody == begun.Key.InBody && other.State.Mechanism == begun.Key.Mechanism)).ToArray();
            var early = episodes[0].Events.OfType<WrittenAhead>().FirstOrDefault();
            if (early is null || early.Place.InBody == early.Before.InBody || !(begun.First().IsSaidHere || begun.Key.InBody != early.Place.InBody) || !episodes.Any(static episode => episode.Events.Any(static happened => happened is Heard))
                || !Array.TrueForAll(episodes, episode => episode.Ending != Ending.Doubt && episode.Events.OfType<WrittenAhead>().FirstOrDefault()?.Place.InBody == early.Place.InBody))
            {
                continue;
            }

            if (told.Add(early.Place.InBody))
                report(ExchangeFates.Report(Descriptors.ResponseBeforeChallenge, early.Place.InBody, begun.First().State, new[] { early.Before.InBody }, begun.First().State.Said()));
        }
    }
}
