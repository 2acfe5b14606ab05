using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>One place where a reply of the exchange is read at one step of it, and what becomes of each reply there.</summary>
/// <param name="Begun">The AUTH that it belongs to.</param>
/// <param name="Heard">The read.</param>
/// <param name="Ways">The rehearsals that got there, each with the code that it heard and where in its events that was.</param>
internal sealed record Asking(Begun Begun, Heard Heard, IReadOnlyList<(Episode Episode, int At, int Code)> Ways)
{
    public ExchangeState State => Heard.State;

    public IEnumerable<(Episode Episode, int At)> Of(int code) => Ways.Where(way => way.Code == code).Select(static way => (way.Episode, way.At));

    /// <summary>What is reported there is told in this body, not in a helper that holds all of the exchange.</summary>
    public bool IsTold(SyntaxNode site) => Begun.IsSaidHere || Begun.Place.InBody != site;

    public static IEnumerable<Asking> In(IEnumerable<Episode> episodes)
    {
        var ways = new Dictionary<(SyntaxNode, SyntaxNode, ExchangeState), (Begun, Heard, List<(Episode, int, int)>)>();
        foreach (var episode in episodes)
        {
            Begun? begun = null;
            var isAhead = false;
            for (var i = 0; i < episode.Events.Length; i++)
            {
                if (episode.Events[i] is Begun now)
                    (begun, isAhead) = (now, false);
                isAhead |= episode.Events[i] is WrittenAhead;
                if (begun is null || isAhead || episode.Events[i] is not Heard { IsLate: false } heard)
                    continue;
                var key = (begun.Place.InBody, heard.Place.InBody, heard.State);
                if (!ways.TryGetValue(key, out var known))
                    ways.Add(key, known = (begun, heard, new List<(Episode, int, int)>()));
                known.Item3.Add((episode, i, heard.Code));
            }
        }

        return ways.Values.Where(static known => !known.Item3.TrueForAll(static way => way.Item1.Events.Skip(way.Item2 + 1).FirstOrDefault(static happened => happened is not Decided) is Ignored)).Select(static known => new Asking(known.Item1, known.Item2, known.Item3));
    }
}

/// <summary>How rehearsals go on from a reply.</summary>
internal static class Ways
{
    /// <summary>What follows the reply: an answer to it, if there is one.</summary>
    public static bool IsAnswered(this (Episode Episode, int At) way) => way.Next() is Answered;

    public static bool IsLeft(this (Episode Episode, int At) way) => way.Next() is Left;

    private static Event? Next(this (Episode Episode, int At) way) => way.Episode.Events.Skip(way.At + 1).FirstOrDefault(static happened => happened is not (Decided or ComparedUndecoded or CutShort or Unseen or Quit or Shown or Ignored));

    /// <summary>Nothing but decisions follows: the reply was the last that the client heard.</summary>
    public static bool IsLast(this (Episode Episode, int At) way) => !way.Episode.Events.Skip(way.At + 1).Any(static happened => happened is Heard or Answered or WrittenAhead or Begun or Strayed or Unseen);

    /// <summary>The last decision of the body after the reply, or the read itself.</summary>
    public static SyntaxNode Test(this (Episode Episode, int At) way) => way.Episode.Events.Skip(way.At + 1).OfType<Decided>().LastOrDefault()?.Place.Site
        ?? (way.Episode is { Ending: Ending.Throw, Place.InBody: { } end } && way.Episode.Events[way.At].Place.InBody is var read && end != read && end is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax ? end : way.Episode.Events[way.At].Place.InBody);

    /// <summary>The first decision of the body after the reply that went another way than on all of the others; without one, the last.</summary>
    public static SyntaxNode TestAgainst(this (Episode Episode, int At) way, IEnumerable<(Episode Episode, int At)> others)
    {
        var own = DecisionsOf(way);
        var all = others.Select(DecisionsOf).ToArray();
        for (var i = 0; i < own.Length; i++)
        {
            if (Array.TrueForAll(all, other => i >= other.Length || other[i].Place.Site != own[i].Place.Site || other[i].Outcome != own[i].Outcome))
                return own[i].Place.Site;
        }

        return way.Test();
    }

    private static Decided[] DecisionsOf((Episode Episode, int At) way) => way.Episode.Events.Skip(way.At + 1).OfType<Decided>().ToArray();

    /// <summary>The ends that an accepted login gets to.</summary>
    public static bool EndsLike(this Episode episode, IEnumerable<Episode> others) => others.Any(other => other.Ending == episode.Ending && Equals(other.Place?.Site, episode.Place?.Site)
        && (episode.Ending == Ending.NextCommand || episode.ReturnsLike(other)) && (episode.Ending != Ending.Return || episode.HasFlagsOf(other)));

    /// <summary>The results are the same, or objects of one type that hold the same numbers and truth values: the text of a reply in them decides nothing.</summary>
    public static bool ReturnsLike(this Episode episode, Episode other) => Equals(other.Result, episode.Result)
        || episode.Ending == Ending.Return && episode.Result is Thing { IsGiven: false, Type: { } type } && other.Result is Thing { IsGiven: false, Type: { } same }
            && SymbolEqualityComparer.Default.Equals(type, same) && episode.Returned.Where(static part => part.Value is Constant).SequenceEqual(other.Returned.Where(static part => part.Value is Constant))
            && (episode.Returned.SequenceEqual(other.Returned) || !Judging.IsDoneBy(type));

    private static bool HasFlagsOf(this Episode episode, Episode other) => episode.Flags.Count == other.Flags.Count && episode.Flags.All(flag => other.Flags.TryGetValue(flag.Key, out var set) && set == flag.Value);

    /// <summary>Whoever called it cannot tell the two apart: it returns the same, and nothing that others see holds anything else.</summary>
    public static bool LeavesLike(this Episode episode, Episode other) => episode.EndsLike(new[] { other }) && episode.Left.SequenceEqual(other.Left) && episode.Returned.SequenceEqual(other.Returned);
}
