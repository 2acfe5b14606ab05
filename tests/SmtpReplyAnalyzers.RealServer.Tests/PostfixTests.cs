using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.Proof.Tests.Rules;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>
/// Postfix refuses one of two recipients: the other gets a copy for each attempt, and after the fix of SMTP1008 one. It turns away who connects too
/// often: that is lost, and after the fix of SMTP1003 the caller hears of it once all attempts are gone.
/// </summary>
public sealed class PostfixTests
{
    private static readonly RuleProof Served = new("SMTP1008");
    private static readonly RuleProof Swallowed = new("SMTP1003");

    public static TheoryData<FaultyMailer> Swallowing => SinkTests.Swallowing;

    public static TheoryData<FaultyMailer> Doubling => SentAgainToServedProof.Mailers;

    [Theory]
    [MemberData(nameof(Doubling))]
    public async Task A_greylisted_recipient_doubles_the_mail_of_the_other(FaultyMailer mailer)
    {
        var (taken, delays) = await DeliverAsync(mailer.Source, "450 4.2.0 greylisted");

        Assert.True(taken > 1 && delays > 0, $"{taken} copies, {delays} delays");
    }

    [Theory]
    [MemberData(nameof(Doubling))]
    public async Task After_the_fix_the_other_gets_one_copy(FaultyMailer mailer)
    {
        var (taken, delays) = await DeliverAsync(await Served.FixAsync(mailer, polly: false), "450 4.2.0 greylisted");

        Assert.Equal(1, taken);
        Assert.InRange(delays, 0, RuleProof.MostAttempts);
    }

    [Theory]
    [MemberData(nameof(Doubling))]
    public async Task A_recipient_who_does_not_exist_costs_no_copy_either(FaultyMailer mailer)
    {
        var (taken, delays) = await DeliverAsync(await Served.FixAsync(mailer, polly: false), "550 5.1.1 unknown");

        Assert.Equal((1, 0), (taken, delays));
    }

    [Theory]
    [MemberData(nameof(Swallowing))]
    public async Task Too_many_connections_are_lost_and_after_the_fix_the_caller_hears_of_them(FaultyMailer mailer)
    {
        using var server = new PostfixServer(new Dictionary<string, string>(), isLimited: true);
        var (before, _) = await CallAsync(mailer.Source, server, recipients: 1);
        var (after, delays) = await CallAsync(await Swallowed.FixAsync(mailer, polly: false), server, recipients: 1);
        server.Stop();

        Assert.Null(before);
        Assert.Equal("ServiceNotAvailable", after?.GetType().GetProperty("StatusCode")?.GetValue(after)?.ToString());
        Assert.InRange(delays, 1, RuleProof.MostAttempts);
        Assert.Equal(0, server.Taken);
    }

    private static async Task<(int Taken, int Delays)> DeliverAsync(string source, string reply)
    {
        using var server = new PostfixServer(new Dictionary<string, string> { [Addresses.Two] = reply });
        var (exception, delays) = await CallAsync(source, server, recipients: 2);
        Assert.NotNull(exception);
        server.Stop();
        return (server.Taken, delays);
    }

    private static async Task<(Exception? Exception, int Delays)> CallAsync(string source, PostfixServer server, int recipients)
    {
        using var cancellation = new CancellationTokenSource();
        var delays = new DelayList(cancelAt: null, cancellation);
        var (exception, _) = await MailerRun.CallAsync(MailerCode.Load(source), SmtpSink.Host, server.Port, recipients, delays, cancellation.Token);
        return (exception, delays.All.Count);
    }
}
