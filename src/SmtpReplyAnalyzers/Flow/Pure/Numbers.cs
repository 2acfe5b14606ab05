using System.Numerics;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>Which number a boxed one is as another type, by the rules of C#.</summary>
internal static class Numbers
{
    /// <summary>The type whose values a constant of this type is boxed as: the underlying one of an enumeration or a nullable type.</summary>
    public static SpecialType Of(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying.SpecialType : type?.SpecialType ?? SpecialType.None;
    }

    public static SpecialType Of(object? content) => content switch
    {
        int => SpecialType.System_Int32,
        char => SpecialType.System_Char,
        long => SpecialType.System_Int64,
        bool => SpecialType.System_Boolean,
        string => SpecialType.System_String,
        uint => SpecialType.System_UInt32,
        ulong => SpecialType.System_UInt64,
        short => SpecialType.System_Int16,
        ushort => SpecialType.System_UInt16,
        byte => SpecialType.System_Byte,
        sbyte => SpecialType.System_SByte,
        double => SpecialType.System_Double,
        float => SpecialType.System_Single,
        decimal => SpecialType.System_Decimal,
        _ => SpecialType.None,
    };

    public static bool IsIntegral(SpecialType type) => type is SpecialType.System_Char or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64);

    public static bool IsNumber(SpecialType type) => IsIntegral(type) || type is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal;

    /// <summary>The width of an integral type.</summary>
    public static int Bits(SpecialType type) => type switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte => 8,
        SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => 16,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => 32,
        _ => 64,
    };

    public static bool IsSigned(SpecialType type) =>
        type is SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64;

    public static BigInteger? Exact(object? content) => content switch
    {
        ulong number => number,
        char character => character,
        _ when IsIntegral(Of(content)) => System.Convert.ToInt64(content, null),
        _ => null,
    };

    /// <summary>Boxes a whole number; one that the type cannot hold wraps round, or, where that is checked, is null.</summary>
    public static object? Fit(BigInteger exact, SpecialType type, bool isChecked)
    {
        var modulus = BigInteger.One << Bits(type);
        var fitting = ((exact % modulus) + modulus) % modulus;
        if (IsSigned(type) && fitting >= modulus >> 1)
            fitting -= modulus;
        if (isChecked && fitting != exact)
            return null;
        return type switch
        {
            SpecialType.System_Int32 => (int)fitting,
            SpecialType.System_Char => (char)(ushort)fitting,
            SpecialType.System_Int64 => (long)fitting,
            SpecialType.System_UInt32 => (uint)fitting,
            SpecialType.System_UInt64 => (ulong)fitting,
            SpecialType.System_Int16 => (short)fitting,
            SpecialType.System_UInt16 => (ushort)fitting,
            SpecialType.System_Byte => (byte)fitting,
            SpecialType.System_SByte => (sbyte)fitting,
            _ => null,
        };
    }

    /// <summary>Null where the conversion throws, where C# leaves its result open, or where it is none between numbers.</summary>
    public static object? Convert(object content, SpecialType to, bool isChecked)
    {
        var from = Of(content);
        if (from == to)
            return content;
        if (!IsNumber(from) || !IsNumber(to))
            return null;
        if (Exact(content) is { } exact)
        {
            return to switch
            {
                SpecialType.System_Double => content is ulong number ? (double)number : (double)(long)exact,
                SpecialType.System_Single => content is ulong number ? (float)number : (float)(long)exact,
                SpecialType.System_Decimal => (decimal)exact,
                _ => Fit(exact, to, isChecked),
            };
        }

        if (content is decimal money)
        {
            return to switch
            {
                SpecialType.System_Double => (double)money,
                SpecialType.System_Single => (float)money,
                _ => Fit(new BigInteger(decimal.Truncate(money)), to, isChecked: true),
            };
        }

        var real = content is float single ? single : (double)content;
        return to switch
        {
            SpecialType.System_Double => real,
            SpecialType.System_Single => (float)real,
            SpecialType.System_Decimal => Math.Abs(real) < 1e28 ? content is float f ? (decimal)f : (decimal)real : null,
            _ => double.IsNaN(real) || double.IsInfinity(real) ? null : Fit(new BigInteger(Math.Truncate(real)), to, isChecked: true),
        };
    }

    /// <summary>Zero, false, null: what a variable of the type holds first. Null where that is not known.</summary>
    public static Constant? Default(ITypeSymbol? type)
    {
        if (type is null or ITypeParameterSymbol)
            return null;
        if (type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return Constant.Null;
        var number = Of(type);
        if (number == SpecialType.System_Boolean)
            return Constant.False;
        return IsNumber(number) ? new Constant(Convert(0, number, isChecked: false)) : null;
    }
}
