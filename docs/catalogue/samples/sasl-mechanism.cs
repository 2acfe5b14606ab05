using System.Text;
using MailKit.Security;

public sealed class SaslMechanismToken(string user, string token) : SaslMechanism(user, token)
{
    public override string MechanismName => "XOAUTH2";

    public override bool SupportsInitialResponse => true;

    protected override byte[] Challenge(byte[] challenge, int startIndex, int length, CancellationToken cancellationToken)
    {
        // The second challenge is the server's error: an empty answer fetches the 535.
        if (IsAuthenticated)
            return [];
        IsAuthenticated = true;
        return Encoding.UTF8.GetBytes($"user={user}\u0001auth=Bearer {token}\u0001\u0001");
    }
}
