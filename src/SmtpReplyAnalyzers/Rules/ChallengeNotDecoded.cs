using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2004. Reports a challenge whose text gets into the response, or is compared with words, without having been decoded, on every way.
/// Silent where a method that nobody can look into had it in its hands, and where it is compared with words in Base64, if only as well.
/// </summary>
internal sealed class ChallengeNotDecoded : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        var told = new HashSet<SyntaxNode>();
        foreach (var response in Response.In(rehearsals.Episodes))
        {
            if (!response.IsTold || !response.Texts.Any(static text => UseOf(text) is not null) || !response.Texts.All(static text => UseOf(text) is not null || !text.IsDerived))
                continue;
            var site = SiteOf(response, rehearsals);
            if (told.Add(site))
                report(ExchangeFates.Report(Descriptors.ChallengeNotDecoded, site, response.State, Array.Empty<SyntaxNode>(), response.State.Said()));
        }

        foreach (var (begun, place) in rehearsals.Episodes.SelectMany(Comparisons))
        {
            if ((begun.IsSaidHere || begun.Place.InBody != place.InBody) && !KnowsEncoded(place.Site) && told.Add(place.InBody))
                report(ExchangeFates.Report(Descriptors.ChallengeNotDecoded, place.InBody, begun.State, Array.Empty<SyntaxNode>(), begun.State.Said()));
        }
    }

    private static SyntaxNode SiteOf(Response response, Rehearsals rehearsals)
    {
        if (response.Texts.Select(UseOf).FirstOrDefault(static use => use is not null) is not { Place: { } place })
            return response.Site;
        return rehearsals.Holds(place.Site) ? place.Site is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var argument }, ..] } ? argument : place.Site : place.InBody;
    }

    /// <summary>What the text of the challenge was put into, as it came; null where that never was.</summary>
    private static Made? UseOf(Value text) => text is Made { Form: Form.Derived } derived ? derived.Parts.Select(DigestIn).FirstOrDefault(static use => use is not null)
        : text is not Made { Form: not (Form.Decoded or Form.Source) } made ? null
        : made.Parts.Any(static part => part is ReplyText) ? made
        : made.Parts.Select(UseOf).FirstOrDefault(static use => use is not null) is { } inner ? inner.Place is null ? Named(inner, made) : inner : null;

    // Whatever is made of a digest: that was made of the challenge as it came.
    private static Made? DigestIn(Value part) => part is not Made { Form: not (Form.Decoded or Form.Source) } made ? null
        : made.Form == Form.Hash ? UseOf(made) : made.Parts.Select(DigestIn).FirstOrDefault(static use => use is not null);

    // Texts that are put together have no place of their own.
    private static Made Named(Made use, Made round) => round.Place is null ? use : new Made(use.Form, use.Parts, use.Tag) { Place = round.Place };

    // The same class knows the words in Base64 as well: the plain ones are for servers that do not encode them.
    private static bool KnowsEncoded(SyntaxNode comparison) => (comparison.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? comparison.SyntaxTree.GetRoot()).DescendantTokens()
        .Any(static token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.Length >= ShortestEncoded && Rehearsal.IsEncodedText(token.ValueText));

    private const int ShortestEncoded = 8;

    private static IEnumerable<(Begun, Place)> Comparisons(Episode episode)
    {
        Begun? begun = null;
        Heard? heard = null;
        foreach (var happened in episode.Events)
        {
            (begun, heard) = happened switch
            {
                Begun now => (now, null),
                Heard now => (begun, now),
                _ => (begun, heard),
            };
            if (happened is ComparedUndecoded && begun is not null && heard is { Code: 334 })
                yield return (begun, happened.Place);
        }
    }
}
