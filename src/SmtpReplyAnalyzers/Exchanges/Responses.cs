using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>All that was written as one response, at one place and one step of an exchange, on all ways.</summary>
/// <param name="Begun">The AUTH that it belongs to.</param>
/// <param name="Place">The write.</param>
/// <param name="State">The exchange before it.</param>
/// <param name="Texts">What was written, once for each way.</param>
internal sealed record Response(Begun Begun, Place Place, ExchangeState State, IReadOnlyList<Value> Texts)
{
    /// <summary>Where a report on the response itself stands.</summary>
    public SyntaxNode Site => Place.Said ?? Place.InBody;

    /// <summary>What is reported is told in this body, not in a helper that holds all of the exchange.</summary>
    public bool IsTold => Begun.IsSaidHere || Begun.Place.InBody != Place.InBody;

    public static IEnumerable<Response> In(IEnumerable<Episode> episodes)
    {
        var responses = new Dictionary<(SyntaxNode, SyntaxNode, ExchangeState), (Begun, Place, List<Value>)>();
        foreach (var episode in episodes)
        {
            Begun? begun = null;
            var answers = 0;
            foreach (var happened in episode.Events)
            {
                if (happened is Begun now)
                {
                    (begun, answers) = (now, 0);
                    if (now.Initial is { } initial)
                        Add(begun, begun.Place, begun.State with { Answers = -1 }, initial);
                }
                else if (begun is not null && happened is Answered or WrittenAhead)
                {
                    Add(begun, happened.Place, begun.State with { Answers = answers++ }, happened is Answered answered ? answered.Text : ((WrittenAhead)happened).Text);
                }
            }
        }

        return responses.Select(static known => new Response(known.Value.Item1, known.Value.Item2, known.Key.Item3, known.Value.Item3));

        void Add(Begun begun, Place place, ExchangeState state, Value text)
        {
            var key = (begun.Place.InBody, place.InBody, state);
            if (!responses.TryGetValue(key, out var known))
                responses.Add(key, known = (begun, place, new List<Value>()));
            known.Item3.Add(text);
        }
    }
}
