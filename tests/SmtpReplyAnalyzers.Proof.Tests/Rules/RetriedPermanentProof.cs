using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>SMTP1002: mailers whose loop or policy asks for a permanent reply again, run after the fix.</summary>
public sealed class RetriedPermanentProof
{
    private static readonly RuleProof Proof = new(RuleIds.PermanentRetried);

    public static TheoryData<FaultyMailer> Mailers => [.. RetryingMailers.All];

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_permanent_reply_gets_one_attempt_and_the_caller_sees_it(FaultyMailer mailer)
    {
        var proof = await Proof.RunFixedAsync(mailer, mailer.UsesPolly, SmtpScript.AcceptAll.On("RCPT", "550 5.1.1 no such user"));

        proof.AssertOneAttempt(550);
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_closing_server_is_still_asked_again(FaultyMailer mailer) => AssertSurvived(
        await Proof.RunFixedAsync(mailer, mailer.UsesPolly, SmtpScript.AcceptAll.On("MAIL", SmtpAct.ReplyAndClose("421 4.3.2 closing"), times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_lost_connection_is_still_opened_again(FaultyMailer mailer) => AssertSurvived(
        await Proof.RunFixedAsync(mailer, mailer.UsesPolly, SmtpScript.AcceptAll.On("DATA", SmtpAct.Close, times: 2)));

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task The_fix_removes_its_warning(FaultyMailer mailer) =>
        Assert.Equal(0, await Proof.CountAfterOneFixAsync(mailer, mailer.UsesPolly));

    private static void AssertSurvived(ProofRun proof) => proof.Assert(
        proof.Run is { Exception: null, Attempts: 3, DelaysGrow: true } && proof.Run.Server.CopiesFor(Addresses.One) == 1);
}
