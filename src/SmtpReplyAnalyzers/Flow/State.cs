using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>What is known at the entry of a block: pieces; those of one way have no failure in common.</summary>
internal sealed class State
{
    private const int MostPieces = 16;
    private const int MostPositions = 4 * Enumerator.MostSteps;
    private readonly List<Piece> _pieces = new();

    public IReadOnlyList<Piece> Pieces => _pieces;

    public State Clone()
    {
        var clone = new State();
        clone._pieces.AddRange(_pieces);
        return clone;
    }

    /// <summary>Adds what arrives on another edge; false when nothing new is learned from it.</summary>
    public bool Add(Piece piece)
    {
        var rest = piece.Failures;
        var changed = false;
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
            changed = true;
            var left = known.Failures.Except(common);
            _pieces[i] = new Piece(common, joined, known.Trail, known.Resume);
            if (!left.IsEmpty)
                _pieces.Insert(++i, new Piece(left, known.Env, known.Trail, known.Resume));
        }

        if (!rest.IsEmpty)
        {
            _pieces.Add(new Piece(rest, piece.Env.Clone(), piece.Trail, piece.Resume));
            changed = true;
        }

        if (changed)
            Unite(_pieces.Count > MostPieces);
        return changed;
    }

    /// <summary>More ways than a real body has: the caller gives up.</summary>
    public bool IsTooLarge => _pieces.Count > MostPositions;

    // Pieces of one way and with one environment are one piece; past the limit those of one way are, whatever they know.
    private void Unite(bool collapse)
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            for (var j = _pieces.Count - 1; j > i; j--)
            {
                if (!_pieces[i].IsOfSameWay(_pieces[j]) || (!collapse && !_pieces[i].Env.Equals(_pieces[j].Env)))
                    continue;
                var env = collapse ? _pieces[i].Env.Join(_pieces[j].Env) : _pieces[i].Env;
                _pieces[i] = new Piece(_pieces[i].Failures.Union(_pieces[j].Failures), env, _pieces[i].Trail, _pieces[i].Resume);
                _pieces.RemoveAt(j);
            }
        }
    }
}
