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
            // A way that ends before the first of two writes says nothing against it, nor does one where the server has ended the exchange, and is written to all the same.
            var episodes = rehearsals.Episodes.Where(static episode => !EndsFirst(episode)).Where(episode => episode.Events.OfType<Begun>().Any(other => other.Place.InBody == begun.Key.InBody && other.State.Mechanism == begun.Key.Mechanism)).ToArray();
            var early = episodes.Select(Early).FirstOrDefault(static ahead => ahead is not null);
            if (early is null || episodes.Length == 0 || (early.Place.InBody == early.Before.InBody && !early.IsSameWrite) || !(begun.First().IsSaidHere || begun.Key.InBody != early.Place.InBody) || !episodes.Any(static episode => episode.Events.Any(static happened => happened is Heard))
                || !Array.TrueForAll(episodes, episode => (episode.Ending != Ending.Doubt || IsAstray(episode)) && Early(episode)?.Place.InBody == early.Place.InBody))
            {
                continue;
            }

            if (told.Add(early.Place.InBody))
                report(ExchangeFates.Report(Descriptors.ResponseBeforeChallenge, early.Place.InBody, begun.First().State, new[] { early.Before.InBody }, begun.First().State.Said()));
        }
    }

    // Nothing was read or written after AUTH.
    private static bool IsBegunOnly(Episode episode) => episode.Ending is Ending.Throw or Ending.Return && !episode.Events.Any(static happened => happened is Heard or Answered or WrittenAhead or Unseen or Strayed);

    // What nobody can look into, between the two writes, may have read the reply.
    private static WrittenAhead? Early(Episode episode) => episode.Events.SkipWhile(static happened => happened is not Begun).TakeWhile(static happened => happened is not Unseen).OfType<WrittenAhead>().FirstOrDefault();

    // It went wrong only later: nothing that the server would understand was written after the outcome.
    private static bool IsAstray(Episode episode) => episode.Events[episode.Events.Length - 1] is Strayed;

    private static bool EndsFirst(Episode episode) => IsBegunOnly(episode) || Early(episode) is null && IsAstray(episode) || Early(episode) is null && episode.Ending is Ending.Throw or Ending.Return && episode.Events.OfType<Heard>().LastOrDefault() is { Code: not 334, State.Answers: 0 } && !episode.Events.Any(static happened => happened is Answered);
}
