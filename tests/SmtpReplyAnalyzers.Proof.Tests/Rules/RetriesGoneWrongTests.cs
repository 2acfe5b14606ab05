using MailKit;
using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>The mailers of SMTP1008 and SMTP11xx as they are: how a retry doubles, storms, never ends, or loses.</summary>
public sealed class RetriesGoneWrongTests
{
    public static TheoryData<FaultyMailer> Doubling => [.. DoublingMailers.All];

    public static TheoryData<FaultyMailer> Hasty => [.. HastyMailers.All];

    public static TheoryData<FaultyMailer> Endless => [.. EndlessMailers.All];

    public static TheoryData<FaultyMailer> Reusing => [.. ReusingMailers.All];

    [Theory]
    [MemberData(nameof(Doubling))]
    public async Task The_first_recipient_gets_a_copy_for_each_attempt(FaultyMailer mailer)
    {
        var run = await MailerRun.StartAsync(mailer.Source, SmtpScript.AcceptAll.On("RCPT", "450 4.2.0 greylisted", Addresses.Two, times: 1), recipients: 2);

        Assert.Null(run.Exception);
        Assert.Equal(2, run.Server.CopiesFor(Addresses.One));
        Assert.Equal(1, run.Server.CopiesFor(Addresses.Two));
    }

    [Theory]
    [MemberData(nameof(Hasty))]
    public async Task All_attempts_are_gone_before_the_server_is_well_again(FaultyMailer mailer)
    {
        var run = await MailerRun.StartAsync(mailer.Source, SmtpScript.AcceptAll.On("MAIL", "451 4.3.0 later", times: 10));

        Assert.Equal(4, run.Attempts);
        Assert.Equal(TimeSpan.Zero, run.Delays.Aggregate(TimeSpan.Zero, (sum, delay) => sum + delay));
        Assert.Empty(run.Server.Deliveries);
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task A_server_that_never_recovers_is_asked_for_ever(FaultyMailer mailer)
    {
        var run = await MailerRun.StartAsync(mailer.Source, SmtpScript.AcceptAll.On("MAIL", "454 4.7.1 Relay access denied"));

        Assert.IsType<EndlessRetryException>(run.Exception);
        Assert.True(run.Attempts > DelayList.Limit, run.ToString());
    }

    [Theory]
    [MemberData(nameof(Hasty))]
    public async Task Each_retry_without_delay_is_reported_once(FaultyMailer mailer) =>
        Assert.Equal(1, await new FixRunner(RuleIds.RetryWithoutBackoff, RuleIds.RetryWithoutBackoff, polly: true).CountAsync(mailer.Source));

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Each_retry_without_limit_is_reported_once(FaultyMailer mailer) =>
        Assert.Equal(1, await new FixRunner(RuleIds.RetryWithoutLimit, RuleIds.RetryWithoutLimit, polly: true).CountAsync(mailer.Source));

    [Theory]
    [MemberData(nameof(Reusing))]
    public async Task A_421_is_survived_by_nobody(FaultyMailer mailer)
    {
        var run = await MailerRun.StartAsync(mailer.Source, SmtpScript.AcceptAll.On("MAIL", SmtpAct.ReplyAndClose("421 4.3.2 closing"), times: 1));

        Assert.IsType<ServiceNotConnectedException>(run.Exception);
        Assert.Equal(1, run.Attempts);
        Assert.Empty(run.Server.Deliveries);
    }
}
