namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>Accepts whoever says as much as the mechanism asks for: what a script without accounts has.</summary>
internal sealed class LenientMechanism(string name) : ISaslMechanism
{
    private int _responses;

    public SaslStep Next(byte[]? response)
    {
        _responses += response is null ? 0 : 1;
        return (name, _responses) switch
        {
            ("LOGIN", 0) => SaslStep.Ask("Username:"u8.ToArray()),
            ("LOGIN", 1) => SaslStep.Ask("Password:"u8.ToArray()),
            (_, 0) => SaslStep.Ask([]),
            _ => SaslStep.Accept,
        };
    }
}
