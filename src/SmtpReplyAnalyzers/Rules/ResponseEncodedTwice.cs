using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP2005. Reports a response that is Base64 of nothing but Base64, on every way; and a mechanism for MailKit, which encodes what
/// <c>Challenge</c> returns, that returns Base64.
/// Silent where Base64 is only a part of what is encoded, as in SCRAM (RFC 5802, section 7).
/// </summary>
internal sealed class ResponseEncodedTwice : IExchangeRule
{
    public void Check(Rehearsals rehearsals, ExchangeContext context, Action<Diagnostic> report)
    {
        var told = new HashSet<SyntaxNode>();
        var all = Response.In(rehearsals.Episodes).ToArray();
        foreach (var response in all)
        {
            if (!response.IsTold || !response.Texts.All(text => text is Made { Form: Form.Base64 } outer && (IsTwice(outer, response.State.Mechanism) || MechanismCalls.IsEncodedTwice(outer, response, all))))
                continue;
            var place = ((Made)response.Texts[0]).Place;
            var site = place is null ? response.Site : rehearsals.Holds(place.Site) ? place.Site : place.InBody;
            // In a loop, once for all steps.
            if (told.Add(site))
                report(ExchangeFates.Report(Descriptors.ResponseEncodedTwice, site, response.State, Array.Empty<SyntaxNode>(), response.State.Said()));
        }
    }

    /// <summary>What a mechanism for MailKit returns.</summary>
    public static void CheckMechanism(IReadOnlyList<Episode> results, SyntaxNode body, Action<Diagnostic> report)
    {
        var returned = results.Where(static result => result.Ending == Ending.Return && result.Result is not Constant { Content: null } and not null).ToArray();
        if (returned.Length == 0 || results.Any(static result => result.Ending == Ending.Doubt))
            return;
        foreach (var way in returned.Where(static result => Inner(result.Result!) is not null).GroupBy(static result => result.Place?.Site))
        {
            if (!returned.Where(result => result.Place?.Site == way.Key).All(static result => Inner(result.Result!) is not null))
                continue;
            var place = Inner(way.First().Result!)!.Place;
            var site = place is not null && body.Span.Contains(place.Site.Span) && place.Site.SyntaxTree == body.SyntaxTree ? place.Site : place?.InBody ?? way.Key ?? body;
            report(Diagnostic.Create(Descriptors.ResponseEncodedTwice, site.GetLocation(), "SaslMechanism.Challenge"));
        }
    }

    private static bool IsTwice(Made outer, Mechanism mechanism) => IsNeverBase64(mechanism) ? Inner(outer.Part, isNeverBase64: true) is not null : Inner(outer.Part) is { } inner && !IsToken(inner);

    // Their responses hold NUL, a space or a comma: a password alone is none of them.
    private static bool IsNeverBase64(Mechanism mechanism) => mechanism.TellsErrors || mechanism.Name is "PLAIN" or "CRAM-MD5" or "DIGEST-MD5" || mechanism.Name.StartsWith("SCRAM", StringComparison.Ordinal);

    private static Made? Inner(Value value, bool isNeverBase64 = false) => value switch
    {
        // Of a text: Base64 of bytes as they are may be what the server takes for a password.
        Made { Form: Form.Base64 } encoded when isNeverBase64 || encoded.Part is Made { Form: Form.Bytes } or Constant { Content: string } => encoded,
        // Nor of what a mechanism makes of a challenge: whatever it is, it is the response.
        Made { Form: Form.Base64, Part: Made { Form: Form.Derived, IsDerived: true } } encoded => encoded,
        Made { Form: Form.Bytes or Form.Characters } made => Inner(made.Part, isNeverBase64),
        Thing { Content: { } content } => Inner(content, isNeverBase64),
        _ => null,
    };

    // A key and its secret: in Base64, that is what some servers take for a password.
    private static bool IsToken(Made encoded) => encoded.Part is Made { Form: Form.Bytes, Part: Made { Form: Form.Joined } } || encoded.Part is Constant { Content: string text } && text.IndexOf(':') >= 0;
}
