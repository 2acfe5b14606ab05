using System.Net.Mail;
using System.Text;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>What System.Net.Mail does beyond one reply and one exception: reconnecting, addresses, identity, cancellation.</summary>
public sealed class SystemNetMailHabitsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, SmtpAct> Failures =>
    [
        (SmtpMoment.Greeting, SmtpAct.ReplyAndClose("421 closing")),
        ("EHLO", SmtpAct.ReplyAndClose("421 closing")),
        ("MAIL", SmtpAct.Reply("451 later")),
        ("MAIL", SmtpAct.ReplyAndClose("421 closing")),
        ("RCPT", SmtpAct.Reply("450 later")),
        ("RCPT", SmtpAct.Reply("550 no")),
        ("DATA", SmtpAct.Close),
        (SmtpMoment.EndOfData, SmtpAct.Reply("554 no")),
        (SmtpMoment.EndOfData, SmtpAct.Close),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_next_send_opens_a_new_connection(string where, SmtpAct act)
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On(where, act, times: 1));
        using var client = new SmtpClient(ScriptedSmtpServer.Host, server.Port);
        using var message = SystemNetMailSession.NewMessage();

        await Assert.ThrowsAnyAsync<SmtpException>(() => client.SendMailAsync(message, Stop));
        await client.SendMailAsync(message, Stop);

        Assert.Equal(2, server.Record.Connections);
        Assert.Equal(1, server.Record.CopiesFor(Addresses.One));
    }

    [Fact]
    public async Task After_a_partial_delivery_the_connection_is_kept_and_a_second_send_doubles_the_first()
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On("RCPT", "450 4.2.0 greylisted", Addresses.Two, times: 1));
        using var client = new SmtpClient(ScriptedSmtpServer.Host, server.Port);
        using var message = SystemNetMailSession.NewMessage(recipients: 2);

        await Assert.ThrowsAsync<SmtpFailedRecipientException>(() => client.SendMailAsync(message, Stop));
        await client.SendMailAsync(message, Stop);

        Assert.Equal(1, server.Record.Connections);
        Assert.Equal(2, server.Record.CopiesFor(Addresses.One));
    }

    [Fact]
    public async Task A_failed_recipient_stands_in_angle_brackets_and_in_punycode()
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On("RCPT", "550 5.1.1 no"));
        using var client = new SmtpClient(ScriptedSmtpServer.Host, server.Port);
        using var message = new MailMessage(Addresses.Sender, "one@b\u00fccher.example");

        var failure = await Assert.ThrowsAsync<SmtpFailedRecipientException>(() => client.SendMailAsync(message, Stop));

        Assert.Equal("<one@xn--bcher-kva.example>", failure.FailedRecipient);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("<order-7@example.com>")]
    public async Task The_message_has_an_identity_only_where_the_program_sets_one(string? messageId)
    {
        await using var server = ScriptedSmtpServer.Start();
        using var client = new SmtpClient(ScriptedSmtpServer.Host, server.Port);
        using var message = SystemNetMailSession.NewMessage();
        if (messageId is not null)
            message.Headers["Message-ID"] = messageId;

        await client.SendMailAsync(message, Stop);

        Assert.Equal(messageId, Assert.Single(server.Record.Deliveries).MessageId);
    }

    [Fact]
    public async Task An_attachment_over_a_seekable_stream_goes_out_whole_again()
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On(SmtpMoment.EndOfData, "451 4.3.0 later", times: 1));
        using var client = new SmtpClient(ScriptedSmtpServer.Host, server.Port);
        using var message = SystemNetMailSession.NewMessage();
        message.Attachments.Add(new Attachment(new MemoryStream("the whole invoice"u8.ToArray()), "invoice.txt"));

        await Assert.ThrowsAsync<SmtpException>(() => client.SendMailAsync(message, Stop));
        await client.SendMailAsync(message, Stop);

        Assert.Contains(Convert.ToBase64String(Encoding.ASCII.GetBytes("the whole invoice")), Assert.Single(server.Record.Deliveries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_raises_OperationCanceledException()
    {
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On("MAIL", SmtpAct.Silence));
        using var client = new SmtpClient(ScriptedSmtpServer.Host, server.Port);
        using var message = SystemNetMailSession.NewMessage();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var sending = client.SendMailAsync(message, cancellation.Token);
        await server.Record.WhenAsync("MAIL");
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Cancelling_while_the_reply_to_the_final_dot_is_awaited_is_ignored()
    {
        var cancelled = new TaskCompletionSource();
        await using var server = ScriptedSmtpServer.Start(SmtpScript.AcceptAll.On(SmtpMoment.EndOfData, SmtpAct.Reply("250 taken").After(cancelled.Task)));
        using var client = new SmtpClient(ScriptedSmtpServer.Host, server.Port);
        using var message = SystemNetMailSession.NewMessage();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var sending = client.SendMailAsync(message, cancellation.Token);
        await server.Record.WhenAsync(SmtpMoment.EndOfData);
        await cancellation.CancelAsync();
        cancelled.SetResult();
        await sending;

        Assert.Equal(1, server.Record.CopiesFor(Addresses.One));
    }
}
