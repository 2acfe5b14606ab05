using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>
/// What methods, getters and constructors of the base library that have no effect return, for operands that do not depend on the failure.
/// An answer is right for everything the operands may stand for, or it is unknown; where C# would throw it is unknown, too.
/// </summary>
/// <remarks>
/// The receiver comes first. One whose static type is an enumeration must have been converted to the type that declares the method
/// (<see cref="Operators.Convert"/>), as must the parts of an interpolated string (to object): a bare number does not tell its name.
/// </remarks>
internal static class PureFunctions
{
    private const string OfObjects = " Equals CompareTo ToString ";
    private const string OfNumbers = OfObjects + "Parse ";
    private const string OfText = OfObjects + "SequenceEqual StartsWith EndsWith Contains IndexOf AsSpan AsMemory Slice Trim TrimStart TrimEnd IsWhiteSpace get_Length get_Item get_IsEmpty op_Implicit ToArray ";
    private const string OfLists = " .ctor Create CreateRange Range Empty Contains IndexOf Any Count get_Count get_Length get_IsEmpty get_Item First FirstOrDefault ElementAt GetValue "
        + "ToArray ToList AsEnumerable AsReadOnly AsSpan ToHashSet ToFrozenSet ToImmutableArray ToImmutableList ToImmutableHashSet ToDictionary ToFrozenDictionary ToImmutableDictionary Skip Take Concat "
        + "Distinct Union Except ContainsKey GetValueOrDefault get_Keys ";

    /// <summary>Functions that give the same answer on every machine, so that they can be run on what is known as a whole.</summary>
    private const string Runnable = " IsDigit IsNumber IsLetter IsLetterOrDigit IsWhiteSpace IsUpper IsLower IsPunctuation IsSeparator IsSymbol IsControl IsAscii IsAsciiLetter IsAsciiLetterOrDigit IsBetween GetNumericValue "
        + "Abs Min Max Clamp Sign Floor Ceiling Round Truncate Sqrt Pow PadLeft PadRight Insert Remove ";

    private static readonly ConditionalWeakTable<IMethodSymbol, StrongBox<Func<ImmutableArray<Value>, Value>?>> Known = new();

    /// <returns>Null if the method is not in the table.</returns>
    public static Value? Call(IMethodSymbol method, ImmutableArray<Value> arguments) => Find(method)?.Invoke(arguments);

    /// <summary>The function by itself, for a caller that applies it to many operands.</summary>
    public static Func<ImmutableArray<Value>, Value>? Find(IMethodSymbol method) =>
        (Known.TryGetValue(method, out var known) ? known : Known.GetValue(method, static symbol => new(Make(symbol)))).Value;

    private static Func<ImmutableArray<Value>, Value>? Make(IMethodSymbol method)
    {
        if (Apis.Polly.AnswerOf(method) is { } answer)
            return _ => Constant.Of(answer);
        method = method.ReducedFrom ?? method;
        if (method.ContainingType is not { } type || FullName(type) is not { } name || !(NamesOf(name, type)?.Contains(" " + method.Name + " ") ?? false))
            return null;

        // What a function does with a lambda, only its caller can follow; what returns nothing is called for its effect.
        if ((method.ReturnsVoid && method.MethodKind != MethodKind.Constructor) || method.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Delegate))
            return null;
        var real = Runnable.Contains(" " + method.Name + " ") ? RealFunctions.Resolve(name, method) : null;
        return arguments =>
        {
            try
            {
                return Apply(name, new Call(method, arguments)) ?? (real is null ? null : RealFunctions.Run(real, arguments))
                    ?? (method.ReturnType.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32 && arguments is [ReplyText text, var asked, ..] ? Text.Doubt(text, asked) : Equality.Unsure(arguments));
            }
            catch (Exception exception) when (exception is ArgumentException or OverflowException or FormatException or InvalidCastException)
            {
                return Equality.Unsure(arguments);
            }
        };
    }

    /// <summary>The name with its namespaces, for a type of <c>System</c> or one inside it; null for others.</summary>
    public static string? FullName(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
            type = outer;
        var name = type.MetadataName;
        for (var scope = type.ContainingNamespace; scope is { IsGlobalNamespace: false }; scope = scope.ContainingNamespace)
            name = scope.Name + "." + name;
        return name.StartsWith("System.", StringComparison.Ordinal) ? name : null;
    }

    public static bool IsPrimitive(INamedTypeSymbol type) => type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double;

    private static string? NamesOf(string name, INamedTypeSymbol type) => name switch
    {
        "System.String" => OfText + ".ctor IsNullOrEmpty IsNullOrWhiteSpace op_Equality op_Inequality Compare CompareOrdinal Concat Clone get_Chars ToCharArray Split Substring Remove Replace Insert PadLeft PadRight ToUpper ToUpperInvariant ToLower ToLowerInvariant ",
        "System.MemoryExtensions" or "System.Span`1" or "System.ReadOnlySpan`1" => OfText,
        "System.Char" => OfNumbers + Runnable + "IsAsciiDigit ",
        "System.Math" => Runnable,
        "System.Convert" => " ToInt32 ToInt64 ToInt16 ToByte ToUInt16 ToUInt32 ToChar ToBoolean ToDouble ToString ",
        "System.Enum" => OfObjects + "IsDefined Parse ToObject ",
        "System.TimeSpan" => " .ctor FromDays FromHours FromMinutes FromSeconds FromMilliseconds FromMicroseconds FromTicks ",
        "System.Threading.Tasks.ValueTask" => " FromResult ",
        "System.Threading.Tasks.ValueTask`1" => " .ctor ",
        "System.Nullable`1" => " get_HasValue get_Value GetValueOrDefault ",
        "System.Object" or "System.ValueType" or "System.IEquatable`1" or "System.IComparable`1" or "System.IComparable" => OfObjects,
        "System.Text.RegularExpressions.Regex" or "System.Text.RegularExpressions.Group" => " .ctor IsMatch Match get_Success ",
        "System.Array" or "System.Linq.Enumerable" => OfLists,
        _ when IsPrimitive(type) => OfNumbers,
        _ => name.StartsWith("System.Collections.", StringComparison.Ordinal) ? OfLists : null,
    };

    private static Value? Apply(string type, Call call) => type switch
    {
        "System.String" => TextFunctions.Apply(call),
        "System.MemoryExtensions" or "System.Span`1" or "System.ReadOnlySpan`1" => TextFunctions.Apply(call) ?? ListFunctions.Apply(call),
        "System.Convert" => NumberFunctions.Convert(call),
        "System.Enum" => EnumFunctions.Apply(call) ?? NumberFunctions.Apply(call),
        "System.Nullable`1" => NumberFunctions.OfNullable(call),
        "System.TimeSpan" => TimeFunctions.Apply(call),
        "System.Threading.Tasks.ValueTask" or "System.Threading.Tasks.ValueTask`1" when call.Count == 1 => call[0],
        "System.Text.RegularExpressions.Regex" or "System.Text.RegularExpressions.Group" => CodePattern.Apply(call),
        _ => type is "System.Array" or "System.Linq.Enumerable" || type.StartsWith("System.Collections.", StringComparison.Ordinal) ? ListFunctions.Apply(call) : NumberFunctions.Apply(call),
    };
}
