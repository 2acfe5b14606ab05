using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2002. Reports a 334 after which the client goes on as if it were logged in: one that is due and that no way answers, or, where the outcome is
/// due, one that ends like 235 while a refusal does not, or that the next command follows while 235 passes for a failure. And the challenge that tells an error in XOAUTH2 and OAUTHBEARER
/// (RFC 7628, section 3.2.3), when no way answers it, whatever comes then.
/// Silent where some way answers it, or cancels with <c>*</c>.
/// </summary>
internal sealed class ChallengeUnanswered : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        foreach (var asking in Asking.In(rehearsals.Episodes))
        {
            if (asking.Unanswered() is not { } ways || !IsFault(asking, ways))
                continue;
            var test = ways[0].Test();
            if (asking.IsTold(test))
                report(ExchangeFates.Report(Descriptors.ChallengeUnanswered, test, asking.State, new[] { asking.Heard.Place.InBody }, asking.State.Said()));
        }
    }

    private static bool IsFault(Asking asking, List<(Episode Episode, int At)> ways)
    {
        if (asking.IsDue())
            return ways.Exists(way => !ExchangeFates.Fails(way, asking)) && ways.TrueForAll(way => ExchangeFates.Fails(way, asking) || way.Episode.Ending == Ending.NextCommand || ExchangeFates.PassesForSuccess(way, asking));
        if (asking.State.IsChallengeDue)
            return false;
        if (asking.State.Mechanism.TellsErrors)
            return asking.State.Answers + (asking.State.HasInitialResponse ? 1 : 0) == 1 && !ways.Exists(static way => way.Episode.Events.Skip(way.At).Any(static happened => happened is Quit)) && ways.TrueForAll(way => way.Episode.Ending is Ending.Throw or Ending.NextCommand || ExchangeFates.PassesForSuccess(way, asking)
                || way.Episode.EndsLike(asking.Of(535).Select(static other => other.Episode))) && !ways.Exists(way => IsJudgedElsewhere(way, asking));
        return (ways.TrueForAll(way => ExchangeFates.PassesForSuccess(way, asking)) || IsTakenFor235(asking, ways))
            && asking.Of(535).ToArray() is { Length: > 0 } refused && Array.TrueForAll(refused, way => !ExchangeFates.PassesForSuccess(way, asking));
    }

    // Only after 334 the next command follows: the client takes it for what 235 is.
    private static bool IsTakenFor235(Asking asking, List<(Episode Episode, int At)> ways) => ways.TrueForAll(static way => way.IsLast() && way.Episode.Ending == Ending.NextCommand)
        && asking.Of(235).ToArray() is { Length: > 0 } accepted && accepted.Concat(asking.Of(535)).All(static way => way.IsLast() && way.Episode.Ending is Ending.Throw or Ending.Return);

    // It ends as success and as a refusal do, but for the reply that it leaves: whoever called it looks at that, and answers.
    private static bool IsJudgedElsewhere((Episode Episode, int At) way, Asking asking) => way.Episode.Ending == Ending.Return
        && asking.Of(235).Any(other => way.Episode.EndsLike(new[] { other.Episode }) && !way.Episode.LeavesLike(other.Episode));
}
