using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>Are two values equal? Null where that is not known.</summary>
internal static class Equality
{
    public static bool? Of(Value left, Value right)
    {
        if (left is Constant a && right is Constant b)
            return OfContents(a.Content, b.Content);
        if (right is Constant { Content: null })
            return left is ReplyText or Sequence or KnownStart or RaisedException or Created or Enumerator or Bounded ? false : null;
        if (left is Bounded bounded)
            return Numbers.Exact((right as Constant)?.Content) is { } exact ? bounded.Compare(BinaryOperatorKind.Equals, exact, isRight: false) : null;
        if (right is Bounded || left is Constant { Content: null })
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
        if (left is ITypeSymbol a && right is ITypeSymbol b)
            return a is ITypeParameterSymbol || b is ITypeParameterSymbol ? null : SymbolEqualityComparer.Default.Equals(a, b);
        if (left.GetType() == right.GetType())
            return left.Equals(right) ? true : left is IConvertible or BoxedEnum ? false : null;

        // A number that was not converted to the other's type: a caller's slip must not become an answer.
        return (left is BoxedEnum || Numbers.IsNumber(Numbers.Of(left))) && (right is BoxedEnum || Numbers.IsNumber(Numbers.Of(right))) ? null : false;
    }
}
