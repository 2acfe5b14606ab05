using Polly.Utilities;

namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>
/// Stands in for the clock and the dice of a mailer under proof: a delay is written down and over at once, and jitter is
/// always the middle of its range, so that delays can be compared. Public, since compiled mailers call it.
/// Each run has its own list, which follows the run's own flow of calls.
/// </summary>
public static class RecordedTime
{
    private static readonly AsyncLocal<DelayList?> Current = new();

    // Polly's policies, unlike its pipelines, have one clock for the whole process.
    static RecordedTime()
    {
        SystemClock.Sleep = static (delay, _) => Record(delay);
        SystemClock.SleepAsync = Delay;
    }

    /// <summary>The clock for Polly's pipelines.</summary>
    public static TimeProvider Provider { get; } = new RecordingTimeProvider();

    /// <summary>The dice.</summary>
    public static Random Chance { get; } = new CountedRandom();

    /// <summary>The dice of Polly's jitter.</summary>
    public static double NextDouble() => Chance.NextDouble();

    public static Task Delay(TimeSpan delay) => Delay(delay, CancellationToken.None);

    public static Task Delay(int milliseconds) => Delay(TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None);

    public static Task Delay(int milliseconds, CancellationToken token) => Delay(TimeSpan.FromMilliseconds(milliseconds), token);

    public static Task Delay(TimeSpan delay, CancellationToken token)
    {
        Record(delay);
        return token.IsCancellationRequested ? Task.FromCanceled(token) : Task.CompletedTask;
    }

    public static void Sleep(TimeSpan delay) => Record(delay);

    public static void Sleep(int milliseconds) => Record(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>For <c>token.WaitHandle.WaitOne(delay)</c>, the synchronous wait that a token can end.</summary>
    public static bool WaitOne(WaitHandle handle, TimeSpan delay)
    {
        Record(delay);
        return handle.WaitOne(0);
    }

    public static bool WaitOne(WaitHandle handle, int milliseconds) => WaitOne(handle, TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Lets the delays of everything that is called from here on go to <paramref name="list"/>.</summary>
    internal static void RecordInto(DelayList list) => Current.Value = list;

    /// <returns>False when the run's token was cancelled during this very wait.</returns>
    internal static bool Record(TimeSpan delay) => List.Add(delay);

    private static DelayList List => Current.Value ?? throw new InvalidOperationException("A mailer under proof waits outside of a run.");

    private sealed class CountedRandom : Random
    {
        protected override double Sample()
        {
            List.CountDraw();
            return 0.5;
        }

        public override double NextDouble() => Sample();

        public override int Next(int maxValue) => (int)(Sample() * maxValue);

        public override int Next(int minValue, int maxValue) => minValue + Next(maxValue - minValue);
    }
}
