using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>SMTP1001: mailers that condemn an address for any failure, run before and after the fix.</summary>
public sealed class CondemnedFailureProof
{
    private const string Sent = "Sent";
    private const string Bounced = "Bounced";

    private static readonly RuleProof Proof = new(RuleIds.TransientTreatedAsPermanent);

    private static readonly SmtpScript Accepting = SmtpScript.AcceptAll.Announce("AUTH PLAIN");

    public static TheoryData<FaultyMailer> Mailers => [.. CondemningMailers.All];

    public static TheoryData<FaultyMailer> MailersWithLogin => [.. CondemningMailers.All.Where(static mailer => mailer.LogsIn)];

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task Before_a_greylisted_address_is_recorded_as_bounced(FaultyMailer mailer)
    {
        var run = await MailerRun.StartAsync(mailer.Source, Accepting.On("RCPT", "450 4.7.1 greylisted", times: 1));

        Assert.Equal(Bounced, run.Returned?.ToString());
        Assert.Equal(1, run.Attempts);
        Assert.Empty(run.Server.Deliveries);
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_greylisted_message_is_delivered_once(FaultyMailer mailer) => AssertDelivered(
        await Proof.RunFixedAsync(mailer, polly: false, Accepting.On("MAIL", "450 4.7.1 greylisted", times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_closing_server_is_asked_again(FaultyMailer mailer) => AssertDelivered(
        await Proof.RunFixedAsync(mailer, polly: false, Accepting.On("MAIL", SmtpAct.ReplyAndClose("421 4.3.2 closing"), times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_lost_connection_is_opened_again(FaultyMailer mailer) => AssertDelivered(
        await Proof.RunFixedAsync(mailer, polly: false, Accepting.On("DATA", SmtpAct.Close, times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_server_that_stays_busy_is_seen_by_the_caller(FaultyMailer mailer)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly: false, Accepting.On("MAIL", "451 4.3.0 later"));

        proof.Assert(proof.Code == 451 && proof.Run.Attempts is > 1 and <= RuleProof.MostAttempts);
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_permanent_reply_still_gets_the_verdict_at_once(FaultyMailer mailer)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly: false, Accepting.On("RCPT", "550 5.1.1 no such user"));

        proof.Assert(proof.Run.Returned?.ToString() == Bounced && proof.Run.Attempts == 1);
    }

    [Theory]
    [MemberData(nameof(MailersWithLogin))]
    public async Task A_temporary_login_failure_condemns_nobody(FaultyMailer mailer) => AssertDelivered(
        await Proof.RunFixedAsync(mailer, polly: false, Accepting.On("AUTH", "454 4.7.0 later", times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task The_fix_removes_its_warning(FaultyMailer mailer) =>
        Assert.Equal(0, await Proof.CountAfterOneFixAsync(mailer, polly: false));

    private static void AssertDelivered(ProofRun proof)
    {
        proof.AssertDeliveredAtThirdAttempt();
        proof.Assert(proof.Run.Returned?.ToString() == Sent);
    }
}
