using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Numbers what can hold a value in one body: locals, parameters, members of <c>this</c>, captures of the graph, caught exceptions.</summary>
internal sealed class Slots
{
    private readonly Dictionary<object, int> _numbers = new(KeyComparer.Instance);
    private const int MostBounds = 64;
    private readonly List<object> _keys = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _bounds;

    /// <summary>The slot of that key; null when nothing was ever put there.</summary>
    public int? Find(object key) => _numbers.TryGetValue(key, out var number) ? number : null;

    public int NumberOf(object key)
    {
        if (_numbers.TryGetValue(key, out var number))
            return number;
        _numbers.Add(key, _keys.Count);
        _keys.Add(key);
        if (key is ISymbol symbol)
            _names.Add(symbol.Name);
        return _keys.Count - 1;
    }

    /// <summary>Counters that are compared with one another all round would have bounds without end: past some there are no more.</summary>
    public bool HasRoomFor(BoundKey key) => _numbers.ContainsKey(key) || ++_bounds <= MostBounds;

    /// <summary>Some slot is for a variable or a member of that name.</summary>
    public bool HasName(string name) => _names.Contains(name);

    public object KeyOf(int number) => _keys[number];

    public bool IsSame(object? left, object? right) =>
        left is not null && right is not null && ((IEqualityComparer<object>)KeyComparer.Instance).Equals(left, right);

    private sealed class KeyComparer : IEqualityComparer<object>
    {
        public static KeyComparer Instance { get; } = new();

        bool IEqualityComparer<object>.Equals(object? x, object? y) =>
            x is ISymbol a && y is ISymbol b ? SymbolEqualityComparer.Default.Equals(a, b) : Equals(x, y);

        int IEqualityComparer<object>.GetHashCode(object key) =>
            key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : key.GetHashCode();
    }
}

/// <summary>Says of a slot that it was assigned since the failure.</summary>
internal sealed record Touched(object Slot);
