using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>SMTP1003: mailers that swallow failures, run after the fix.</summary>
public sealed class SwallowedFailureProof
{
    private static readonly string[] Moments = [SmtpMoment.Greeting, "EHLO", "MAIL", "RCPT", "DATA", SmtpMoment.EndOfData];

    private static readonly RuleProof Proof = new(RuleIds.FailureSwallowed);

    private static readonly SmtpScript Accepting = SmtpScript.AcceptAll.Announce("AUTH PLAIN");

    public static TheoryData<FaultyMailer, bool> Fixes =>
        [.. from mailer in SwallowingMailers.All from polly in new[] { false, true } select (mailer, polly)];

    public static TheoryData<FaultyMailer, bool> FixesWithToken => [.. Fixes.Where(row => row.Data.Item1.HasToken)];

    public static TheoryData<FaultyMailer, bool> FixesWithLogin => [.. Fixes.Where(row => row.Data.Item1.LogsIn)];

    public static TheoryData<FaultyMailer, bool, string> FixesAtEachCommand =>
        [.. from row in Fixes from moment in Moments select (row.Data.Item1, row.Data.Item2, moment)];

    public static TheoryData<FaultyMailer, bool, SmtpAct> FixesAtQuit =>
        [.. from row in Fixes from act in new[] { SmtpAct.Reply("421 4.3.2 closing"), SmtpAct.Close, SmtpAct.Reset } select (row.Data.Item1, row.Data.Item2, act)];

    [Theory]
    [MemberData(nameof(FixesAtEachCommand))]
    public async Task After_421_twice_the_message_is_delivered_once(FaultyMailer mailer, bool polly, string moment)
    {
        // The code of a 421 that closes the connection at EHLO is lost; that the connection is lost is not.
        var proof = await Proof.RunFixedAsync(mailer, polly, Accepting.On(moment, SmtpAct.ReplyAndClose("421 4.3.2 closing"), times: 2));

        proof.AssertDeliveredAtThirdAttempt();
    }

    [Theory]
    [MemberData(nameof(FixesAtEachCommand))]
    public async Task After_the_connection_was_lost_twice_the_message_is_delivered_once(FaultyMailer mailer, bool polly, string moment)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly, Accepting.On(moment, SmtpAct.Close, times: 2));

        proof.AssertDeliveredAtThirdAttempt();
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task A_greylisted_second_recipient_neither_doubles_the_first_nor_is_forgotten(FaultyMailer mailer, bool polly)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly, Accepting.On("RCPT", "450 4.2.0 greylisted", Addresses.Two, times: 2), recipients: 2);

        var (one, two) = (proof.Run.Server.CopiesFor(Addresses.One), proof.Run.Server.CopiesFor(Addresses.Two));
        proof.Assert(one == 1 && (two == 1 || (two == 0 && proof.FailedRecipient == Addresses.Two)));
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task A_permanent_reply_gets_one_attempt_and_the_caller_sees_it(FaultyMailer mailer, bool polly)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly, Accepting.On("RCPT", "550 5.1.1 no such user"));

        proof.AssertOneAttempt(550);
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task Attempts_end_and_the_last_failure_surfaces(FaultyMailer mailer, bool polly)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly, Accepting.On("MAIL", "451 4.3.0 later"));

        proof.Assert(proof.Code == 451 && proof.Run.Attempts is > 2 and <= RuleProof.MostAttempts && proof.Run.DelaysGrow);
    }

    [Theory]
    [MemberData(nameof(FixesAtQuit))]
    public async Task A_message_that_was_taken_is_not_sent_again_whatever_becomes_of_QUIT(FaultyMailer mailer, bool polly, SmtpAct act)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly, Accepting.On("QUIT", act));

        proof.Assert(proof.Run is { Exception: null, Attempts: 1 } && proof.Run.Server.CopiesFor(Addresses.One) == 1);
    }

    [Theory]
    [MemberData(nameof(FixesWithToken))]
    public async Task Cancellation_ends_the_wait(FaultyMailer mailer, bool polly)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly, Accepting.On("MAIL", "451 4.3.0 later"), cancelAtDelay: 1);

        proof.Assert(proof.Run is { Exception: OperationCanceledException, Attempts: 1 });
    }

    [Theory]
    [MemberData(nameof(FixesWithLogin))]
    public async Task A_temporary_login_failure_is_retried(FaultyMailer mailer, bool polly)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly, Accepting.On("AUTH", "454 4.7.0 later", times: 2));

        proof.AssertDeliveredAtThirdAttempt();
    }

    [Theory]
    [MemberData(nameof(FixesWithLogin))]
    public async Task A_wrong_password_gets_one_attempt(FaultyMailer mailer, bool polly)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly, Accepting.On("AUTH", "535 5.7.8 wrong"));

        proof.AssertOneAttempt(535);
    }

    [Theory]
    [MemberData(nameof(Fixes))]
    public async Task The_fix_removes_its_warning(FaultyMailer mailer, bool polly) =>
        Assert.Equal(0, await Proof.CountAfterOneFixAsync(mailer, polly));
}
