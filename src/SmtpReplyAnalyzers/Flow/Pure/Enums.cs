using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>The members of an enumeration, by number and by name.</summary>
internal static class Enums
{
    /// <summary>Null for an error type, whose members are not known.</summary>
    public static bool? IsDefined(INamedTypeSymbol type, object number)
    {
        if (type.TypeKind != TypeKind.Enum)
            return null;
        foreach (var (_, value) in Members(type))
        {
            if (value.Equals(number))
                return true;
        }

        return false;
    }

    /// <summary>The name of the one member with this number; with none of it the number where asked for. Null where neither is certain.</summary>
    public static string? NameOf(INamedTypeSymbol type, object number, bool orNumber)
    {
        string? name = null;
        foreach (var (candidate, value) in Members(type))
        {
            if (!value.Equals(number))
                continue;
            if (name is not null)
                return null;
            name = candidate;
        }

        if (name is not null || !orNumber || type.TypeKind != TypeKind.Enum || IsFlags(type))
            return name;
        return ((IFormattable)number).ToString("D", CultureInfo.InvariantCulture);
    }

    /// <summary>What <c>Enum.Parse</c> makes of one name or number; null where it fails or where that is not known, which <paramref name="fails"/> tells apart.</summary>
    public static object? Parse(INamedTypeSymbol type, string? text, bool ignoreCase, out bool fails)
    {
        fails = false;
        var sought = text?.Trim();
        if (type is not { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying } || sought?.IndexOf(',') >= 0)
            return null;
        if (string.IsNullOrEmpty(sought))
        {
            fails = true;
            return null;
        }

        if (char.IsDigit(sought![0]) || sought[0] is '-' or '+')
        {
            var number = long.TryParse(sought, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
                ? Numbers.Fit(value, underlying.SpecialType, isChecked: true)
                : null;
            return number;
        }

        object? found = null;
        foreach (var (name, value) in Members(type))
        {
            if (!string.Equals(name, sought, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                continue;
            if (found is not null && !found.Equals(value))
                return null;
            found = value;
        }

        fails = found is null;
        return found;
    }

    public static IEnumerable<(string Name, object Number)> Members(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value })
                yield return (member.Name, value);
        }
    }

    private static bool IsFlags(INamedTypeSymbol type) => type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "FlagsAttribute");
}
