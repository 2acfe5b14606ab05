namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>A clock whose timers write down how long they were to wait, and fire at once.</summary>
internal sealed class RecordingTimeProvider : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
            return new FiredTimer();

        // A wait that cancellation has ended must not end by itself as well: which came first would be chance.
        if (RecordedTime.Record(dueTime))
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new FiredTimer();
    }

    private sealed class FiredTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
