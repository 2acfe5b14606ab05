namespace SmtpReplyAnalyzers.Flow;

/// <summary>Limits on one body and all that it calls. Past one of them nothing is said of the body; real code stays far below.</summary>
internal sealed class Budget
{
    public const int MostBlocks = 2_000;
    public const int MostVisits = 20_000;
    public const int MostSummaries = 500;
    public const int DeepestCall = 3;
    public const int DeepestDialogue = 6;
    public const int DeepestOperation = 200;

    private static int _exhaustions;
    private int _visits;
    private int _summaries;

    /// <summary>How often a budget ran out in this process; tests assert that real code does not make it rise.</summary>
    public static int Exhaustions => Volatile.Read(ref _exhaustions);

    public bool IsExhausted { get; private set; }

    public bool TryVisit(int pieces) => (_visits += pieces) <= MostVisits || Exhaust();

    public bool TrySummarize() => ++_summaries <= MostSummaries || Exhaust();

    public bool Exhaust()
    {
        if (!IsExhausted)
            Interlocked.Increment(ref _exhaustions);
        IsExhausted = true;
        return false;
    }
}
