using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>What becomes of a challenge, as the rules on the exchange ask it.</summary>
internal static class ExchangeFates
{
    /// <summary>The server cannot go on without asking: the first challenge where nothing was said yet, or the second of LOGIN.</summary>
    public static bool IsDue(this Asking asking) => asking.State.IsChallengeDue && asking.State.Mechanism.Name.Length > 0
        && (asking.State is { Answers: 0, HasInitialResponse: false } || asking.State.Mechanism.Name == "LOGIN");

    /// <summary>The ways on from 334, when none of them answers it or leaves the exchange; null when one does, or it is not known.</summary>
    public static List<(Episode Episode, int At)>? Unanswered(this Asking asking)
    {
        var ways = asking.Of(334).ToList();
        return ways.Count == 0 || ways.Exists(static way => way.Episode.Ending == Ending.Doubt || way.IsAnswered() || way.IsLeft() || !way.IsLast()) ? null : ways;
    }

    /// <summary>It ends as a refusal does there; or it throws, and it is what is no challenge after which the client goes on with the exchange.</summary>
    public static bool Fails((Episode Episode, int At) way, Asking asking)
    {
        var refused = asking.Of(535).ToArray();
        return way.Episode.EndsLike(refused.Where(static other => other.Episode.Ending is Ending.Throw or Ending.Return).Select(static other => other.Episode)) && !way.Episode.EndsLike(asking.Of(235).Select(static other => other.Episode))
            || (way.Episode.Ending is Ending.Throw or Ending.Return && !way.Episode.EndsLike(asking.Of(235).Select(static other => other.Episode)) && GoesOn(asking.Of(235)) && GoesOn(refused))
            || (way.Episode.Ending == Ending.Throw && (GoesOn(refused.Concat(asking.Of(235)))
                || Array.Exists(refused, other => other.Episode.Ending == Ending.Throw && other.Episode.Place?.InBody == way.Episode.Place?.InBody)
                || (IsHandedOn(refused) && IsHandedOn(asking.Of(235)))));
    }

    /// <summary>All that is no challenge is answered as if it were one, unless what is read from it does not do.</summary>
    public static bool IsInverted(this Asking asking) => GoesOn(asking.Of(235)) && GoesOn(asking.Of(535)) && asking.Of(235).Concat(asking.Of(535)).All(static way => way.Episode.Ending == Ending.Throw || GoesOn(new[] { way }));

    // Whatever it says, somebody is to go on with it that nobody can look into.
    private static bool IsHandedOn(IEnumerable<(Episode Episode, int At)> ways)
    {
        var any = false;
        foreach (var (episode, at) in ways)
        {
            if (episode.Events.Skip(at + 1).FirstOrDefault(static happened => happened is not (Decided or ComparedUndecoded or Shown)) is var next && !(next is Unseen || next is null && episode.Ending == Ending.Doubt))
                return false;
            any = true;
        }

        return any;
    }

    // What is no challenge is answered as if it were one.
    private static bool GoesOn(IEnumerable<(Episode Episode, int At)> ways) => ways.Any(static other => other.Episode.Events.Skip(other.At).Any(static happened => happened is Strayed));

    /// <summary>It ends as a login that was accepted there does; where it only returns, a refusal ends otherwise: somebody has tested.</summary>
    public static bool PassesForSuccess((Episode Episode, int At) way, Asking asking) => way.IsLast() && way.Episode.Ending is Ending.NextCommand or Ending.Return
        && way.Episode.EndsLike(asking.Of(235).Select(static other => other.Episode))
        && (way.Episode.Ending == Ending.NextCommand || !way.Episode.EndsLike(asking.Of(535).Select(static other => other.Episode)));

    /// <summary>The command as a message shows it.</summary>
    public static string Said(this ExchangeState state) => state.Mechanism.Name.Length == 0 ? "AUTH" : "AUTH " + state.Mechanism.Name;

    public static Diagnostic Report(DiagnosticDescriptor descriptor, SyntaxNode site, ExchangeState state, IEnumerable<SyntaxNode> others, params object[] arguments)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(Properties.Step, state.Answers.ToString(CultureInfo.InvariantCulture));
        if (state.Mechanism.Name.Length > 0)
            properties = properties.Add(Properties.Mechanism, state.Mechanism.Name);
        return Diagnostic.Create(descriptor, site.GetLocation(), others.Select(static other => other.GetLocation()), properties, arguments);
    }
}
