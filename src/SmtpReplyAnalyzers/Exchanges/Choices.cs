namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What was decided where a rehearsal could go more than one way. The next rehearsal decides otherwise at the last such place.</summary>
internal sealed class Choices
{
    private readonly List<(int Chosen, int Count)> _made = new();
    private readonly int _given;
    private int _next;

    public Choices()
    {
    }

    /// <param name="given">What is decided already, and never otherwise.</param>
    public Choices(IReadOnlyCollection<(int Chosen, int Count)> given)
    {
        _made.AddRange(given);
        _given = given.Count;
    }

    /// <summary>One of so many ways, from 0.</summary>
    public int Among(int count)
    {
        if (_next == _made.Count)
            _made.Add((0, count));
        return _made[_next++].Chosen;
    }

    /// <summary>All that was decided so far.</summary>
    public IReadOnlyCollection<(int Chosen, int Count)> SoFar => _made.GetRange(0, _next);

    /// <summary>Turns to the next way at the very first place, and leaves all others open again; false when there is none left.</summary>
    public bool Restart()
    {
        if (_made.Count > _given + 1)
            _made.RemoveRange(_given + 1, _made.Count - _given - 1);
        return Advance();
    }

    /// <summary>Turns to the next combination; false when there is none left.</summary>
    public bool Advance()
    {
        _next = 0;
        while (_made.Count > _given)
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
