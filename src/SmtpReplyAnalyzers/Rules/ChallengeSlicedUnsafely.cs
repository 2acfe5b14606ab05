using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2006. Reports what fails on a bare <c>334</c> where a server has nothing to ask: the first challenge of a mechanism whose client speaks first.
/// Silent where a challenge always says something, as in LOGIN and CRAM-MD5.
/// </summary>
internal sealed class ChallengeSlicedUnsafely : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        if (!rehearsals.Episodes.Any(static episode => episode.Events.Any(static happened => happened is Begun { State: { HasInitialResponse: false, Mechanism: var mechanism } } && MayBeEmpty(mechanism))))
            return;
        var told = new HashSet<SyntaxNode>();
        foreach (var episode in rehearsals.Bare)
        {
            var heard = episode.Events.OfType<Heard>().LastOrDefault();
            if (heard is not { Code: 334, State: { Answers: 0, HasInitialResponse: false } state } || !MayBeEmpty(state.Mechanism)
                || episode.Events.OfType<CutShort>().FirstOrDefault() is not { Place: var place } || episode.Events.OfType<Begun>().LastOrDefault() is not { } begun)
            {
                continue;
            }

            if ((begun.IsSaidHere || begun.Place.InBody != place.InBody) && told.Add(place.InBody))
                report(ExchangeFates.Report(Descriptors.ChallengeSlicedUnsafely, place.InBody, state, Array.Empty<SyntaxNode>()));
        }
    }

    private static bool MayBeEmpty(Mechanism mechanism) => mechanism.TellsErrors || mechanism.Name is "PLAIN" or "NTLM" or "EXTERNAL" || mechanism.Name.StartsWith("SCRAM", StringComparison.Ordinal);
}
