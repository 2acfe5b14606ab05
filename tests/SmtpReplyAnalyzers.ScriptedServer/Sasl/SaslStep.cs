namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>What a mechanism makes of a response: another challenge, or the end (RFC 4954, section 4).</summary>
/// <param name="Challenge">The bytes of the next challenge; null: the exchange is over.</param>
/// <param name="Accepts">Whether the exchange, if it is over, has succeeded.</param>
internal sealed record SaslStep(byte[]? Challenge, bool Accepts)
{
    public static SaslStep Accept { get; } = new(null, true);

    public static SaslStep Refuse { get; } = new(null, false);

    public static SaslStep End(bool accepts) => accepts ? Accept : Refuse;

    public static SaslStep Ask(byte[] challenge) => new(challenge, false);
}
