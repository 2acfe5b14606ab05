namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What was decided where a rehearsal could go more than one way. The next rehearsal decides otherwise at the last such place.</summary>
internal sealed class Choices
{
    private readonly List<(int Chosen, int Count)> _made = new();
    private int _next;

    /// <summary>One of so many ways, from 0.</summary>
    public int Among(int count)
    {
        if (_next == _made.Count)
            _made.Add((0, count));
        return _made[_next++].Chosen;
    }

    /// <summary>All that was decided so far.</summary>
    public string Prefix => string.Join(",", _made.Take(_next).Select(static choice => choice.Chosen));

    /// <summary>Turns to the next combination; false when there is none left.</summary>
    public bool Advance()
    {
        _next = 0;
        while (_made.Count > 0)
        {
            var (chosen, count) = _made[_made.Count - 1];
            _made.RemoveAt(_made.Count - 1);
            if (chosen + 1 >= count)
                continue;
            _made.Add((chosen + 1, count));
            return true;
        }

        return false;
    }
}
