using System.Text;

namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>XOAUTH2 (the vendors') and OAUTHBEARER (RFC 7628). A failure comes as a challenge, and the negative reply only after an answer.</summary>
/// <param name="account">Whose token it is.</param>
/// <param name="header">What the response begins with: the user, in the form that the mechanism has for it.</param>
internal sealed class BearerMechanism(SmtpAccount account, string header) : ISaslMechanism
{
    private const string Error = """{"status":"401","schemes":"bearer","scope":"https://mail.scripted.test/"}""";
    private bool _refused;

    public static BearerMechanism XOAuth2(SmtpAccount account) => new(account, $"user={account.User}\u0001");

    public static BearerMechanism OAuthBearer(SmtpAccount account) => new(account, $"n,a={account.User},\u0001");

    public SaslStep Next(byte[]? response)
    {
        if (_refused)
            return SaslStep.Refuse;
        if (response is null)
            return SaslStep.Ask([]);
        if (Fits(Encoding.UTF8.GetString(response)))
            return SaslStep.Accept;
        _refused = true;
        return SaslStep.Ask(Encoding.ASCII.GetBytes(Error));
    }

    private bool Fits(string response) =>
        response.StartsWith(header, StringComparison.Ordinal)
        && response.EndsWith("\u0001\u0001", StringComparison.Ordinal)
        && response[header.Length..].Split('\u0001').Contains("auth=Bearer " + account.Secret, StringComparer.Ordinal);
}
