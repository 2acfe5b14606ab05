using System.Security.Cryptography;
using System.Text;

namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>CRAM-MD5 (RFC 2195): the challenge keyed with the password. It has no initial response.</summary>
internal sealed class CramMd5Mechanism(SmtpAccount account) : ISaslMechanism
{
    private const string Stamp = "<1896.697170952@scripted.test>";
    private bool _asked;

    public SaslStep Next(byte[]? response)
    {
        if (response is null && !_asked)
        {
            _asked = true;
            return SaslStep.Ask(Encoding.ASCII.GetBytes(Stamp));
        }

        var digest = Convert.ToHexStringLower(HMACMD5.HashData(account.SecretBytes, Encoding.ASCII.GetBytes(Stamp)));
        return SaslStep.End(_asked && response.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes($"{account.User} {digest}")));
    }
}
