using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>What the operators and conversions of C# make of values that do not depend on the failure.</summary>
internal static class Operators
{
    /// <param name="kind">The operator.</param>
    /// <param name="operandType">The type of the left operand once it is converted.</param>
    /// <param name="isChecked">Overflow throws, so that there is no result.</param>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static Value Binary(BinaryOperatorKind kind, ITypeSymbol? operandType, bool isChecked, Value left, Value right) =>
        Logical(kind, left, right)
        ?? Compared(kind, operandType, left, right)
        ?? Joined(kind, operandType, left, right)
        ?? Computed(kind, operandType, isChecked, left, right)
        ?? Equality.Unsure(ImmutableArray.Create(left, right));

    public static Value Unary(UnaryOperatorKind kind, ITypeSymbol? type, Value operand) => Unary(kind, type, isChecked: false, operand);

    public static Value Unary(UnaryOperatorKind kind, ITypeSymbol? type, bool isChecked, Value operand)
    {
        var content = (operand as Constant)?.Content;
        var number = Number(content, type);
        object? result = kind switch
        {
            UnaryOperatorKind.Not when content is bool truth => !truth,
            UnaryOperatorKind.True when content is bool truth => truth,
            UnaryOperatorKind.False when content is bool truth => !truth,
            UnaryOperatorKind.Hat when content is int fromEnd => new Place(fromEnd, FromEnd: true),
            UnaryOperatorKind.Plus => number,
            UnaryOperatorKind.Minus when Numbers.Exact(number) is { } exact => Numbers.Fit(-exact, Numbers.Of(number), isChecked),
            UnaryOperatorKind.Minus when number is double real => -real,
            UnaryOperatorKind.Minus when number is float real => -real,
            UnaryOperatorKind.Minus when number is decimal money => -money,
            UnaryOperatorKind.BitwiseNegation when Numbers.Exact(number) is { } exact => Numbers.Fit(-exact - 1, Numbers.Of(number), isChecked: false),
            _ => null,
        };
        if (result is bool answer)
            return Constant.Of(answer);
        return result is not null ? new Constant(result) : IsLifted(type) && operand is Constant { Content: null } ? operand : Unknown.From(operand);
    }

    /// <summary>A conversion that C# itself defines; an enumeration's value that becomes an object keeps its type.</summary>
    public static Value Convert(ITypeSymbol? from, ITypeSymbol? to, bool isChecked, Value operand)
    {
        if (operand is Bounded && Numbers.Of(to) is SpecialType.System_Int64 or SpecialType.System_Object)
            return operand;
        if (operand is not Constant { Content: var content })
            return Numbers.IsNumber(Numbers.Of(to)) && !SymbolEqualityComparer.Default.Equals(from, to) ? Unknown.From(operand) : operand;
        if (content is null)
            return to is { IsReferenceType: true } || IsLifted(to) ? operand : Unknown.From(operand);
        if (to is null || SymbolEqualityComparer.Default.Equals(from, to))
            return operand;
        var target = Numbers.Of(to);
        if (to is { Name: "Index", ContainingNamespace.Name: "System" } && content is int position)
            return new Constant(new Place(position, FromEnd: false));
        if (content is BoxedEnum boxed)
            return Unboxed(boxed, to, operand);
        if (Underlying(from) is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && to.IsReferenceType)
            return Numbers.Convert(content, Numbers.Of(type), isChecked: true) is { } underlying ? new Constant(new BoxedEnum(type, underlying)) : Unknown.From(operand);

        // Unboxing, unlike a conversion between numbers, takes no other type than the very one.
        if (from is { IsReferenceType: true } && (Numbers.IsNumber(target) || target == SpecialType.System_Boolean) && (Numbers.Of(content) != target || Underlying(to)?.TypeKind == TypeKind.Enum))
            return Unknown.From(operand);
        if (!Numbers.IsNumber(target))
            return IsExplained(content, target, to) ? operand : Unknown.From(operand);
        return Numbers.Convert(content, target, isChecked) is { } converted ? new Constant(converted) : Unknown.From(operand);
    }

    private static Value Unboxed(BoxedEnum boxed, ITypeSymbol to, Value operand)
    {
        if (to.IsReferenceType)
            return operand;
        return SymbolEqualityComparer.Default.Equals(Underlying(to), boxed.Type) ? new Constant(boxed.Number) : Unknown.From(operand);
    }

