using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

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
        ?? (left is ReplyText ? Text.Doubt(left, right) : right is ReplyText ? Text.Doubt(right, left) : Equality.Unsure(ImmutableArray.Create(left, right)));

    public static Value Unary(UnaryOperatorKind kind, ITypeSymbol? type, Value operand)
    {
        var content = (operand as Constant)?.Content;
        if (kind == UnaryOperatorKind.Not && content is bool truth)
            return Constant.Of(!truth);
        object? result = kind switch
        {
            UnaryOperatorKind.Hat when content is int and >= 0 and var distance => new Index(distance, fromEnd: true),
            UnaryOperatorKind.Minus when content is double real => -real,
            UnaryOperatorKind.Minus when Numbers.Exact(Number(content, type)) is { } exact => Numbers.Fit(unchecked(-exact), Numbers.Of(content), isChecked: true),
            _ => null,
        };
        return result is not null ? new Constant(result) : Numbers.IsLifted(type) && operand is Constant { Content: null } ? operand : Unknown.From(operand);
    }

    /// <summary>A conversion that C# itself defines; an enumeration's value that becomes an object keeps its type.</summary>
    public static Value Convert(ITypeSymbol? from, ITypeSymbol? to, bool isChecked, Value operand)
    {
        if (operand is Bounded && (Numbers.Of(to) == TypeCode.Int64 || to?.SpecialType == SpecialType.System_Object))
            return operand;
        if (operand is not Constant { Content: var content })
            return Numbers.IsNumber(Numbers.Of(to)) && !SymbolEqualityComparer.Default.Equals(from, to) ? Unknown.From(operand) : operand;
        if (content is null)
            return to is { IsReferenceType: true } || Numbers.IsLifted(to) ? operand : Unknown.From(operand);
        if (to is null || SymbolEqualityComparer.Default.Equals(from, to))
            return operand;
        var target = Numbers.Of(to);
        if (to is { Name: "Index", ContainingNamespace.Name: "System" } && content is int and >= 0 and var position)
            return new Constant(new Index(position));
        object? converted = content switch
        {
            BoxedEnum boxed => to.IsReferenceType ? boxed : SymbolEqualityComparer.Default.Equals(Numbers.Underlying(to), boxed.Type) ? boxed.Number : null,
            _ when Numbers.Underlying(from) is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && to.IsReferenceType => Numbers.Convert(content, Numbers.Of(type), isChecked: true) is { } number ? new BoxedEnum(type, number) : null,

            // Unboxing, unlike a conversion between numbers, takes no other type than the very one.
            _ when from is { IsReferenceType: true } && to.IsValueType && (Numbers.Of(content) != target || Numbers.Underlying(to)?.TypeKind == TypeKind.Enum) && target != TypeCode.Empty => null,
            _ when Numbers.IsNumber(target) => Numbers.Convert(content, target, isChecked),
            string or bool when target is TypeCode.String or TypeCode.Boolean => Numbers.Of(content) == target ? content : null,
            _ => to.IsReferenceType || to.Name is "ReadOnlySpan" or "ReadOnlyMemory" || content is Index or Range or TimeSpan ? content : null,
        };
        return converted is null ? Unknown.From(operand) : ReferenceEquals(converted, content) ? operand : new Constant(converted);
    }

    private static Value? Logical(BinaryOperatorKind kind, Value left, Value right)
    {
        var isAnd = kind is BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd;
        var (a, b) = ((left as Constant)?.Content, (right as Constant)?.Content);
        if (kind == BinaryOperatorKind.ExclusiveOr)
            return a is bool x && b is bool y ? Constant.Of(x ^ y) : null;
        if (!isAnd && kind is not (BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr))
            return null;

        // One operand can decide; else the other one does, which may be null.
        if ((a is bool p && p != isAnd) || (b is bool q && q != isAnd))
            return Constant.Of(!isAnd);
        return a is bool && (right is not Constant || b is bool or null) ? right : b is bool && (left is not Constant || a is null) ? left : null;
    }

    private static Value? Compared(BinaryOperatorKind kind, ITypeSymbol? type, Value left, Value right)
    {
        if (kind is < BinaryOperatorKind.Equals or > BinaryOperatorKind.GreaterThan)
            return null;
        var (a, b) = (left as Constant, right as Constant);
        if ((left as Bounded ?? right as Bounded) is { } bounded)
            return Numbers.Exact((a ?? b)?.Content) is { } limit ? Call.Answer(bounded.Compare(kind, limit, isRight: a is not null)) : null;
        var (x, y) = (Number(a?.Content, type), Number(b?.Content, type));
        if (x is not null && x.GetType() == y?.GetType())
            return Constant.Of(Arithmetic.Holds(kind, x, y));
        if (kind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
            return Numbers.IsLifted(type) && (a is { Content: null } || b is { Content: null }) ? Constant.False : null;
        var equal = type is { SpecialType: not SpecialType.System_String, IsReferenceType: true } ? Equality.OfReferences(left, right) : Equality.Of(left, right);
        return Call.Answer(kind == BinaryOperatorKind.Equals ? equal : !equal);
    }

    private static Value? Joined(BinaryOperatorKind kind, ITypeSymbol? type, Value left, Value right)
    {
        var isText = type?.SpecialType == SpecialType.System_String || Text.From(left) is not null || Text.From(right) is not null;
        if (kind != BinaryOperatorKind.Add || !isText || Text.Written(left) is not { } start)
            return null;
        return start.IsWhole ? Text.Written(right) is { } end ? start.Then(end).ToValue() : null : left;
    }

    private static Value? Computed(BinaryOperatorKind kind, ITypeSymbol? type, bool isChecked, Value left, Value right)
    {
        var (a, b) = (left as Constant, right as Constant);
        if (a is null || b is null)
            return null;
        if (a.Content is null || b.Content is null)
            return Numbers.IsLifted(type) && Numbers.IsNumber(Numbers.Of(type)) ? Constant.Null : null;
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
        if (content is BoxedEnum boxed && Numbers.Underlying(type)?.TypeKind == TypeKind.Enum)
            content = boxed.Number;
        var wanted = type is null ? Numbers.Of(content) : Numbers.Of(type);
        return content is not null && Numbers.IsNumber(wanted) ? Numbers.Convert(content, wanted, isChecked: true) : null;
    }
}
