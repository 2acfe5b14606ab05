using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2008. Reports where a value from outside becomes bytes in a charset that loses text, on its way into a response, encoded or as the key of a digest.
/// Silent for NTLM, whose charset is another, and for tokens, which are ASCII (RFC 6750, section 2.1); where the client has looked at the value first; for what is ASCII in any case, such as Base64 and digests; for <c>Encoding.Default</c> where that is UTF-8.
/// </summary>
internal sealed class CredentialsNotUtf8 : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        var told = new HashSet<SyntaxNode>();
        var lookedAt = new HashSet<ISymbol>(rehearsals.Episodes.SelectMany(static episode => episode.LookedAt), SymbolEqualityComparer.Default);
        foreach (var response in Response.In(rehearsals.Episodes))
        {
            if (!response.IsTold || response.State.Mechanism is { Name: "NTLM" } or { TellsErrors: true })
                continue;
            foreach (var lossy in response.Texts.SelectMany(Forms.Within).OfType<Made>().Where(made => made is { Form: Form.Bytes, Charset.LosesText: true } && IsCredential(made.Part, lookedAt) && (made.Charset.Name != Charset.OfMachine || context.HasMachineCharset)))
            {
                var site = lossy.Place is not { } place ? response.Site : rehearsals.Holds(place.Site) ? place.Site : place.InBody;
                if (told.Add(site))
                    report(ExchangeFates.Report(Descriptors.CredentialsNotUtf8, site, response.State, Array.Empty<SyntaxNode>(), response.State.Said()));
            }
        }
    }

    private static bool IsCredential(Value value, HashSet<ISymbol> lookedAt) => value switch
    {
        Made { Form: Form.Source, Tag: ISymbol symbol } => !lookedAt.Contains(symbol),
        Made { Form: Form.Source, Tag: string } => true,
        Made { Form: Form.Joined or Form.Characters } made => made.Parts.Any(part => IsCredential(part, lookedAt)),
        _ => false,
    };
}
