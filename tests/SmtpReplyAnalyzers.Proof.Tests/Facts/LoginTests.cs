using System.Net;
using MailKit.Security;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>The AUTH exchanges that the scripted server holds by itself, and who is logged in after them.</summary>
public sealed class LoginTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<SaslMechanism> Mechanisms =>
    [
        new SaslMechanismPlain("shop", "secret"),
        new SaslMechanismLogin("shop", "secret"),
        new SaslMechanismOAuth2("shop", "token"),
        new SaslMechanismOAuthBearer("shop", "token"),
    ];

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public async Task MailKit_logs_in(SaslMechanism mechanism)
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.Announce("AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER"));
        using var client = new MailKit.Net.Smtp.SmtpClient();
        await client.ConnectAsync(ScriptedSmtpServer.Host, server.Port, SecureSocketOptions.None, Stop);
        await client.AuthenticateAsync(mechanism, Stop);
        await client.SendAsync(MailKitSession.NewMessage(), Stop);

        Assert.True(Assert.Single(server.Record.Deliveries).Authenticated);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("454 4.7.0 later", false)]
    [InlineData("535 5.7.8 wrong", false)]
    public async Task System_Net_Mail_sends_without_login_where_login_is_refused(string? refusal, bool authenticated)
    {
        var script = SmtpScript.AcceptAll.Announce("AUTH LOGIN");
        await using var server = ScriptedSmtpServer.Start(refusal is null ? script : script.On(SmtpMoment.Response, refusal));
        using var client = new System.Net.Mail.SmtpClient(ScriptedSmtpServer.Host, server.Port) { Credentials = new NetworkCredential("shop", "secret") };
        using var message = SystemNetMailSession.NewMessage();

        await client.SendMailAsync(message, Stop);

        Assert.Equal(authenticated, Assert.Single(server.Record.Deliveries).Authenticated);
    }
}
