using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// The ways that lead to each AUTH. What was decided before it hardly ever matters for what follows, and there can be a great many such ways: only the
/// first few are gone on, those that differ in what was decided last.
/// </summary>
internal sealed class Beginnings
{
    private const int MostWays = 3;
    private readonly Dictionary<SyntaxNode, Dictionary<string, IReadOnlyCollection<(int Chosen, int Count)>>> _ways = new();

    /// <summary>What was decided on each of the ways that are gone on.</summary>
    public IEnumerable<IReadOnlyCollection<(int Chosen, int Count)>> Ways => _ways.Values.SelectMany(static known => known.Values);

    /// <summary>All is to be gone through again.</summary>
    public void Forget() => _ways.Clear();

    /// <summary>Whether the exchange that begins there is still to be gone through on this way.</summary>
    public bool IsWanted(SyntaxNode site, IReadOnlyCollection<(int Chosen, int Count)> way)
    {
        if (!_ways.TryGetValue(site, out var known))
            _ways.Add(site, known = new(StringComparer.Ordinal));
        var name = string.Join(",", way.Select(static choice => choice.Chosen));
        if (known.ContainsKey(name))
            return true;
        if (known.Count == MostWays)
            return false;
        known.Add(name, way);
        return true;
    }
}
