using MailKit.Security;
using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>The mechanisms of the scripted server against another's implementation of the client's side.</summary>
public sealed class MechanismTests
{
    private const string Announced = "AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256 XOAUTH2 OAUTHBEARER";

    public static TheoryData<string> Names => [.. Announced.Split(' ')[1..]];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public Task MailKit_logs_in(string mechanism) => LogInAsync(mechanism, Account(mechanism), Account(mechanism));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task MailKit_is_refused_with_another_secret(string mechanism)
    {
        var refusal = await Assert.ThrowsAsync<AuthenticationException>(() => LogInAsync(mechanism, Account(mechanism), Account(mechanism).Wrong));

        Assert.StartsWith("535", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTH PLAIN", "334 ")]
    [InlineData("AUTH PLAIN =", "535")]
    [InlineData("AUTH PLAIN ***", "501")]
    [InlineData("AUTH PLAIN AGJvYgBzM2NyZXQgcGFzcw==", "235")]
    [InlineData("AUTH LOGIN", "334 VXNlcm5hbWU6")]
    [InlineData("AUTH login Ym9i", "334 UGFzc3dvcmQ6")]
    [InlineData("AUTH CRAM-MD5", "334 PDE4OTYuNjk3MTcwOTUyQHNjcmlwdGVkLnRlc3Q+")]
    [InlineData("AUTH CRAM-MD5 Ym9i", "535")]
    [InlineData("AUTH SCRAM-SHA-256 eSwsbj1ib2Iscj0x", "535")]
    [InlineData("AUTH XOAUTH2 dXNlcj1ib2I=", "334 eyJz")]
    [InlineData("AUTH GSSAPI", "504")]
    [InlineData("MAIL FROM:<a@example.com>", "530")]
    public async Task The_server_replies(string line, string reply)
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.AdmitOnly(Credentials.Bob.User, Credentials.Bob.Secret));
        using var client = new System.Net.Sockets.TcpClient(ScriptedSmtpServer.Host, server.Port);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await reader.ReadLineAsync(Stop);
        await writer.WriteLineAsync(line.AsMemory(), Stop);

        Assert.StartsWith(reply, await reader.ReadLineAsync(Stop), StringComparison.Ordinal);
        if (reply is ['3', ..])
        {
            await writer.WriteLineAsync("*".AsMemory(), Stop);
            Assert.StartsWith("501", await reader.ReadLineAsync(Stop), StringComparison.Ordinal);
        }
    }

    // A password may be anything, a token is ASCII (RFC 6750, section 2.1).
    private static Credentials Account(string mechanism) => mechanism is "XOAUTH2" or "OAUTHBEARER" ? Credentials.Bob : Credentials.Zoe;

    private static async Task LogInAsync(string mechanism, Credentials account, Credentials used)
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.Announce(Announced).AdmitOnly(account.User, account.Secret));
        using var client = new MailKit.Net.Smtp.SmtpClient();
        await client.ConnectAsync(ScriptedSmtpServer.Host, server.Port, SecureSocketOptions.None, Stop);
        await client.AuthenticateAsync(New(mechanism, used), Stop);
        await client.SendAsync(MailKitSession.NewMessage(), Stop);
        Assert.True(Assert.Single(server.Record.Deliveries).Authenticated);
    }

    private static SaslMechanism New(string mechanism, Credentials used) => mechanism switch
    {
        "PLAIN" => new SaslMechanismPlain(used.User, used.Secret),
        "LOGIN" => new SaslMechanismLogin(used.User, used.Secret),
        "CRAM-MD5" => new SaslMechanismCramMd5(used.User, used.Secret),
        "SCRAM-SHA-256" => new SaslMechanismScramSha256(used.User, used.Secret),
        "XOAUTH2" => new SaslMechanismOAuth2(used.User, used.Secret),
        _ => new SaslMechanismOAuthBearer(used.User, used.Secret),
    };
}
