using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>What MailKit does beyond one reply and one exception: identity, large messages, QUIT, connecting twice.</summary>
public sealed class MailKitHabitsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_identity_stays_when_a_message_is_sent_again()
    {
        await using var server = ScriptedSmtpServer.Start();
        using var client = await ConnectAsync(server);
        var message = MailKitSession.NewMessage();

        await client.SendAsync(message, Stop);
        await client.SendAsync(message, Stop);

        Assert.All(server.Record.Deliveries, delivery => Assert.Equal($"<{message.MessageId}>", delivery.MessageId));
    }

    [Fact]
    public async Task A_refused_recipient_is_named()
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On("RCPT", "450 later", Addresses.Two));
        using var client = await ConnectAsync(server);

        var failure = await Assert.ThrowsAsync<SmtpCommandException>(() => client.SendAsync(MailKitSession.NewMessage(recipients: 2), Stop));

        Assert.Equal(SmtpErrorCode.RecipientNotAccepted, failure.ErrorCode);
        Assert.Equal(Addresses.Two, failure.Mailbox?.Address);
    }

    [Fact]
    public async Task A_connection_lost_within_a_large_message_is_an_IOException()
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On(SmtpMoment.Text, SmtpAct.Reset));
        using var client = await ConnectAsync(server);
        var message = MailKitSession.NewMessage();
        message.Body = new TextPart { Text = string.Concat(Enumerable.Repeat("All the lines of a large invoice.\r\n", 1_000_000)) };

        await Assert.ThrowsAsync<IOException>(() => client.SendAsync(message, Stop));

        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task Connecting_twice_is_the_program_s_fault()
    {
        await using var server = ScriptedSmtpServer.Start();
        using var client = await ConnectAsync(server);

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.ConnectAsync(ScriptedSmtpServer.Host, server.Port, SecureSocketOptions.None, Stop));
    }

    [Fact]
    public async Task A_silent_server_makes_QUIT_fail_after_the_message_was_taken()
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On("QUIT", SmtpAct.Silence));
        using var client = await ConnectAsync(server);
        await client.SendAsync(MailKitSession.NewMessage(), Stop);

        client.Timeout = 50;
        await Assert.ThrowsAsync<TimeoutException>(() => client.DisconnectAsync(true, Stop));

        Assert.True(client.IsConnected);
        Assert.Equal(1, server.Record.CopiesFor(Addresses.One));
    }

    [Fact]
    public async Task The_synchronous_Disconnect_bears_a_silent_server()
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On("QUIT", SmtpAct.Silence));
        using var client = await ConnectAsync(server);

        // With a token that can be cancelled MailKit polls until it is, and the time-out counts for nothing.
        client.Timeout = 50;
        client.Disconnect(true, CancellationToken.None);

        Assert.False(client.IsConnected);
    }

    private static async Task<SmtpClient> ConnectAsync(ScriptedSmtpServer server)
    {
        var client = new SmtpClient();
        await client.ConnectAsync(ScriptedSmtpServer.Host, server.Port, SecureSocketOptions.None, Stop);
        return client;
    }
}
