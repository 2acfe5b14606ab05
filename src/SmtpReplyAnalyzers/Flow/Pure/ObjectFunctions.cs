using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>What every object can: be compared, be written as text.</summary>
internal static class ObjectFunctions
{
    public static Func<Call, Value?>? Find(IMethodSymbol method) => method.Name switch
    {
        "Equals" => static c => Call.Answer(AreEqual(c)),
        "ReferenceEquals" => static c => Call.Answer(Equality.OfReferences(c[0], c[1])),
        "CompareTo" when method.Parameters.Length == 1 => Compare,
        "ToString" when method.Parameters.IsEmpty => static c => c.IsNull(0) ? null : Text.Written(c[0])?.ToValue(),
        _ => null,
    };

    public static Func<Call, Value?>? OfNullable(string name) => name switch
    {
        "get_HasValue" => static c => Call.Answer(Equality.Of(c[0], Constant.Null) is { } isNull ? !isNull : null),
        "get_Value" => static c => c[0] is Constant { Content: not null } known ? known : null,
        "GetValueOrDefault" => static c => c[0] is Constant { Content: not null } known ? known
            : !c.IsNull(0) ? null
            : c.Count > 1 ? c[1]
            : Numbers.Default(c.Method.ContainingType.TypeArguments[0]),
        _ => null,
    };

    private static bool? AreEqual(Call call)
    {
        if (call.Count != 2)
            return null;
        if (!call.Method.IsStatic && call.IsNull(0))
            return null;
        var (left, right) = (call.Content(0), call.Content(1));
        if (left is null || right is null || left.GetType() == right.GetType() || call.Method.Parameters.Any(static parameter => parameter.Type.SpecialType != SpecialType.System_Object))
            return Equality.Of(call[0], call[1]);

        // Two types in boxes are never equal. But whether a receiver of these types is in its box only the caller can tell.
        var isBoxed = call.Method.IsStatic || left is BoxedEnum || Numbers.Of(left) == call.Method.ContainingType.SpecialType;
        return isBoxed ? false : null;
    }

    private static Value? Compare(Call call)
    {
        if (call.Content(0) is not { } left || call.Content(1) is not { } right || left.GetType() != right.GetType())
            return null;
        if (left is BoxedEnum a && right is BoxedEnum b)
            (left, right) = SymbolEqualityComparer.Default.Equals(a.Type, b.Type) ? (a.Number, b.Number) : (string.Empty, string.Empty);
        return left is not string && left is IComparable comparable ? Sign(comparable.CompareTo(right)) : null;
    }

    /// <summary>Only the sign of a comparison is defined.</summary>
    public static Value Sign(int order) => order == 0 ? new Constant(0)
        : order < 0 ? new Bounded(int.MinValue, -1, neverZero: true, derived: false)
        : new Bounded(1, int.MaxValue, neverZero: true, derived: false);
}
