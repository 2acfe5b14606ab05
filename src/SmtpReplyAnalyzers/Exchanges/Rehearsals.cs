using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>All rehearsals of one body: with a server that goes on, accepts and refuses, wherever it may, and both ways at each condition that is not known.</summary>
internal sealed class Rehearsals
{
    /// <summary>As many ways on from one AUTH are gone at most.</summary>
    private const int MostEpisodes = 160;

    private const int MostSteps = 150_000;
    private const int MostStepsInAll = 450_000;
    private const int MostTries = 250;

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

    public bool Holds(SyntaxNode site) => site.SyntaxTree == Body.SyntaxTree && Body.Span.Contains(site.Span);

    /// <summary>Null where nothing is said of AUTH on any way.</summary>
    public static Rehearsals? Of(ExchangeContext context, ISymbol owner, SyntaxNode body, IOperation code, SemanticModel model, CancellationToken cancellationToken)
    {
        var tangled = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var hasTestedMember = false;
        var asksForMembers = false;
        var episodes = All(isBare: false);
        if (episodes.IsEmpty && hasTestedMember)
        {
            asksForMembers = true;
            episodes = All(isBare: false);
        }

        return episodes.IsEmpty ? null : new Rehearsals(body, episodes, All(isBare: true));

        ImmutableArray<Episode> All(bool isBare)
        {
            var choices = new Choices();
            var beginnings = new Beginnings();
            var all = new List<Episode>();
            var (steps, tries) = (0, 0);
            var stepsTo = new Dictionary<SyntaxNode, int>();
            do
            {
                var rehearsal = new Rehearsal(context, owner, body, model, choices, isBare, asksForMembers, tangled, beginnings, cancellationToken);
                var episode = rehearsal.Run(code);
                hasTestedMember |= rehearsal.HasTestedMember;
                if (rehearsal.HasFoundTangle)
                    return All(isBare);
                if (episode.Begun is { } begun)
                {
                    all.Add(episode);
                    if (all.Count(other => other.Begun!.Place.Equals(begun.Place)) > MostEpisodes)
                        return ImmutableArray<Episode>.Empty;
                }

                // What comes before AUTH can be more than there is time for; what begins there is gone through, or nothing is said. Each exchange has its own time.
                steps += rehearsal.Steps;
                var place = episode.Begun?.Place.InBody ?? body;
                var stepsHere = stepsTo[place] = (stepsTo.TryGetValue(place, out var before) ? before : 0) + rehearsal.Steps;
                if (rehearsal.IsTooDeep)
                    return ImmutableArray<Episode>.Empty;
                if (stepsHere > MostSteps || steps > MostStepsInAll || ++tries > MostTries)
                    return all.Where(way => episode.Begun is null || !way.Begun!.Place.Equals(episode.Begun.Place)).ToImmutableArray();
            }
            while (choices.Advance());
            return all.ToImmutableArray();
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
            all.Add(new Rehearsal(context, owner, body, model, choices, isBare: false, asksForMembers: false, new HashSet<ISymbol>(SymbolEqualityComparer.Default), new Beginnings(), cancellationToken).Run(code));
        }
        while (choices.Advance());
        return all;
    }
}
