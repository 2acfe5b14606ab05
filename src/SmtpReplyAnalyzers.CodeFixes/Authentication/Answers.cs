using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>
/// What the challenges of a mechanism ask for: PLAIN (RFC 4616), LOGIN, CRAM-MD5 (RFC 2195), XOAUTH2 and OAUTHBEARER (RFC 7628). The others are
/// computed over several steps: code for them is not written into a method that has none.
/// </summary>
internal static class Answers
{
    /// <summary>The responses from the reported challenge on; none when the mechanism asks for no more; null when they cannot be written.</summary>
    /// <param name="site">The site.</param>
    /// <param name="exchange">The exchange whose reply is the challenge.</param>
    /// <param name="report">The report.</param>
    /// <param name="challenge">The Base64 of the challenge; null where it is not known.</param>
    public static IReadOnlyList<Answer>? For(AuthSite site, Exchange exchange, AuthReport report, string? challenge)
    {
        if (HasInitialResponse(site, exchange, report.Step) is not { } initial)
            return null;
        var isToken = report.Mechanism is "XOAUTH2" or "OAUTHBEARER";
        var position = exchange.Statement!.SpanStart;
        var pair = CredentialPair.Find(site, position, isToken);
        var all = report.Mechanism switch
        {
            "PLAIN" when initial || report.Step > 0 => Enumerable.Empty<Answer>(),
            "PLAIN" when pair is not null => new[] { Coded(site, $"\"\\0\" + {pair.User} + \"\\0\" + {pair.Secret}") },
            "LOGIN" when report.Step >= (initial ? 1 : 2) => Enumerable.Empty<Answer>(),
            "LOGIN" when pair is not null => new[] { Coded(site, pair.User), Coded(site, pair.Secret) }.Skip(initial ? 1 : 0),
            "CRAM-MD5" when report.Step > 0 => Enumerable.Empty<Answer>(),
            "CRAM-MD5" when !initial && pair is not null && challenge is not null => new[] { Digest(site, position, exchange, pair, challenge) },
            "XOAUTH2" => Token(site, initial, pair is null ? null : $"\"user=\" + {pair.User} + \"\\u0001auth=Bearer \" + {pair.Secret} + \"\\u0001\\u0001\"", "\"\""),
            "OAUTHBEARER" => Token(site, initial, pair is null ? null : $"\"n,a=\" + {pair.User} + \",\\u0001auth=Bearer \" + {pair.Secret} + \"\\u0001\\u0001\"", "\"AQ==\""),
            _ => null,
        };
        var rest = all?.Skip(report.Step).ToArray();
        return rest is not null && Array.TrueForAll(rest, static answer => answer is not null) ? rest.OfType<Answer>().ToArray() : null;
    }

    private static Answer Coded(AuthSite site, string text) => new(Base64Text.Encode(site, text));

    // The credentials where they are asked for, then what an error is answered with (RFC 7628, section 3.2.3).
    private static IEnumerable<Answer?> Token(AuthSite site, bool initial, string? text, string nothing)
    {
        if (!initial)
            yield return text is null ? null : Coded(site, text);
        yield return new Answer(nothing, Array.Empty<string>(), IsMaybe: true);
    }

    // The challenge, signed with the password; in hexadecimal digits of lower case.
    private static Answer Digest(AuthSite site, int position, Exchange exchange, CredentialPair pair, string challenge)
    {
        var scope = exchange.Statement!.Parent;
        var octets = FreeNames.Find(site.Model, position, scope, "challenge", "challengeBytes");
        var digest = FreeNames.Find(site.Model, position, scope, "digest", "keyedDigest");
        var key = $"{site.Names.Of("System.Text.Encoding")}.UTF8.GetBytes({pair.Secret})";
        var hmac = site.Names.Of("System.Security.Cryptography.HMACMD5");
        var preparation = new List<string> { $"var {octets} = {Base64Text.Decode(site, challenge)};" };
        if (Has(site, "System.Security.Cryptography.HMACMD5", "HashData"))
            preparation.Add($"var {digest} = {hmac}.HashData({key}, {octets});");
        else
            preparation.AddRange(new[] { $"byte[] {digest};", $"using (var hmac = new {hmac}({key}))", site.Layout.Unit + $"{digest} = hmac.ComputeHash({octets});" });
        var convert = site.Names.Of("System.Convert");
        var hex = Has(site, "System.Convert", "ToHexStringLower") ? $"{convert}.ToHexStringLower({digest})"
            : Has(site, "System.Convert", "ToHexString") ? $"{convert}.ToHexString({digest}).ToLowerInvariant()"
            : $"{site.Names.Of("System.BitConverter")}.ToString({digest}).Replace(\"-\", \"\").ToLowerInvariant()";
        return new Answer(Base64Text.Encode(site, $"{pair.User} + \" \" + {hex}"), preparation);
    }

    private static bool Has(AuthSite site, string type, string method) =>
        site.Model.Compilation.GetTypeByMetadataName(type)?.GetMembers(method).Any(static member => member is IMethodSymbol { IsStatic: true, Parameters: [{ Type: IArrayTypeSymbol }, ..] }) == true;

    // The command that began the exchange, in the same function; null when it is not found.
    private static bool? HasInitialResponse(AuthSite site, Exchange exchange, int step)
    {
        if (LeadingText.Of(site, exchange.Line) is { NamesMechanism: true } own)
            return own.HasInitialResponse;
        var line = Requirement.FunctionOf(site, exchange.Call).DescendantNodes().OfType<ExpressionSyntax>()
            .TakeWhile(node => node.SpanStart < exchange.Call.SpanStart)
            .Where(node => node.Parent is ArgumentSyntax && site.IsString(node) && LeadingText.Of(site, node).NamesMechanism).LastOrDefault();
        if (line is null)
            return step == 0 || LeadingText.Of(site, exchange.Line).Verb == SmtpVerb.Authenticate ? null : false;
        return LeadingText.Of(site, line).HasInitialResponse;
    }
}
