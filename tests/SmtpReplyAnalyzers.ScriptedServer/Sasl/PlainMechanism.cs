namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>PLAIN (RFC 4616): <c>authzid NUL authcid NUL password</c>, at once or after an empty challenge.</summary>
internal sealed class PlainMechanism(SmtpAccount account) : ISaslMechanism
{
    public SaslStep Next(byte[]? response)
    {
        if (response is null)
            return SaslStep.Ask([]);
        var first = Array.IndexOf(response, (byte)0);
        var second = first < 0 ? -1 : Array.IndexOf(response, (byte)0, first + 1);
        return SaslStep.End(second > 0 && account.Is(response[(first + 1)..second], response[(second + 1)..]));
    }
}
