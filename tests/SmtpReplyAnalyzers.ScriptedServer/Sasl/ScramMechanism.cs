using System.Security.Cryptography;
using System.Text;

namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>SCRAM-SHA-256 (RFC 5802, RFC 7677) without channel binding. The server's signature comes as one more challenge (RFC 4954, section 4).</summary>
internal sealed class ScramMechanism(SmtpAccount account) : ISaslMechanism
{
    private const int Iterations = 4096;
    private const string OwnNonce = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private const string NoBinding = "n,,";
    private static readonly byte[] Salt = Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ==");

    private string? _clientFirst;
    private string _serverFirst = "";
    private bool _proven;

    public SaslStep Next(byte[]? response)
    {
        if (response is null)
            return SaslStep.Ask([]);
        if (_proven)
            return SaslStep.End(response.Length == 0);
        var text = Encoding.UTF8.GetString(response);
        return _clientFirst is null ? First(text) : Final(text);
    }

    private SaslStep First(string text)
    {
        if (!text.StartsWith(NoBinding, StringComparison.Ordinal))
            return SaslStep.Refuse;
        _clientFirst = text[NoBinding.Length..];
        if (Attribute(_clientFirst, "n") != account.User || Attribute(_clientFirst, "r") is not { } nonce)
            return SaslStep.Refuse;
        _serverFirst = $"r={nonce}{OwnNonce},s={Convert.ToBase64String(Salt)},i={Iterations}";
        return SaslStep.Ask(Encoding.UTF8.GetBytes(_serverFirst));
    }

    private SaslStep Final(string text)
    {
        var end = text.LastIndexOf(",p=", StringComparison.Ordinal);
        if (end < 0 || Attribute(text, "r") != Attribute(_serverFirst, "r") || Attribute(text, "c") != Convert.ToBase64String(Encoding.UTF8.GetBytes(NoBinding)))
            return SaslStep.Refuse;
        var salted = Rfc2898DeriveBytes.Pbkdf2(account.SecretBytes, Salt, Iterations, HashAlgorithmName.SHA256, 32);
        var message = Encoding.UTF8.GetBytes($"{_clientFirst},{_serverFirst},{text[..end]}");
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        var signature = HMACSHA256.HashData(SHA256.HashData(clientKey), message);
        var proof = clientKey.Zip(signature, static (key, sign) => (byte)(key ^ sign)).ToArray();
        if (text[(end + 3)..] != Convert.ToBase64String(proof))
            return SaslStep.Refuse;
        _proven = true;
        return SaslStep.Ask(Encoding.ASCII.GetBytes("v=" + Convert.ToBase64String(HMACSHA256.HashData(HMACSHA256.HashData(salted, "Server Key"u8), message))));
    }

    private static string? Attribute(string message, string name) =>
        message.Split(',').FirstOrDefault(part => part.StartsWith(name + "=", StringComparison.Ordinal))?[2..];
}
