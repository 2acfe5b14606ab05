using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>The mailers of SMTP1003 as they are: whatever fails, nobody has the message, and nobody knows.</summary>
public sealed class SwallowingMailersTests
{
    private static readonly SmtpScript Accepting = SmtpScript.AcceptAll.Announce("AUTH PLAIN");

    public static TheoryData<FaultyMailer> Mailers => [.. SwallowingMailers.All];

    public static TheoryData<string> Others =>
    [
        CarefulMailers.SystemNetMailLoop, CarefulMailers.SystemNetMailPipeline, CarefulMailers.MailKitLoop, CarefulMailers.MailKitPipeline,
        .. from mailer in (FaultyMailer[])[.. RetryingMailers.All, .. DoublingMailers.All, .. HastyMailers.All, .. EndlessMailers.All, .. ReusingMailers.All]
           select mailer.Source,
    ];

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_transient_reply_loses_the_message(FaultyMailer mailer) =>
        AssertLost(await MailerRun.StartAsync(mailer.Source, Accepting.OnConnect(SmtpAct.ReplyAndClose("421 4.3.2 busy"), times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_lost_connection_loses_the_message(FaultyMailer mailer) =>
        AssertLost(await MailerRun.StartAsync(mailer.Source, Accepting.On("DATA", SmtpAct.Close, times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_permanent_reply_stays_unknown(FaultyMailer mailer) =>
        AssertLost(await MailerRun.StartAsync(mailer.Source, Accepting.On("RCPT", "550 5.1.1 no such user")));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_greylisted_second_recipient_is_forgotten(FaultyMailer mailer)
    {
        var run = await MailerRun.StartAsync(mailer.Source, Accepting.On("RCPT", "450 4.2.0 greylisted", Addresses.Two, times: 2), recipients: 2);

        Assert.Null(run.Exception);
        Assert.Equal(0, run.Server.CopiesFor(Addresses.Two));
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task Each_is_reported_once(FaultyMailer mailer) =>
        Assert.Equal(1, await new FixRunner(RuleIds.FailureSwallowed, RuleIds.FailureSwallowed, polly: true).CountAsync(mailer.Source));

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Mailers_with_other_faults_or_none_are_not_reported(string source) =>
        Assert.Equal(0, await new FixRunner(RuleIds.FailureSwallowed, RuleIds.FailureSwallowed, polly: true).CountAsync(source));

    private static void AssertLost(MailerRun run)
    {
        Assert.Null(run.Exception);
        Assert.Equal(1, run.Attempts);
        Assert.Empty(run.Server.Deliveries);
    }
}
