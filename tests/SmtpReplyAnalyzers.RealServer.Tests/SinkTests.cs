using SmtpReplyAnalyzers.Proof.Tests.Rules;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>Faulty mailers lose, repeat or hold up mail over a real server, and after the fix they deliver once.</summary>
public sealed class SinkTests
{
    private static readonly string[] Busy = ["-r", "mail"];
    private static readonly string[] Refusing = ["-f", "mail", "-B", "550 5.7.1 no"];
    private static readonly string[] HangingUp = ["-q", "data"];
    private static readonly string[] Closing = ["-Q", "mail"];

    private static readonly RuleProof Swallowed = new("SMTP1003");
    private static readonly RuleProof Retried = new("SMTP1002");
    private static readonly RuleProof Backoff = new("SMTP1101");
    private static readonly RuleProof Limit = new("SMTP1102");
    private static readonly RuleProof Connection = new("SMTP1103");

    // A sink that knows no AUTH is no server for those who log in.
    public static TheoryData<FaultyMailer> Swallowing => [.. SwallowingMailers.All.Where(static mailer => !mailer.LogsIn)];

    public static TheoryData<FaultyMailer> Retrying => [.. RetryingMailers.All.Where(static mailer => !mailer.LogsIn && !mailer.UsesPolly)];

    public static TheoryData<FaultyMailer> Hasty => RepairedRetriesProof.Hasty;

    public static TheoryData<FaultyMailer> Endless => RepairedRetriesProof.Endless;

    public static TheoryData<FaultyMailer> Reusing => RepairedRetriesProof.Reusing;

    [Theory]
    [MemberData(nameof(Swallowing))]
    public async Task A_failure_is_lost(FaultyMailer mailer)
    {
        using var sink = new SmtpSink(Busy);
        var run = await RealRun.StartAsync(mailer.Source, sink);

        Assert.True(run is { Exception: null, Delivered: 0 }, run.ToString());
    }

    [Theory]
    [MemberData(nameof(Swallowing))]
    public async Task A_failure_is_tried_again_and_delivered_once(FaultyMailer mailer)
    {
        using var sink = new SmtpSink(Busy);
        var run = await RealRun.StartAsync(await Swallowed.FixAsync(mailer, polly: false), sink, acceptsAt: 2);

        Assert.True(run is { Exception: null, Delays.Count: 2, Delivered: 1 }, run.ToString());
    }

    [Theory]
    [MemberData(nameof(Swallowing))]
    public async Task A_lost_connection_is_made_again_and_delivered_once(FaultyMailer mailer)
    {
        using var sink = new SmtpSink(HangingUp);
        var run = await RealRun.StartAsync(await Swallowed.FixAsync(mailer, polly: false), sink, acceptsAt: 1);

        Assert.True(run is { Exception: null, Delays.Count: 1, Delivered: 1 }, run.ToString());
    }

    [Theory]
    [MemberData(nameof(Swallowing))]
    public async Task A_permanent_failure_reaches_the_caller_at_once(FaultyMailer mailer)
    {
        using var sink = new SmtpSink(Refusing);
        var run = await RealRun.StartAsync(await Swallowed.FixAsync(mailer, polly: false), sink);

        Assert.True(run is { Exception: not null, Delays.Count: 0, Delivered: 0 }, run.ToString());
    }

    [Theory]
    [MemberData(nameof(Retrying))]
    public async Task A_permanent_reply_is_asked_for_again_and_after_the_fix_it_is_not(FaultyMailer mailer)
    {
        using var sink = new SmtpSink(Refusing);
        var before = await RealRun.StartAsync(mailer.Source, sink);
        var after = await RealRun.StartAsync(await Retried.FixAsync(mailer, polly: false), sink);

        Assert.True(before is { Delays.Count: > 0, Delivered: 0 }, before.ToString());
        Assert.True(after is { Exception: not null, Delays.Count: 0, Delivered: 0 }, after.ToString());
    }

    [Theory]
    [MemberData(nameof(Hasty))]
    public async Task It_waits_longer_each_time_until_the_server_is_well(FaultyMailer mailer)
    {
        using var sink = new SmtpSink(Busy);
        var run = await RealRun.StartAsync(await Backoff.FixAsync(mailer, polly: false), sink, acceptsAt: 2);

        Assert.True(run is { Exception: null, Delays.Count: 2, Delivered: 1 } && run.Delays[1] > run.Delays[0], run.ToString());
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task It_gives_up_after_five_attempts(FaultyMailer mailer)
    {
        using var sink = new SmtpSink(Busy);
        var run = await RealRun.StartAsync(await Limit.FixAsync(mailer, polly: false), sink);

        Assert.True(run is { Exception: not null, Delays.Count: 4, Delivered: 0 }, run.ToString());
    }

    [Theory]
    [MemberData(nameof(Reusing))]
    public async Task A_421_is_survived_on_a_new_connection_only(FaultyMailer mailer)
    {
        using var sink = new SmtpSink(Closing);
        var before = await RealRun.StartAsync(mailer.Source, sink, acceptsAt: 1);
        using var other = new SmtpSink(Closing);
        var after = await RealRun.StartAsync(await Connection.FixAsync(mailer, polly: false), other, acceptsAt: 1);

        Assert.True(before is { Exception: not null, Delivered: 0 }, before.ToString());
        Assert.True(after is { Exception: null, Delays.Count: 1, Delivered: 1 }, after.ToString());
    }
}
