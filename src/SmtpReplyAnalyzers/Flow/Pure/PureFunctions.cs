using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>
/// What methods, getters and constructors of the base library that have no effect return, for operands that do not depend on the failure.
/// An answer is right for everything the operands may stand for, or it is unknown; where C# would throw it is unknown, too.
/// </summary>
/// <remarks>
/// The receiver comes first. One whose static type is an enumeration must have been converted to the type that declares the method
/// (<see cref="Operators.Convert"/>), as must the parts of an interpolated string (to object): a bare number does not tell its name.
/// A pair of a dictionary is a <see cref="Sequence"/> with one key and its value.
/// </remarks>
internal static class PureFunctions
{
    /// <returns>Null if the method is not in the table.</returns>
    public static Value? Call(IMethodSymbol method, ImmutableArray<Value> arguments) => Find(method)?.Invoke(arguments);

    /// <summary>The function by itself, for a caller that applies it to many operands.</summary>
    public static Func<ImmutableArray<Value>, Value>? Find(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;

        // What a function does with a lambda, only its caller can follow; what returns nothing is called for its effect.
        if ((method.ReturnsVoid && method.MethodKind != MethodKind.Constructor) || method.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Delegate))
            return null;
        if (method.ContainingType is not { } type || FullName(type) is not { } name || Table(name, method) is not { } function)
            return null;
        return arguments => Apply(function, new Call(method, arguments));
    }

    /// <summary>The name with its namespaces, for a type of <c>System</c> or one inside it; null for others.</summary>
    internal static string? FullName(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
            type = outer;
        var name = type.MetadataName;
        for (var scope = type.ContainingNamespace; scope is { IsGlobalNamespace: false }; scope = scope.ContainingNamespace)
            name = scope.Name + "." + name;
        return name.StartsWith("System.", StringComparison.Ordinal) ? name : null;
    }

    private static Value Apply(Func<Call, Value?> function, Call call)
    {
        try
        {
            return function(call) ?? Equality.Unsure(call.Arguments);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException or FormatException or IndexOutOfRangeException or InvalidCastException)
        {
            return Equality.Unsure(call.Arguments);
        }
    }

    private static Func<Call, Value?>? Table(string type, IMethodSymbol method) => type switch
    {
        "System.String" => TextFunctions.Find(method),
        "System.Char" => CharacterFunctions.Find(method.Name) ?? ObjectFunctions.Find(method),
        "System.Math" or "System.Convert" => NumberFunctions.Find(method),
        "System.Enum" => EnumFunctions.Find(method) ?? ObjectFunctions.Find(method),
        "System.Array" => ListFunctions.Find(method.Name),
        "System.Linq.Enumerable" => ListFunctions.Find(method.Name),
        "System.MemoryExtensions" => ListFunctions.OfSpans(method),
        "System.Span`1" or "System.ReadOnlySpan`1" => ListFunctions.OfSpans(method),
        "System.Text.RegularExpressions.Regex" or "System.Text.RegularExpressions.Group" => PatternFunctions.Find(method.Name),
        "System.Nullable`1" => ObjectFunctions.OfNullable(method.Name),
        "System.Object" or "System.ValueType" or "System.IEquatable`1" or "System.IComparable`1" or "System.IComparable" => ObjectFunctions.Find(method),
        _ when method.ContainingType.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double => NumberFunctions.Find(method) ?? ObjectFunctions.Find(method),
        _ when type.StartsWith("System.Collections.", StringComparison.Ordinal) => CollectionFunctions.Find(method),
        _ => null,
    };
}
