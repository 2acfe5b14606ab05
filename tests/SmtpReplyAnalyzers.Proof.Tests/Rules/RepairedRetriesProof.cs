using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>SMTP1101, SMTP1102 and SMTP1103: mailers that tried again too soon, for ever, or on a connection that was gone, run after the fix.</summary>
public sealed class RepairedRetriesProof
{
    private static readonly RuleProof Backoff = new(RuleIds.RetryWithoutBackoff);
    private static readonly RuleProof Limit = new(RuleIds.RetryWithoutLimit);
    private static readonly RuleProof Connection = new(RuleIds.ConnectionReused);

    // Policies have no fix of these rules, nor has a retry that is no loop.
    public static TheoryData<FaultyMailer> Hasty => [.. HastyMailers.All.Where(IsLoop), .. OtherLoops.Hasty];

    public static TheoryData<FaultyMailer> Endless => [.. EndlessMailers.All.Where(IsLoop), .. OtherLoops.Endless];

    public static TheoryData<FaultyMailer> Reusing => [.. ReusingMailers.All.Where(IsLoop), .. OtherLoops.Reusing];

    private static bool IsLoop(FaultyMailer mailer) =>
        !mailer.Source.Contains("Polly", StringComparison.Ordinal) && (mailer.Source.Contains("for (", StringComparison.Ordinal) || mailer.Source.Contains("while (", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Hasty))]
    public async Task It_waits_longer_each_time_and_delivers_once(FaultyMailer mailer)
    {
        var proof = await Backoff.RunFixedAsync(mailer, polly: false, SmtpScript.AcceptAll.On("MAIL", "451 4.3.0 later", times: 2));

        proof.AssertDeliveredAtThirdAttempt();
    }

    [Theory]
    [MemberData(nameof(Hasty))]
    public async Task A_permanent_reply_gets_no_attempt_more_than_before(FaultyMailer mailer)
    {
        var proof = await Backoff.RunFixedAsync(mailer, polly: false, SmtpScript.AcceptAll.On("MAIL", "550 5.7.1 no"));

        proof.AssertOneAttempt(550);
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task The_fifth_failure_reaches_the_caller(FaultyMailer mailer)
    {
        var proof = await Limit.RunFixedAsync(mailer, polly: false, SmtpScript.AcceptAll.On("MAIL", "454 4.7.1 Relay access denied"));

        proof.Assert(proof is { Code: 454, Run: { Attempts: 5, Server.Deliveries.Count: 0 } });
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task A_server_that_recovers_in_time_gets_the_message(FaultyMailer mailer)
    {
        var proof = await Limit.RunFixedAsync(mailer, polly: false, SmtpScript.AcceptAll.On("MAIL", "451 4.3.0 later", times: 4));

        proof.Assert(proof.Run is { Exception: null, Attempts: 5 } && proof.Run.Server.CopiesFor(Addresses.One) == 1);
    }

    [Theory]
    [MemberData(nameof(Reusing))]
    public async Task A_421_is_survived_on_a_new_connection(FaultyMailer mailer)
    {
        var proof = await Connection.RunFixedAsync(mailer, polly: false, SmtpScript.AcceptAll.On("MAIL", SmtpAct.ReplyAndClose("421 4.3.2 closing"), times: 1));

        proof.Assert(proof.Run is { Exception: null, Attempts: 2 } && proof.Run.Server.CopiesFor(Addresses.One) == 1);
    }

    [Theory]
    [MemberData(nameof(Hasty))]
    [MemberData(nameof(Endless))]
    [MemberData(nameof(Reusing))]
    public async Task The_fix_removes_its_warning(FaultyMailer mailer)
    {
        foreach (var proof in new[] { (Backoff, Hasty), (Limit, Endless), (Connection, Reusing) }.Where(proof => proof.Item2.Any(row => row.Data == mailer)).Select(static proof => proof.Item1))
            Assert.Equal(0, await proof.CountAfterOneFixAsync(mailer, polly: false));
    }
}
