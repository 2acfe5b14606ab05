using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>All rehearsals of one body: with a server that goes on, accepts and refuses, wherever it may, and both ways at each condition that is not known.</summary>
internal sealed class Rehearsals
{
    private const int MostEpisodes = 400;

    private Rehearsals(SyntaxNode body, ImmutableArray<Episode> episodes, ImmutableArray<Episode> bare)
    {
        Body = body;
        Episodes = episodes;
        Bare = bare;
    }

    public SyntaxNode Body { get; }

    /// <summary>With challenges that have a text.</summary>
    public ImmutableArray<Episode> Episodes { get; }

    /// <summary>With challenges that are a bare code.</summary>
    public ImmutableArray<Episode> Bare { get; }

    /// <summary>Those whose login was accepted, and which came to an end that is known.</summary>
    public IEnumerable<Episode> Accepted => Episodes.Where(static episode => episode.Ending is Ending.Return or Ending.NextCommand && episode.Events.OfType<Heard>().LastOrDefault()?.Code == 235);

    public bool Holds(SyntaxNode site) => site.SyntaxTree == Body.SyntaxTree && Body.Span.Contains(site.Span);

    /// <summary>Null where there are more ways than can be gone, or nothing is said of AUTH on any.</summary>
    public static Rehearsals? Of(ExchangeContext context, ISymbol owner, SyntaxNode body, IOperation code, SemanticModel model, CancellationToken cancellationToken)
    {
        if (All(isBare: false) is not { } episodes || !episodes.Any(static episode => episode.Events.Any(static happened => happened is Begun)))
            return null;
        return new Rehearsals(body, episodes, All(isBare: true) ?? ImmutableArray<Episode>.Empty);

        ImmutableArray<Episode>? All(bool isBare)
        {
            var choices = new Choices();
            var all = ImmutableArray.CreateBuilder<Episode>();
            do
            {
                if (all.Count >= MostEpisodes)
                    return null;
                all.Add(new Rehearsal(context, owner, body, model, choices, isBare, cancellationToken).Run(code));
            }
            while (choices.Advance());
            return all.ToImmutable();
        }
    }

    /// <summary>The results of a body that speaks to nobody itself; null where there are too many ways.</summary>
    public static IReadOnlyList<Episode>? ResultsOf(ExchangeContext context, ISymbol owner, SyntaxNode body, IOperation code, SemanticModel model, CancellationToken cancellationToken)
    {
        var choices = new Choices();
        var all = new List<Episode>();
        do
        {
            if (all.Count >= MostEpisodes)
                return null;
            all.Add(new Rehearsal(context, owner, body, model, choices, isBare: false, cancellationToken).Run(code));
        }
        while (choices.Advance());
        return all;
    }
}
