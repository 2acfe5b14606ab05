using System.Net.Mail;
using MailKit.Net.Smtp;
using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>The harness itself, on mailers that are known to be right, and on one that is known to be wrong.</summary>
public sealed class MailerRunTests
{
    private const string Endless = """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        public class Mailer
        {
            public async Task DeliverAsync(string host, int port, MailMessage message)
            {
                var sent = false;
                while (!sent)
                {
                    try
                    {
                        using var client = new SmtpClient(host, port);
                        await client.SendMailAsync(message);
                        sent = true;
                    }
                    catch (SmtpException)
                    {
                        await Task.Delay(1000);
                    }
                }
            }
        }
        """;

    public static TheoryData<string> Careful =>
        [CarefulMailers.SystemNetMailLoop, CarefulMailers.SystemNetMailPipeline, CarefulMailers.MailKitLoop, CarefulMailers.MailKitPipeline];

    [Theory]
    [MemberData(nameof(Careful))]
    public async Task Sees_one_delivery_after_two_transient_replies(string source)
    {
        var run = await MailerRun.StartAsync(source, SmtpScript.AcceptAll.OnConnect(SmtpAct.ReplyAndClose("421 4.3.2 busy"), times: 2));

        Assert.Null(run.Exception);
        Assert.Equal(3, run.Attempts);
        Assert.Equal(1, run.Server.CopiesFor(Addresses.One));
        Assert.Equal(2, run.Delays.Count);
        Assert.True(run.DelaysGrow, run.ToString());
        Assert.Equal(["", "", "EHLO MAIL RCPT DATA ."], run.Server.Transcript);
    }

    [Theory]
    [MemberData(nameof(Careful))]
    public async Task Sees_one_delivery_after_two_lost_connections(string source)
    {
        var run = await MailerRun.StartAsync(source, SmtpScript.AcceptAll.On("DATA", SmtpAct.Close, times: 2));

        Assert.Null(run.Exception);
        Assert.Equal(3, run.Attempts);
        Assert.Equal(1, run.Server.CopiesFor(Addresses.One));
    }

    [Theory]
    [MemberData(nameof(Careful))]
    public async Task Sees_a_permanent_reply_come_out_after_one_attempt(string source)
    {
        var run = await MailerRun.StartAsync(source, SmtpScript.AcceptAll.On("RCPT", "550 5.1.1 no such user"));

        Assert.Equal(550, run.Exception switch
        {
            SmtpException failure => (int)failure.StatusCode,
            SmtpCommandException failure => (int)failure.StatusCode,
            _ => 0,
        });
        Assert.Equal(1, run.Attempts);
        Assert.Empty(run.Delays);
        Assert.Empty(run.Server.Deliveries);
    }

    [Theory]
    [InlineData(CarefulMailers.SystemNetMailPipeline)]
    [InlineData(CarefulMailers.MailKitLoop)]
    [InlineData(CarefulMailers.MailKitPipeline)]
    public async Task Sees_cancellation_end_the_wait(string source)
    {
        var run = await MailerRun.StartAsync(source, SmtpScript.AcceptAll.On("MAIL", "451 4.3.0 later"), cancelAtDelay: 2);

        Assert.IsType<OperationCanceledException>(run.Exception, exactMatch: false);
        Assert.Equal(2, run.Attempts);
        Assert.Equal(2, run.Delays.Count);
    }

    [Theory]
    [InlineData(CarefulMailers.SystemNetMailLoop, 0)]
    [InlineData(CarefulMailers.MailKitLoop, 2)]
    [InlineData(CarefulMailers.MailKitPipeline, 2)]
    public async Task Counts_how_often_the_dice_are_thrown(string source, int draws)
    {
        var run = await MailerRun.StartAsync(source, SmtpScript.AcceptAll.On("MAIL", "451 4.3.0 later", times: 2));

        Assert.Equal(draws, run.Draws);
        Assert.True(run.DelaysGrow, run.ToString());
    }

    [Fact]
    public async Task Stops_a_retry_that_has_no_limit()
    {
        var run = await MailerRun.StartAsync(Endless, SmtpScript.AcceptAll.On("MAIL", "451 4.3.0 later"));

        Assert.IsType<EndlessRetryException>(run.Exception);
        Assert.All(run.Delays, delay => Assert.Equal(TimeSpan.FromSeconds(1), delay));
    }

    [Fact]
    public async Task Hands_over_what_the_mailer_returns() =>
        Assert.Equal(true, (await MailerRun.StartAsync(CarefulMailers.SystemNetMailLoop, SmtpScript.AcceptAll)).Returned);
}
