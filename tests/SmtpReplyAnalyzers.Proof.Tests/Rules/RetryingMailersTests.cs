using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>The mailers of SMTP1002 as they are: what they do wrong, and what of it a fix must keep.</summary>
public sealed class RetryingMailersTests
{
    public static TheoryData<FaultyMailer> Mailers => [.. RetryingMailers.All];

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_permanent_reply_is_asked_for_again_and_again(FaultyMailer mailer)
    {
        var run = await MailerRun.StartAsync(mailer.Source, SmtpScript.AcceptAll.On("MAIL", "550 5.7.1 no mail from you"));

        Assert.True(run.Attempts >= 4, run.ToString());
        Assert.Empty(run.Server.Deliveries);
        Assert.NotNull(run.Exception);
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_transient_reply_is_survived(FaultyMailer mailer) => AssertSurvived(
        await MailerRun.StartAsync(mailer.Source, SmtpScript.AcceptAll.On("MAIL", SmtpAct.ReplyAndClose("421 4.3.2 closing"), times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_lost_connection_is_survived(FaultyMailer mailer) => AssertSurvived(
        await MailerRun.StartAsync(mailer.Source, SmtpScript.AcceptAll.On("DATA", SmtpAct.Close, times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task Each_retry_is_reported_once(FaultyMailer mailer) =>
        Assert.Equal(1, await new FixRunner(RuleIds.PermanentRetried, RuleIds.PermanentRetried, polly: true).CountAsync(mailer.Source));

    private static void AssertSurvived(MailerRun run)
    {
        Assert.Null(run.Exception);
        Assert.Equal(3, run.Attempts);
        Assert.Equal(1, run.Server.CopiesFor(Addresses.One));
        Assert.True(run.DelaysGrow, run.ToString());
    }
}
