using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2008. Reports where a value from outside becomes bytes in a charset that loses text, on its way into a response, encoded or as the key of a digest.
/// Silent for NTLM, whose charset is another; for what is ASCII in any case, such as Base64 and digests; for <c>Encoding.Default</c> where that is UTF-8.
/// </summary>
internal sealed class CredentialsNotUtf8 : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        var told = new HashSet<SyntaxNode>();
        foreach (var response in Response.In(rehearsals.Episodes))
        {
            if (!response.IsTold || response.State.Mechanism.Name == "NTLM")
                continue;
            foreach (var lossy in response.Texts.SelectMany(Forms.Within).OfType<Made>().Where(made => made is { Form: Form.Bytes, Charset.LosesText: true } && IsCredential(made.Part) && (made.Charset.Name != Charset.OfMachine || context.HasMachineCharset)))
            {
                var site = lossy.Place is not { } place ? response.Site : rehearsals.Holds(place.Site) ? place.Site : place.InBody;
                if (told.Add(site))
                    report(ExchangeFates.Report(Descriptors.CredentialsNotUtf8, site, response.State, Array.Empty<SyntaxNode>(), response.State.Said()));
            }
        }
    }

    private static bool IsCredential(Value value) => value switch
    {
        Made { Form: Form.Source, Tag: ISymbol } => true,
        Made { Form: Form.Joined or Form.Characters } made => made.Parts.Any(IsCredential),
        _ => false,
    };
}
