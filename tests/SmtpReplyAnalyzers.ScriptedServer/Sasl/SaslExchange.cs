namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>One AUTH exchange in SMTP's clothes: replies and Base64 (RFC 4954).</summary>
internal sealed class SaslExchange
{
    public const string Success = "235 2.7.0 Authentication successful";
    public const string Cancelled = "501 5.7.0 Cancelled";
    public const string NotDecoded = "501 5.5.2 Cannot decode response";
    public const string UnknownMechanism = "504 5.5.4 Unrecognized authentication type";
    public const string Refused = "535 5.7.8 Authentication credentials invalid";

    private readonly SmtpScript _script;
    private readonly ISaslMechanism? _mechanism;

    /// <param name="line">The line of AUTH, the initial response with it.</param>
    /// <param name="script">Who may log in, and how an empty challenge is written.</param>
    public SaslExchange(string line, SmtpScript script)
    {
        var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        _script = script;
        _mechanism = MechanismOf(parts.Length > 1 ? parts[1].ToUpperInvariant() : "", script.Account);
        FirstReply = parts.Length < 3 ? Reply(null) : parts[2] == "=" ? Reply([]) : Answer(parts[2]);
    }

    /// <summary>The reply to AUTH itself.</summary>
    public string FirstReply { get; }

    /// <summary>The reply to a line that answers a challenge.</summary>
    public string Answer(string line)
    {
        if (_mechanism is null)
            return UnknownMechanism;
        if (line == "*")
            return Cancelled;
        var bytes = new byte[line.Length];
        if (Convert.TryFromBase64String(line, bytes, out var length))
            return Reply(bytes[..length]);
        return _mechanism is LenientMechanism ? Reply([]) : NotDecoded;
    }

    private string Reply(byte[]? response) => _mechanism?.Next(response) switch
    {
        null => UnknownMechanism,
        { Challenge: { Length: 0 } } when _script.HasBareChallenges => "334",
        { Challenge: { } challenge } => "334 " + Convert.ToBase64String(challenge),
        { Accepts: true } => Success,
        _ => Refused,
    };

    private static ISaslMechanism? MechanismOf(string name, SmtpAccount? account) => (name, account) switch
    {
        (_, null) => new LenientMechanism(name),
        ("PLAIN", _) => new PlainMechanism(account),
        ("LOGIN", _) => new LoginMechanism(account),
        ("CRAM-MD5", _) => new CramMd5Mechanism(account),
        ("SCRAM-SHA-256", _) => new ScramMechanism(account),
        ("XOAUTH2", _) => BearerMechanism.XOAuth2(account),
        ("OAUTHBEARER", _) => BearerMechanism.OAuthBearer(account),
        _ => null,
    };
}
