namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>LOGIN, as servers do it: user and password on two lines, the user also on the line of AUTH.</summary>
internal sealed class LoginMechanism(SmtpAccount account) : ISaslMechanism
{
    private byte[]? _user;

    public SaslStep Next(byte[]? response)
    {
        if (response is null)
            return SaslStep.Ask("Username:"u8.ToArray());
        if (_user is not null)
            return SaslStep.End(account.Is(_user, response));
        _user = response;
        return SaslStep.Ask("Password:"u8.ToArray());
    }
}