    /// <summary>Boxing, a reference conversion, or one that changes nothing that is known.</summary>
    private static bool IsExplained(object content, SpecialType target, ITypeSymbol to) => target switch
    {
        SpecialType.System_String => content is string,
        SpecialType.System_Boolean => content is bool,
        _ => to.IsReferenceType || to.Name is "ReadOnlySpan" or "ReadOnlyMemory" || content is Place or Extent,
    };

    private static Value? Logical(BinaryOperatorKind kind, Value left, Value right)
    {
        var (a, b) = (left as Constant, right as Constant);
        switch (kind)
        {
            case BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd:
                if (a?.Content is false || b?.Content is false)
                    return Constant.False;
                return a?.Content is true ? TruthOrNull(b) : b?.Content is true ? TruthOrNull(a) : null;
            case BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr:
                if (a?.Content is true || b?.Content is true)
                    return Constant.True;
                return a?.Content is false ? TruthOrNull(b) : b?.Content is false ? TruthOrNull(a) : null;
            case BinaryOperatorKind.ExclusiveOr when a?.Content is bool x && b?.Content is bool y:
                return Constant.Of(x ^ y);
            default:
                return null;
        }
    }

    private static Constant? TruthOrNull(Constant? other) => other is { Content: null or bool } ? other : null;

    private static Value? Compared(BinaryOperatorKind kind, ITypeSymbol? type, Value left, Value right)
    {
        if (kind is < BinaryOperatorKind.Equals or > BinaryOperatorKind.GreaterThan)
            return null;
        if (left is Bounded bounded)
            return Numbers.Exact((right as Constant)?.Content) is { } limit ? Answer(bounded.Compare(kind, limit)) : null;
        if (right is Bounded)
            return Compared(Bounded.Mirrored(kind), type, right, left);
        var (a, b) = (left as Constant, right as Constant);
        var (x, y) = (Number(a?.Content, type), Number(b?.Content, type));
        if (x is not null && x.GetType() == y?.GetType())
            return Constant.Of(Arithmetic.Holds(kind, x, y));
        if (kind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return IsLifted(type) && (a is { Content: null } || b is { Content: null }) ? Constant.False : null;
        var equal = type is { SpecialType: not SpecialType.System_String, IsReferenceType: true } ? Equality.OfReferences(left, right) : Equality.Of(left, right);
        return Answer(kind == BinaryOperatorKind.Equals ? equal : !equal);
    }

    private static Value? Answer(bool? known) => known is { } answer ? Constant.Of(answer) : null;

    private static Value? Joined(BinaryOperatorKind kind, ITypeSymbol? type, Value left, Value right)
    {
        var isText = type?.SpecialType == SpecialType.System_String || Text.From(left) is not null || Text.From(right) is not null;
        if (kind != BinaryOperatorKind.Add || !isText)
            return null;
        return Text.Written(left) is { } start && (!start.IsWhole || Text.Written(right) is not null)
            ? start.Then(Text.Written(right) ?? default).ToValue()
            : null;
    }

    private static Value? Computed(BinaryOperatorKind kind, ITypeSymbol? type, bool isChecked, Value left, Value right)
    {
        var (a, b) = (left as Constant, right as Constant);
        if (a is null || b is null)
            return null;
        if (a.Content is null || b.Content is null)
            return IsLifted(type) && Numbers.IsNumber(Numbers.Of(type)) ? Constant.Null : null;
        var isShift = kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift;
        var x = Number(a.Content, type);
        var y = isShift ? b.Content : Number(b.Content, type);
        if (x is null || y is null || (!isShift && x.GetType() != y.GetType()))
            return null;
        return Arithmetic.Compute(kind, x, y, isChecked) is { } result ? new Constant(result) : null;
    }

    /// <summary>The number as the type that the operator computes in.</summary>
    private static object? Number(object? content, ITypeSymbol? type)
    {
        if (content is BoxedEnum boxed && Underlying(type)?.TypeKind == TypeKind.Enum)
            content = boxed.Number;
        var wanted = type is null ? Numbers.Of(content) : Numbers.Of(type);
        return content is not null && Numbers.IsNumber(wanted) ? Numbers.Convert(content, wanted, isChecked: true) : null;
    }

    private static bool IsLifted(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static ITypeSymbol? Underlying(ITypeSymbol? type) => IsLifted(type) ? ((INamedTypeSymbol)type!).TypeArguments[0] : type;
}
