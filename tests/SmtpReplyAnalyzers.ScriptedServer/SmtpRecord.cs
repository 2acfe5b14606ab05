namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>
/// What happened at a server. A command is recorded before it is replied to, a message before its final reply, so that a client
/// that has returned finds everything here. QUIT is left out: a client may send it and go, and whether it is seen in time is chance.
/// </summary>
public sealed class SmtpRecord
{
    private readonly Lock _lock = new();
    private readonly List<List<string>> _sessions = [];
    private readonly List<SmtpDelivery> _deliveries = [];
    private readonly List<(string Verb, TaskCompletionSource Arrived)> _waiting = [];
    private int _logins;

    /// <summary>How many connections were accepted.</summary>
    public int Connections => Read(() => _sessions.Count);

    /// <summary>How many AUTH exchanges have ended in 235.</summary>
    public int Logins => Read(() => _logins);

    /// <summary>The lines that each connection sent: commands, and responses to challenges; not the message's text.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sessions => Read(() => _sessions.Select(IReadOnlyList<string> (lines) => [.. lines]).ToArray());

    /// <summary>The messages that were taken, in order.</summary>
    public IReadOnlyList<SmtpDelivery> Deliveries => Read(() => _deliveries.ToArray());

    /// <summary>The verbs of each connection, one line each: <c>"EHLO MAIL RCPT DATA ."</c>.</summary>
    public IReadOnlyList<string> Transcript => [.. Sessions.Select(lines => string.Join(' ', lines.Select(SmtpLine.VerbOf)))];

    /// <summary>How many copies <paramref name="recipient"/> has got.</summary>
    public int CopiesFor(string recipient) =>
        Deliveries.Sum(delivery => delivery.Recipients.Count(r => string.Equals(r, recipient, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Completes when <paramref name="verb"/> has been recorded for the first time.</summary>
    public Task WhenAsync(string verb)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_sessions.Any(lines => lines.Any(line => SmtpLine.VerbOf(line) == verb)))
                arrived.SetResult();
            else
                _waiting.Add((verb, arrived));
        }

        return arrived.Task;
    }

    internal int AddConnection()
    {
        lock (_lock)
        {
            _sessions.Add([]);
            return _sessions.Count;
        }
    }

    internal void AddLine(int connection, string line)
    {
        lock (_lock)
        {
            _sessions[connection - 1].Add(line);
            foreach (var (verb, arrived) in _waiting)
            {
                if (verb == SmtpLine.VerbOf(line))
                    arrived.TrySetResult();
            }
        }
    }

    internal void AddDelivery(SmtpDelivery delivery)
    {
        lock (_lock)
            _deliveries.Add(delivery);
    }

    internal void AddLogin()
    {
        lock (_lock)
            _logins++;
    }

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
            return read();
    }
}
