namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>The delays of one run. A run that never stops waiting is stopped after <see cref="Limit"/> of them.</summary>
/// <param name="cancelAt">The number, from 1, of the delay during which the run's token is cancelled; null: never.</param>
/// <param name="source">The run's token.</param>
/// <param name="onDelay">What happens during a delay, by its number; null: nothing.</param>
internal sealed class DelayList(int? cancelAt, CancellationTokenSource source, Action<int>? onDelay = null)
{
    /// <summary>More delays than any bounded retry has.</summary>
    public const int Limit = 50;

    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _delays = [];

    /// <summary>How often the dice were thrown.</summary>
    public int Draws { get; private set; }

    public IReadOnlyList<TimeSpan> All
    {
        get
        {
            lock (_lock)
                return [.. _delays];
        }
    }

    public void CountDraw()
    {
        lock (_lock)
            Draws++;
    }

    /// <returns>False when the token was cancelled during this very wait.</returns>
    public bool Add(TimeSpan delay)
    {
        int count;
        lock (_lock)
        {
            _delays.Add(delay);
            count = _delays.Count;
        }

        if (count > Limit)
            throw new EndlessRetryException();
        onDelay?.Invoke(count);
        if (count == cancelAt)
            source.Cancel();
        return count != cancelAt;
    }
}
