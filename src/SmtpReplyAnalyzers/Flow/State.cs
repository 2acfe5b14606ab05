using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What is known at the entry of a block: pieces; those of one way have no failure in common.</summary>
internal sealed class State
{
    private const int MostPieces = 16;
    private const int MostPositions = 2 * Enumerator.MostSteps;
    private readonly List<Piece> _pieces = new();

    public IReadOnlyList<Piece> Pieces => _pieces;

    /// <summary>The pieces that arrived, or changed, since they were asked for last.</summary>
    public List<Piece> TakeFresh()
    {
        var fresh = _pieces.FindAll(static piece => piece.IsNew);
        foreach (var piece in fresh)
            piece.IsNew = false;
        return fresh;
    }

    /// <summary>All pieces count as new.</summary>
    public void Refresh() => _pieces.ForEach(static piece => piece.IsNew = true);

    public State Clone()
    {
        var clone = new State();
        clone._pieces.AddRange(_pieces);
        return clone;
    }

    /// <summary>Nothing new would be learned from it.</summary>
    public bool Covers(Piece piece) => _pieces.Exists(known => known.IsPending == piece.IsPending && known.IsOfSameWay(piece) && known.Env.Join(piece.Env).Equals(known.Env));

    /// <summary>Adds what arrives on another edge; false when nothing new is learned from it.</summary>
    public bool Add(Piece piece)
    {
        var rest = piece.Failures;
        var changed = new List<Piece>();
        for (var i = 0; i < _pieces.Count && !rest.IsEmpty; i++)
        {
            var known = _pieces[i];
            if (!known.Failures.Overlaps(rest) || !known.IsOfSameWay(piece))
                continue;
            var common = known.Failures.Intersect(rest);
            rest = rest.Except(common);
            var joined = known.Env.Join(piece.Env);
            if (joined.Equals(known.Env))
                continue;
            var left = known.Failures.Except(common);
            _pieces[i] = new Piece(common, joined, known.Trail, known.Resume);
            changed.Add(_pieces[i]);
            if (!left.IsEmpty)
                _pieces.Insert(++i, new Piece(left, known.Env, known.Trail, known.Resume) { IsNew = known.IsNew });
        }

        if (!rest.IsEmpty)
        {
            changed.Add(new Piece(rest, piece.Env.Clone(), piece.Trail, piece.Resume));
            _pieces.Add(changed[changed.Count - 1]);
        }

        foreach (var part in changed)
        {
            if (_pieces.Contains(part))
                Unite(part).IsNew = true;
        }

        return changed.Count > 0;
    }

    /// <summary>More ways than a real body has: the caller gives up.</summary>
    public bool IsTooLarge => _pieces.Count > MostPositions;

    // Pieces of one way and with one environment are one piece; past the limit those of one way are, whatever they know.
    private Piece Unite(Piece part)
    {
        var collapse = _pieces.Count > MostPieces;
        for (var i = _pieces.Count - 1; i >= 0; i--)
        {
            var other = _pieces[i];
            if (ReferenceEquals(other, part) || !other.IsOfSameWay(part) || (!collapse && !other.Env.Equals(part.Env)))
                continue;
            var united = new Piece(other.Failures.Union(part.Failures), collapse ? other.Env.Join(part.Env) : part.Env, part.Trail, part.Resume);
            _pieces.RemoveAt(i);
            _pieces[_pieces.IndexOf(part)] = united;
            part = united;
        }

        return part;
    }
}
