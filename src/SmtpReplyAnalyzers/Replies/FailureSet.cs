namespace SmtpReplyAnalyzers.Replies;

/// <summary>An immutable set of failures: for each kind the reply codes that it may carry.</summary>
internal sealed class FailureSet : IEquatable<FailureSet>
{
    private readonly ReplyCodeSet?[] _codes;

    private FailureSet(ReplyCodeSet?[] codes) => _codes = codes;

    public static FailureSet Empty { get; } = new(new ReplyCodeSet?[FailureKinds.Count]);

    /// <summary>Holds <see cref="Failure.None"/> alone.</summary>
    public static FailureSet Success { get; } = Empty.With(FailureKind.None, ReplyCodeSet.OutsideOnly);

    public bool IsEmpty => Array.TrueForAll(_codes, static codes => codes is null);

    public bool HasSuccess => _codes[(int)FailureKind.None] is not null;

    public IEnumerable<FailureKind> Kinds
    {
        get
        {
            for (var i = 0; i < _codes.Length; i++)
            {
                if (_codes[i] is not null)
                    yield return (FailureKind)i;
            }
        }
    }

    /// <summary>All of them are replies that a hand-written client has read by itself.</summary>
    public bool IsRead() => Kinds.All(static kind => kind.IsRead());

    /// <summary>The reply codes that failures of this set carry, without <see cref="ReplyCodeSet.Outside"/>.</summary>
    public ReplyCodeSet ReplyCodes
    {
        get
        {
            var all = ReplyCodeSet.Empty;
            foreach (var kind in Kinds)
            {
                if (kind.CarriesCode())
                    all = all.Union(this[kind].Intersect(ReplyCodeSet.AllCodes));
            }

            return all;
        }
    }

    public ReplyCodeSet this[FailureKind kind] => _codes[(int)kind] ?? ReplyCodeSet.Empty;

    /// <summary>This set with <paramref name="codes"/> added to <paramref name="kind"/>.</summary>
    public FailureSet With(FailureKind kind, ReplyCodeSet codes)
    {
        var all = (ReplyCodeSet?[])_codes.Clone();
        var united = all[(int)kind]?.Union(codes) ?? codes;
        all[(int)kind] = united.IsEmpty ? null : united;
        return new FailureSet(all);
    }

    public FailureSet With(FailureKind kind) => With(kind, ReplyCodeSet.OutsideOnly);

    public FailureSet Union(FailureSet other) =>
        Combine(other, static (a, b) => a is null ? b : b is null || ReferenceEquals(a, b) ? a : a.Union(b));

    public FailureSet Intersect(FailureSet other) =>
        Combine(other, static (a, b) => a is null || b is null ? null : ReferenceEquals(a, b) ? a : a.Intersect(b));

    public FailureSet Except(FailureSet other) =>
        Combine(other, static (a, b) => a is null || b is null ? a : ReferenceEquals(a, b) ? null : a.Except(b));

    /// <summary>The failures for which <paramref name="predicate"/> holds; it is asked once for each.</summary>
    public FailureSet Where(Func<Failure, bool> predicate)
    {
        var all = new ReplyCodeSet?[FailureKinds.Count];
        for (var i = 0; i < all.Length; i++)
        {
            var kind = (FailureKind)i;
            var kept = _codes[i]?.Where(code => predicate(new Failure(kind, code)));
            all[i] = kept is null || kept.IsEmpty ? null : kept;
        }

        return new FailureSet(all);
    }

    /// <summary>Every failure of the set, by kind and code.</summary>
    public IEnumerable<Failure> Each()
    {
        foreach (var kind in Kinds)
        {
            var codes = this[kind];
            for (var code = 0; code <= ReplyCodeSet.Outside; code++)
            {
                if (codes.Contains(code))
                    yield return new Failure(kind, code);
            }
        }
    }

    public FailureSet WhereKind(Func<FailureKind, bool> predicate)
    {
        var all = (ReplyCodeSet?[])_codes.Clone();
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] is not null && !predicate((FailureKind)i))
                all[i] = null;
        }

        return new FailureSet(all);
    }

    /// <summary>The failures that carry one of <paramref name="codes"/> as the code of a reply.</summary>
    public FailureSet WithCodes(ReplyCodeSet codes) =>
        WhereKind(static kind => kind.CarriesCode()).Combine(Empty, (a, _) => a?.Intersect(codes));

    public bool Overlaps(FailureSet other)
    {
        for (var i = 0; i < _codes.Length; i++)
        {
            if (_codes[i] is { } mine && other._codes[i] is { } theirs && mine.Overlaps(theirs))
                return true;
        }

        return false;
    }

    public bool Contains(Failure failure) => this[failure.Kind].Contains(failure.Code);

    public bool Equals(FailureSet? other)
    {
        if (other is null)
            return false;
        for (var i = 0; i < _codes.Length; i++)
        {
            if (!Equals(_codes[i], other._codes[i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FailureSet);

    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var codes in _codes)
            hash = (hash * 31) + (codes?.GetHashCode() ?? 0);
        return hash;
    }

    public override string ToString() => string.Join("; ", Kinds.Select(kind => $"{kind} {this[kind]}"));

    private FailureSet Combine(FailureSet other, Func<ReplyCodeSet?, ReplyCodeSet?, ReplyCodeSet?> combine)
    {
        var all = new ReplyCodeSet?[FailureKinds.Count];
        for (var i = 0; i < all.Length; i++)
        {
            var codes = combine(_codes[i], other._codes[i]);
            all[i] = codes is null || codes.IsEmpty ? null : codes;
        }

        return new FailureSet(all);
    }
}
