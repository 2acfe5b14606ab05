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
        foreach (var asking in Asking.In(rehearsals.Episodes))
        {
            if (IsLost(asking) && asking.IsTold(asking.Heard.Place.InBody) && told.Add(asking.Heard.Place.InBody))
                report(ExchangeFates.Report(Descriptors.AuthenticationUntested, asking.Heard.Place.InBody, asking.State, new[] { asking.Heard.Place.InBody }, asking.State.Said(), asking.Of(235).First().Episode.Result is Constant { Content: true } ? "return true" : "return"));
            if (asking.State.IsChallengeDue || !GoesOn(asking, 535) || !GoesOn(asking, 235) || IsTested(asking) || IsToldInside(asking))
                continue;
            var next = asking.Of(535).First().Episode;
            if (asking.IsTold(next.Place!.InBody) && told.Add(next.Place.InBody))
                report(ExchangeFates.Report(Descriptors.AuthenticationUntested, next.Place.InBody, asking.State, new[] { asking.Heard.Place.InBody }, asking.State.Said(), next.Command));
        }
    }

    // The method that logs in ends the same whatever was said, and leaves nothing that tells.
    private static bool IsLost(Asking asking)
    {
        if (asking.State.IsChallengeDue || IsTested(asking))
            return false;
        var (accepted, refused) = (asking.Of(235).ToArray(), asking.Of(535).ToArray());
        return accepted.Length > 0 && refused.Length > 0 && accepted.Concat(refused).All(static way => way.Episode.Ending == Ending.Return && way.Episode.Result is null or Constant { Content: null or true } or Thing { Type.Name: "Task" or "ValueTask" } && way.IsLast() && !way.IsLeft() && !way.Episode.Events.Skip(way.At).Any(static happened => happened is Shown or Quit))
            && refused.All(way => Array.Exists(accepted, other => way.Episode.LeavesLike(other.Episode)));
    }

    // All of the exchange goes on in one method of a client, which gives nothing back: there it is told.
    private static bool IsToldInside(Asking asking) => asking.Begun.Place.InBody == asking.Heard.Place.InBody
        && asking.Heard.Place.Helper is IMethodSymbol { MethodKind: MethodKind.Ordinary } helper && (helper.ReturnsVoid || helper.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false })
        && asking.Of(535).All(way => asking.Of(235).Any(other => way.Episode.Left.SequenceEqual(other.Episode.Left) && way.Episode.Flags.Count == 0 && other.Episode.Flags.Count == 0));

    private static bool GoesOn(Asking asking, int code)
    {
        var any = false;
        foreach (var way in asking.Of(code))
        {
            if (way.Episode.Ending != Ending.NextCommand || !way.IsLast() || way.IsLeft())
                return false;
            any = true;
        }

        return any;
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

    // Some decision tells a refusal from success, if only for a log.
    private static bool IsTested(Asking asking)
    {
        var accepted = asking.Of(235).Select(DecisionsAfter).ToArray();
        return asking.Of(535).Select(DecisionsAfter).Any(decisions => !Array.Exists(accepted, other => Enumerable.SequenceEqual(other, decisions)));
    }

    private static (SyntaxNode, bool)[] DecisionsAfter((Episode Episode, int At) way) => way.Episode.Events.Skip(way.At).OfType<Decided>().Select(static decided => (decided.Place.Site, decided.Outcome)).ToArray();
}
