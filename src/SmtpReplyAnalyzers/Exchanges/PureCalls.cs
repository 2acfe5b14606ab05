using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// What static helpers returned that looked at nothing but what they were given, as one that encodes or digests: all rehearsals of a body call them with
/// the same values again.
/// </summary>
internal sealed class PureCalls
{
    private readonly Dictionary<Key, Value?> _results = new();

    /// <summary>What the call returned before; null where it is not followed.</summary>
    public bool TryGet(Key call, out Value? result) => _results.TryGetValue(call, out result);

    public void Keep(Key call, Value? result) => _results[call] = result;

    /// <summary>One call.</summary>
    /// <param name="Method">What is called.</param>
    /// <param name="InBody">What the analysed body is about then: what is made remembers where.</param>
    /// <param name="Arguments">What it is given.</param>
    internal sealed record Key(IMethodSymbol Method, SyntaxNode InBody, ImmutableArray<Value> Arguments)
    {
        public bool Equals(Key? other) => other is not null && InBody == other.InBody && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Arguments.SequenceEqual(other.Arguments);

        public override int GetHashCode() => Arguments.Aggregate(InBody.GetHashCode(), static (hash, argument) => (hash * 31) + argument.GetHashCode());
    }
}
