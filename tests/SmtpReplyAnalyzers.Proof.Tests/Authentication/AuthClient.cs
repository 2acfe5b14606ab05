namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>The text of a client that speaks SMTP and AUTH by hand.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Mechanism">The SASL mechanism that it uses.</param>
/// <param name="Source">
/// A class <c>Mailer</c> with a method <c>Deliver</c> or <c>DeliverAsync</c>. It and the constructor take, in any order and as far as they need
/// it, <c>host</c>, <c>port</c>, <c>user</c>, <c>password</c> or <c>token</c>, <c>sender</c>, <c>recipient</c>, <c>text</c> and a token of cancellation.
/// </param>
public sealed record AuthClient(string Name, string Mechanism, string Source)
{
    /// <summary>Whether a real server at hand knows the mechanism.</summary>
    public bool HasRealServer => Mechanism is "PLAIN" or "LOGIN" or "CRAM-MD5" or "SCRAM-SHA-256";

    public override string ToString() => $"{Mechanism}, {Name}";
}
