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

    /// <summary>Where so many rehearsals in a row, or so many steps, come to no exchange that is still to be gone through, none will.</summary>
    private const int MostIdleTries = 32;
    private const int MostIdleTriesAfter = 12;
    private const int MostIdleSteps = 20_000;

    private readonly Func<CancellationToken, ImmutableArray<Episode>> _withBare;
    private readonly Lazy<ImmutableArray<Episode>> _bare;

    private Rehearsals(SyntaxNode body, SemanticModel model, ImmutableArray<Episode> episodes, Func<CancellationToken, ImmutableArray<Episode>> withBare, CancellationToken cancellationToken)
    {
        Body = body;
        Model = model;
        Episodes = episodes;
        _withBare = withBare;
        _bare = new(() => withBare(cancellationToken), LazyThreadSafetyMode.None);
    }

    public SyntaxNode Body { get; }

    /// <summary>The same body, once for each class that may play the mechanism which it gets.</summary>
    public ImmutableArray<Rehearsals> Played { get; private init; } = ImmutableArray<Rehearsals>.Empty;

    /// <summary>The model of its file.</summary>
    public SemanticModel Model { get; }

    /// <summary>With challenges that have a text.</summary>
    public ImmutableArray<Episode> Episodes { get; }

    /// <summary>With challenges that are a bare code.</summary>
    public ImmutableArray<Episode> Bare => _bare.Value;

    /// <summary>The same, for somebody else: what is still to be rehearsed ends when he gives up.</summary>
    public Rehearsals For(CancellationToken cancellationToken) => With(Episodes, Played.Select(played => played.For(cancellationToken)), cancellationToken);

    /// <summary>The same, but what a helper says is told here: it cannot be told there.</summary>
    public Rehearsals ToldHere(Func<ISymbol, bool> tells, CancellationToken cancellationToken) => With(
        Episodes.Select(episode => IsToldWhereSaid(episode, tells) ? episode : episode.SaidHere()), Played.Select(played => played.ToldHere(tells, cancellationToken)), cancellationToken);

    private Rehearsals With(IEnumerable<Episode> episodes, IEnumerable<Rehearsals> played, CancellationToken cancellationToken) =>
        new(Body, Model, episodes.ToImmutableArray(), _withBare, cancellationToken) { Played = played.ToImmutableArray() };

    private static bool IsToldWhereSaid(Episode episode, Func<ISymbol, bool> tells) => episode.Begun is not { IsSaidHere: false, Place.Helper: { } helper } || tells(helper);

    public bool Holds(SyntaxNode site) => site.SyntaxTree == Body.SyntaxTree && Body.Span.Contains(site.Span);

    /// <summary>Null where nothing is said of AUTH on any way.</summary>
    public static Rehearsals? Of(ExchangeContext context, ISymbol owner, SyntaxNode body, IOperation code, SemanticModel model, CancellationToken cancellationToken)
    {
        var tangled = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var unclear = new HashSet<Place>();
        var hasTestedMember = false;
        var asksForMembers = false;
        INamedTypeSymbol? role = null;
        if (Rehearse(cast: null) is not { } rehearsed)
            return null;
        if (role is not null)
            return rehearsed.With(rehearsed.Episodes, context.Casts.Of(role).Select(Rehearse).OfType<Rehearsals>(), cancellationToken);
        return rehearsed;

        Rehearsals? Rehearse(Cast? cast)
        {
            var beginnings = new Beginnings();
            var episodes = All(isBare: false, static () => new Choices(), beginnings, cast);
            if (episodes.IsEmpty && hasTestedMember && !asksForMembers)
            {
                asksForMembers = true;
                beginnings = new Beginnings();
                episodes = All(isBare: false, static () => new Choices(), beginnings, cast);
            }

            episodes = episodes.RemoveAll(episode => unclear.Contains(episode.Begun!.Place));
            // What the server says before the exchange is the same: so are the ways that lead there.
            return episodes.IsEmpty ? null : new Rehearsals(body, model, episodes, WithBare, cancellationToken);

            ImmutableArray<Episode> WithBare(CancellationToken token)
            {
                lock (tangled)
                {
                    cancellationToken = token;
                    return beginnings.Ways.SelectMany(way => All(isBare: true, () => new Choices(way), new Beginnings(), cast)).Where(episode => !unclear.Contains(episode.Begun!.Place)).ToImmutableArray();
                }
            }
        }

        ImmutableArray<Episode> All(bool isBare, Func<Choices> start, Beginnings begun, Cast? cast)
        {
            var choices = start();
            var pure = new PureCalls();
            var all = new List<Episode>();
            var counts = new Dictionary<Place, int>();
            var (steps, tries, idleSteps, idleTries, isIdle) = (0, 0, 0, 0, false);
            var stepsTo = new Dictionary<SyntaxNode, int>();
            do
            {
                var rehearsal = new Rehearsal(context, owner, body, model, choices, isBare, asksForMembers, tangled, begun, pure, cancellationToken) { Cast = cast };
                var episode = rehearsal.Run(code);
                (idleSteps, idleTries) = (idleSteps + rehearsal.Steps, idleTries + 1);
                hasTestedMember |= rehearsal.HasTestedMember;
                role ??= rehearsal.Role;
                if (rehearsal.HasFoundTangle)
                {
                    begun.Forget();
                    return All(isBare, start, begun, cast);
                }

                if (rehearsal.HasTwoWriters && episode.Begun is not null)
                    unclear.Add(episode.Begun.Place);
                if (episode.Begun is { Place: var place } && cast?.Fits(episode) != false)
                {
                    all.Add(episode);
                    counts[place] = counts.TryGetValue(place, out var before) ? before + 1 : 1;
                    if (counts[place] > MostEpisodes)
                        return ImmutableArray<Episode>.Empty;
                    (idleSteps, idleTries) = (0, 0);
                }

                // What comes before AUTH can be more than there is time for; what begins there is gone through, or nothing is said. Each exchange has its own time.
                steps += rehearsal.Steps;
                var begunAt = episode.Begun?.Place.InBody ?? body;
                var stepsHere = stepsTo[begunAt] = (stepsTo.TryGetValue(begunAt, out var earlier) ? earlier : 0) + rehearsal.Steps;
                if (rehearsal.IsTooDeep && episode.Begun is not null)
                    return ImmutableArray<Episode>.Empty;
                isIdle = idleSteps > MostIdleSteps || idleTries > (all.Count > 0 ? MostIdleTriesAfter : MostIdleTries);
                if (isIdle)
                    (idleSteps, idleTries) = (0, 0);
                if (stepsHere > MostSteps || steps > MostStepsInAll || ++tries > MostTries)
                    return all.Where(way => episode.Begun is null || !way.Begun!.Place.Equals(episode.Begun.Place)).ToImmutableArray();
            }
            // What was decided first, such as how the object was made, may lead elsewhere.
            while (isIdle ? choices.Restart() : choices.Advance());
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
            all.Add(new Rehearsal(context, owner, body, model, choices, isBare: false, asksForMembers: false, new HashSet<ISymbol>(SymbolEqualityComparer.Default), new Beginnings(), new PureCalls(), cancellationToken).Run(code));
        }
        while (choices.Advance());
        return all;
    }
}
