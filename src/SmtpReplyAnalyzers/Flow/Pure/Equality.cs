using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>Are two values equal? Null where that is not known.</summary>
internal static class Equality
{
    public static bool? Of(Value left, Value right)
    {
        if (left is Constant a && right is Constant b)
            return OfContents(a.Content, b.Content);
        if (left is Constant { Content: null })
            return IsNeverNull(right) ? false : null;
        if (right is Constant { Content: null })
            return IsNeverNull(left) ? false : null;
        if (left is Bounded bounded)
            return right is Constant { Content: var number } && Numbers.Exact(number) is { } exact ? bounded.Compare(BinaryOperatorKind.Equals, exact) : null;
        if (right is Bounded)
            return Of(right, left);
        return Text.From(left) is { } text && Text.From(right) is { } other ? text.EqualTo(other, StringComparison.Ordinal) : null;
    }

    /// <summary>The reference <c>==</c> of types that do not define their own.</summary>
    public static bool? OfReferences(Value left, Value right)
    {
        // Equal texts may be two objects; a number is boxed anew each time. Only what differs cannot be the same object.
        var equal = Of(left, right);
        return equal == true && left is Constant { Content: not null and not ITypeSymbol } ? null : equal;
    }

    public static bool IsNeverNull(Value value) =>
        value is Constant { Content: not null } or ReplyText or Sequence or KnownStart or RaisedException or Created or Enumerator or Bounded;

    /// <summary>Unknown because of the operands, and of what known collections among them hold.</summary>
    public static Unknown Unsure(ImmutableArray<Value> operands)
    {
        foreach (var operand in operands)
        {
            if (operand is Sequence sequence)
                operands = operands.AddRange(sequence.Items).AddRange(sequence.IsDictionary ? sequence.Values : ImmutableArray<Value>.Empty);
        }

        return Unknown.From(operands);
    }

    private static bool? OfContents(object? left, object? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        if (left is ITypeSymbol or BoxedEnum || right is ITypeSymbol or BoxedEnum)
            return OfSymbols(left, right);
        if (left is double.NaN or float.NaN || right is double.NaN or float.NaN)
            return null;
        if (left.GetType() == right.GetType())
            return left.Equals(right) ? true : Numbers.Of(left) == SpecialType.None ? null : false;

        // A number that was not converted to the other's type: a caller's slip must not become an answer.
        return Numbers.IsNumber(Numbers.Of(left)) && Numbers.IsNumber(Numbers.Of(right)) ? null : false;
    }

    private static bool? OfSymbols(object left, object right) => (left, right) switch
    {
        (ITypeParameterSymbol, _) or (_, ITypeParameterSymbol) => null,
        (ITypeSymbol a, ITypeSymbol b) => SymbolEqualityComparer.Default.Equals(a, b),
        (BoxedEnum a, BoxedEnum b) => a.Equals(b),
        (BoxedEnum a, _) => a.Number.Equals(right) ? null : false,
        (_, BoxedEnum b) => b.Number.Equals(left) ? null : false,
        _ => false,
    };
}
