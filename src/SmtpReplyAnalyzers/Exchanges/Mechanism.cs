using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>A SASL mechanism, as the exchange of it goes (RFC 4422, section 3).</summary>
/// <param name="Name">Its name in capitals; empty where it is not known.</param>
/// <param name="Challenges">How many challenges ask for something before the outcome, when there was no initial response.</param>
internal sealed record Mechanism(string Name, int Challenges)
{
    /// <summary>The client learns an error by a challenge, and must answer it (RFC 7628, section 3.2.3; XOAUTH2 likewise).</summary>
    public bool TellsErrors => Name is "XOAUTH2" or "OAUTHBEARER";

    /// <summary>FTP has other ones, with the same codes (RFC 2228).</summary>
    public bool IsOfMail => Name is "LOGIN" or "PLAIN" or "CRAM-MD5" or "DIGEST-MD5" or "XOAUTH2" or "OAUTHBEARER" or "NTLM" || Name.StartsWith("SCRAM-", StringComparison.Ordinal);

    /// <summary>What stands behind <c>AUTH</c> may be such a name (RFC 4422, section 3.1), as far as it is known; a message to somebody has other characters as well.</summary>
    public static bool MayFollow(BaseLibrary.Text start)
    {
        var words = start.Start.Trim().Split(new[] { ' ' }, 3, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 || words[1].All(static one => one is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '_');
    }

    /// <summary>The text after <c>AUTH</c>; the name is what stands before the first space.</summary>
    public static Mechanism Of(string name)
    {
        name = name.ToUpperInvariant();
        return new Mechanism(name, name switch
        {
            "LOGIN" or "NTLM" => 2,
            "PLAIN" or "CRAM-MD5" or "XOAUTH2" or "OAUTHBEARER" or "EXTERNAL" => 1,
            "DIGEST-MD5" => 2,
            _ when name.StartsWith("SCRAM", StringComparison.Ordinal) => 3,
            _ => 1,
        });
    }
}

/// <summary>How far an exchange has come.</summary>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="HasInitialResponse">Something followed the mechanism on the line of <c>AUTH</c>.</param>
/// <param name="Answers">How many challenges were answered.</param>
internal sealed record ExchangeState(Mechanism Mechanism, bool HasInitialResponse, int Answers)
{
    /// <summary>The server has to ask once more before it can decide.</summary>
    public bool IsChallengeDue => Answers + (HasInitialResponse ? 1 : 0) < Mechanism.Challenges;

    /// <summary>A challenge more than the mechanism has was answered: no server asks for ever.</summary>
    public bool IsOver => Answers + (HasInitialResponse ? 1 : 0) > Mechanism.Challenges;

    /// <summary>Whether a challenge may still come where none is due: more of a step that some servers leave out.</summary>
    public bool MayGoOn => Mechanism.Name.Length == 0 || Mechanism.Name == "DIGEST-MD5" || Mechanism.Name.StartsWith("SCRAM", StringComparison.Ordinal);
}
