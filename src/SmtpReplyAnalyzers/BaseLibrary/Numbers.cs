using System.Globalization;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>
/// Which number a boxed one is as another type, by the rules of C#. Reply codes are whole numbers, or the quotient of one as a
/// <see cref="double"/>; what is computed in <see cref="ulong"/>, <see cref="float"/> and <see cref="decimal"/> is not followed.
/// </summary>
internal static class Numbers
{
    /// <summary>The type whose values a constant of this type is boxed as: the underlying one of an enumeration or a nullable type.</summary>
    public static TypeCode Of(ITypeSymbol? type)
    {
        type = Underlying(type);
        var special = (type as INamedTypeSymbol)?.EnumUnderlyingType?.SpecialType ?? type?.SpecialType ?? SpecialType.None;
        return special switch
        {
            // Roslyn lists these in the order of TypeCode.
            >= SpecialType.System_Boolean and <= SpecialType.System_Int64 => (TypeCode)(special - SpecialType.System_Boolean) + (int)TypeCode.Boolean,
            SpecialType.System_Double => TypeCode.Double,
            SpecialType.System_String => TypeCode.String,
            _ => TypeCode.Empty,
        };
    }

    public static TypeCode Of(object? content) => Type.GetTypeCode(content?.GetType());

    public static bool IsWhole(TypeCode type) => type is >= TypeCode.Char and <= TypeCode.Int64;

    public static bool IsNumber(TypeCode type) => IsWhole(type) || type == TypeCode.Double;

    public static long? Exact(object? content) => IsWhole(Of(content)) ? System.Convert.ToInt64(content, CultureInfo.InvariantCulture) : null;

    /// <summary>Boxes a whole number; one that the type cannot hold wraps round, or, where that is checked, is null.</summary>
    public static object? Fit(long exact, TypeCode type, bool isChecked)
    {
        object? fitted = type switch
        {
            TypeCode.Int32 => unchecked((int)exact),
            TypeCode.Char => unchecked((char)exact),
            TypeCode.Int64 => exact,
            TypeCode.UInt32 => unchecked((uint)exact),
            TypeCode.Int16 => unchecked((short)exact),
            TypeCode.UInt16 => unchecked((ushort)exact),
            TypeCode.Byte => unchecked((byte)exact),
            TypeCode.SByte => unchecked((sbyte)exact),
            _ => null,
        };
        return isChecked && Exact(fitted) != exact ? null : fitted;
    }

    /// <summary>Null where the conversion throws, where C# leaves its result open, or where it is none between numbers.</summary>
    public static object? Convert(object? content, TypeCode to, bool isChecked) =>
        Of(content) == to ? content
        : Exact(content) is { } exact ? to == TypeCode.Double ? (double)exact : Fit(exact, to, isChecked)
        : content is double real && Math.Abs(real) < long.MaxValue ? Fit((long)real, to, isChecked: true)
        : null;

    /// <summary>Zero, false, null: what a variable of the type holds first. Null where that is not known.</summary>
    public static Constant? Default(ITypeSymbol? type)
    {
        if (type is null or ITypeParameterSymbol)
            return null;
        if (type.IsReferenceType || IsLifted(type))
            return Constant.Null;
        var number = Of(type);
        return number == TypeCode.Boolean ? Constant.False : IsNumber(number) ? new Constant(Convert(0, number, isChecked: false)) : null;
    }

    public static bool IsLifted(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    public static ITypeSymbol? Underlying(ITypeSymbol? type) => IsLifted(type) ? ((INamedTypeSymbol)type!).TypeArguments[0] : type;
}
