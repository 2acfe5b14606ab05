namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>The server's side of one exchange.</summary>
internal interface ISaslMechanism
{
    /// <param name="response">The decoded response; null: AUTH came without an initial response.</param>
    SaslStep Next(byte[]? response);
}
