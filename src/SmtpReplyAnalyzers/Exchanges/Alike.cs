using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Whether whoever gets two results can tell them apart: objects that were made on two ways are alike where all that they hold is.</summary>
internal static class Alike
{
    private const int Deepest = 3;

    public static bool Are(Value? one, Value? other) => Are(one, other, 0);

    private static bool Are(Value? one, Value? other, int depth) => Equals(one, other)
        || (depth < Deepest && one is Thing { IsGiven: false } a && other is Thing { IsGiven: false } b && SymbolEqualityComparer.Default.Equals(a.Type, b.Type) && a.Type is { TypeKind: TypeKind.Class or TypeKind.Struct }
            && Equals(a.Content, b.Content) && Are(a.Items, b.Items, depth) && Are(a.Values, b.Values, depth)
            && a.Fields.Count == b.Fields.Count && a.Fields.All(field => b.Fields.TryGetValue(field.Key, out var same) && Are(field.Value, same, depth + 1)));

    private static bool Are(List<Value>? ones, List<Value>? others, int depth) => ones is null || others is null ? ones is null && others is null
        : ones.Count == others.Count && ones.Zip(others, (one, other) => Are(one, other, depth + 1)).All(static same => same);
}
