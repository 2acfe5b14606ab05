using SmtpReplyAnalyzers.Proof.Tests.Harness;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>What came of one message that a mailer was asked to deliver to a real server.</summary>
/// <param name="Exception">What came out of the mailer; null: nothing.</param>
/// <param name="Delays">The waits that it asked for, in order; none of them took any time.</param>
/// <param name="Delivered">How many messages the server has taken.</param>
internal sealed record RealRun(Exception? Exception, IReadOnlyList<TimeSpan> Delays, int Delivered)
{
    /// <param name="source">The text of the mailer.</param>
    /// <param name="sink">The server.</param>
    /// <param name="acceptsAt">The number, from 1, of the wait in which the server recovers; null: never.</param>
    public static async Task<RealRun> StartAsync(string source, SmtpSink sink, int? acceptsAt = null)
    {
        using var cancellation = new CancellationTokenSource();
        var delays = new DelayList(cancelAt: null, cancellation, number =>
        {
            if (number == acceptsAt)
                sink.Accept();
        });
        var (exception, _) = await MailerRun.CallAsync(MailerCode.Load(source), SmtpSink.Host, sink.Port, recipients: 1, delays, cancellation.Token);
        return new RealRun(exception, delays.All, sink.Delivered);
    }

    public override string ToString() => $"{Delivered} delivered; {Exception?.ToString() ?? "no exception"}; delays {string.Join(' ', Delays)}";
}
