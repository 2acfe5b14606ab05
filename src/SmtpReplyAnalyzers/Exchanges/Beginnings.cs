using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// The ways that lead to each AUTH. What was decided before it hardly ever matters for what follows, and there can be a great many such ways: only the
/// first few are gone on, those that differ in what was decided last.
/// </summary>
internal sealed class Beginnings
{
    private const int MostWays = 3;
    private readonly Dictionary<SyntaxNode, HashSet<string>> _ways = new();

    /// <summary>Whether the exchange that begins there is still to be gone through on this way.</summary>
    public bool IsWanted(SyntaxNode site, string way)
    {
        if (!_ways.TryGetValue(site, out var known))
            _ways.Add(site, known = new HashSet<string>(StringComparer.Ordinal));
        return known.Contains(way) || (known.Count < MostWays && known.Add(way));
    }
}
