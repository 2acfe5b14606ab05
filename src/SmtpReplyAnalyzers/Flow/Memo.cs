using System.Collections.Concurrent;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>
/// What is known of callees. A result that was not cut off holds at every depth at which it would not be cut off either; one that was holds at its
/// own depth only. So the answer never depends on what was analysed before.
/// </summary>
internal sealed class Memo<TKey, TValue>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (TValue Value, int Deepest)> _whole = new();
    private readonly ConcurrentDictionary<(TKey Key, int Depth), TValue> _cutOff = new();

    public bool TryGet(TKey key, BodyContext caller, out TValue value)
    {
        if (_whole.TryGetValue(key, out var known) && caller.Depth <= known.Deepest)
        {
            caller.Use(known.Deepest - caller.Depth);
            value = known.Value;
            return true;
        }

        if (!_cutOff.TryGetValue((key, caller.Depth), out value!))
            return false;
        caller.CutOff();
        return true;
    }

    /// <summary>Keeps what the run of <paramref name="callee"/> has told.</summary>
    public void Add(TKey key, BodyContext caller, BodyContext callee, int slack, TValue value)
    {
        if (callee.IsInRecursion)
            return;
        if (callee.IsCutOff)
            _cutOff.TryAdd((key, caller.Depth), value);
        else
            _whole.TryAdd(key, (value, caller.Depth + Math.Min(slack, callee.Slack)));
    }
}
