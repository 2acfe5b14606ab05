using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2007. Reports the next command where every way on from a refusal of AUTH gets to it, as every way on from 235 does; or where it follows the last
/// response and nobody has read the reply to that. And the last read of a body that ends the same whatever was said, and tells nobody.
/// Silent where some way ends otherwise, where a decision of the body tells the two apart, if only for a log, and where somebody else may learn the reply;
/// a reply that is not read, where the body reads none in the exchange: somebody else does then.
/// </summary>
internal sealed class AuthenticationUntested : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        var told = new HashSet<SyntaxNode>();
        foreach (var unread in rehearsals.Episodes.Where(static episode => episode.Begun is not null).GroupBy(static episode => episode.Begun!.Place.InBody))
            CheckUnread(unread.ToArray(), told, report);
        var all = Asking.In(rehearsals.Episodes).ToArray();
        foreach (var asking in all)
        {
            if (IsLost(asking, all) && asking.IsTold(asking.Heard.Place.InBody) && told.Add(asking.Heard.Place.InBody))
                report(ExchangeFates.Report(Descriptors.AuthenticationUntested, asking.Heard.Place.InBody, asking.State, new[] { asking.Heard.Place.InBody }, asking.State.Said(), asking.Of(235).First().Episode.Result is Constant { Content: true } ? "return true" : "return"));
            if (asking.State.IsChallengeDue || !GoesOn(asking, 535, 235) || !GoesOn(asking, 235, 535) || IsTested(asking) || IsToldInside(asking, context))
                continue;
            var next = asking.Of(535).First(static way => way.Episode.Ending == Ending.NextCommand).Episode;
            if (asking.IsTold(next.Place!.InBody) && told.Add(next.Place.InBody))
                report(ExchangeFates.Report(Descriptors.AuthenticationUntested, next.Place.InBody, asking.State, new[] { asking.Heard.Place.InBody }, asking.State.Said(), next.Command));
        }
    }

    // The method that logs in ends the same whatever was said, and leaves nothing that tells.
    private static bool IsLost(Asking asking, Asking[] all)
    {
        if (asking.State.IsChallengeDue || IsTested(asking))
            return false;
        var (accepted, refused) = (asking.Of(235).ToArray(), asking.Of(535).ToArray());
        return accepted.Length > 0 && refused.Length > 0 && accepted.Concat(refused).All(way => way.Episode.Ending == Ending.Return && way.IsLast() && !way.IsLeft() && !way.Episode.Events.Skip(way.At).Any(happened => happened is Quit && !FailsBefore(asking, all) || happened is Shown && !IsTranscript(happened, asking, all)))
            && refused.All(way => Array.Exists(accepted, other => way.Episode.LeavesLike(other.Episode))) && Promises(accepted, asking, all);
    }

    // Nothing, or true, is what a login gives that succeeds; so is any other result where the refusal of an earlier step has another.
    private static bool Promises((Episode Episode, int At)[] accepted, Asking asking, Asking[] all) => Array.TrueForAll(accepted, static way => way.Episode.Result is null or Constant { Content: null or true } or Thing { Type.Name: "Task" or "ValueTask" })
        || FailuresBefore(asking, all) is { Count: > 0 } failures && failures.TrueForAll(failure => failure.Ending == Ending.Return && Array.TrueForAll(accepted, way => !failure.ReturnsLike(way.Episode)));

    // Whoever reads a reply shows it, as all replies; and it is not by that that the body tells of a failure.
    private static bool IsTranscript(Event shown, Asking asking, Asking[] all) => shown.Place.InBody == asking.Heard.Place.InBody && shown.Place.Site != shown.Place.InBody && FailsBefore(asking, all);

    // The refusal of an earlier step ends otherwise than a login that is accepted: who takes leave of the server after the last does not tell of it by that.
    private static bool FailsBefore(Asking asking, Asking[] all) => FailuresBefore(asking, all) is { Count: > 0 } failures && failures.TrueForAll(failure => failure.Ending == Ending.Throw || asking.Of(235).All(way => !failure.ReturnsLike(way.Episode)));

    // How the body ends where an earlier step of the exchange is refused.
    private static List<Episode> FailuresBefore(Asking asking, Asking[] all) => all.Where(other => other.Begun.Place.InBody == asking.Begun.Place.InBody && other.State.Answers < asking.State.Answers && other.State.IsChallengeDue)
        .SelectMany(static other => other.Of(535)).Where(static way => way.IsLast() && way.Episode.Ending is Ending.Throw or Ending.Return).Select(static way => way.Episode).ToList();

    // All of the exchange goes on in one method, and is lost there: there it is told.
    private static bool IsToldInside(Asking asking, ExchangeContext context) => !asking.Begun.IsSaidHere && asking.Begun.Place.InBody == asking.Heard.Place.InBody
        && asking.Heard.Place.Helper is { } helper && context.Rehearsed(helper) is { } rehearsals && Asking.In(rehearsals.Episodes).ToArray() is var all && Array.Exists(all, inside => inside.State == asking.State && IsLost(inside, all));

    private static bool GoesOn(Asking asking, int code, int other)
    {
        var any = false;
        foreach (var way in asking.Of(code))
        {
            var isNext = way.Episode.Ending == Ending.NextCommand;
            if (!way.IsLast() || way.IsLeft() || !isNext && !EndsOtherwise(way, asking.Of(other)))
                return false;
            any |= isNext;
        }

        return any;
    }

    // The client does not go on, and not because of what the server said: nothing of the reply was asked, or the reply to a greeting after it; and it ends like that after the other reply as well.
    private static bool EndsOtherwise((Episode Episode, int At) way, IEnumerable<(Episode Episode, int At)> others)
    {
        var asked = way.Episode.Guesses.Where(guess => guess > way.At).DefaultIfEmpty(int.MaxValue).Min();
        return (asked == int.MaxValue || way.Episode.Events.Take(asked).Skip(way.At).Any(static happened => happened is Quit { IsGreeting: true }))
            && way.Episode.Ending is Ending.Throw or Ending.Return && others.Any(other => other.Episode.Ending == Ending.Throw && way.Episode.Ending == Ending.Throw && other.Episode.Place?.Site == way.Episode.Place?.Site || way.Episode.LeavesLike(other.Episode));
    }

    // The challenge was read here, and what the server said to the response was not.
    private static void CheckUnread(Episode[] episodes, HashSet<SyntaxNode> told, Action<Diagnostic> report)
    {
        var ends = episodes.Where(static episode => episode.Ending == Ending.NextCommand).ToArray();
        if (ends.Length == 0 || episodes.Any(static episode => episode.Ending == Ending.Doubt && LastOf(episode) is Answered) || !Array.TrueForAll(ends, static episode => LastOf(episode) is Answered))
            return;
        var (first, last) = (ends[0], (Answered)LastOf(ends[0])!);
        var state = last.State with { Answers = last.State.Answers + 1 };
        if (!state.IsChallengeDue && (first.Begun!.IsSaidHere || first.Begun.Place.InBody != first.Place!.InBody) && told.Add(first.Place!.InBody))
            report(ExchangeFates.Report(Descriptors.AuthenticationUntested, first.Place.InBody, state, new[] { last.Place.InBody }, state.Said(), first.Command));
    }

    private static Event? LastOf(Episode episode) => episode.Events.LastOrDefault(static happened => happened is not (Decided or Shown));

    // Some decision tells a refusal from success, if only for a log; or a helper tells somebody of the one and not of the other.
    private static bool IsTested(Asking asking)
    {
        var accepted = asking.Of(235).Select(DecisionsAfter).ToArray();
        return Finds(asking) || asking.Of(535).Select(DecisionsAfter).Any(decisions => !Array.Exists(accepted, other => Enumerable.SequenceEqual(other, decisions)));
    }

    // Whether it was accepted is noted as a truth value, for whoever asks later.
    private static bool Finds(Asking asking)
    {
        var accepted = asking.Of(235).Select(static way => TruthsOf(way.Episode)).ToArray();
        return asking.Of(535).Select(static way => TruthsOf(way.Episode)).Any(truths => accepted.Length > 0 && !Array.Exists(accepted, other => Enumerable.SequenceEqual(other, truths)));
    }

    private static (string, Value)[] TruthsOf(Episode episode) => episode.Left.Where(static part => part.Value is Constant { Content: bool } || part.Path.StartsWith(Episode.Local, StringComparison.Ordinal)).ToArray();

    private static (SyntaxNode, bool)[] DecisionsAfter((Episode Episode, int At) way) => way.Episode.Events.Skip(way.At).Where(static happened => happened is Decided or Shown)
        .Select(static happened => (happened.Place.Site, happened is Decided { Outcome: true })).ToArray();
}
