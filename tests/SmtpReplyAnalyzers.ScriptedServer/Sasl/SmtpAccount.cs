using System.Text;

namespace SmtpReplyAnalyzers.ScriptedServer.Sasl;

/// <summary>Who may log in.</summary>
/// <param name="User">The authentication identity.</param>
/// <param name="Secret">The password, or the token of XOAUTH2 and OAUTHBEARER.</param>
internal sealed record SmtpAccount(string User, string Secret)
{
    /// <summary>The password in UTF-8, as all mechanisms want it (RFC 4616, RFC 5802; for CRAM-MD5 and LOGIN by custom).</summary>
    public byte[] SecretBytes => Encoding.UTF8.GetBytes(Secret);

    public bool Is(byte[] user, byte[] secret) => user.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(User)) && secret.AsSpan().SequenceEqual(SecretBytes);
}
