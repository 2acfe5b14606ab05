using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>The members of an enumeration, by number and by name.</summary>
internal static class Enums
{
    /// <summary>How <c>ToString()</c> writes a value: the name of the one member with this number, or with none the number. Null where that is not certain.</summary>
    public static string? NameOf(BoxedEnum value)
    {
        string? name = null;
        foreach (var member in Members(value.Type))
        {
            if (!member.ConstantValue!.Equals(value.Number))
                continue;
            if (name is not null)
                return null;
            name = member.Name;
        }

        return name ?? (value.Type.GetAttributes().IsEmpty ? ((IFormattable)value.Number).ToString("D", CultureInfo.InvariantCulture) : null);
    }

    /// <summary>What <c>Enum.Parse</c> makes of one name or number; null where it fails or where that is not known, which <paramref name="fails"/> tells apart.</summary>
    public static object? Parse(INamedTypeSymbol type, string text, bool ignoreCase, out bool fails)
    {
        var sought = text.Trim();
        fails = sought.Length == 0;
        if (fails || sought.IndexOf(',') >= 0 || type.TypeKind != TypeKind.Enum)
            return null;
        if (char.IsDigit(sought[0]) || sought[0] is '-' or '+')
            return long.TryParse(sought, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Numbers.Fit(number, Numbers.Of(type), isChecked: true) : null;
        object? found = null;
        foreach (var member in Members(type))
        {
            if (!string.Equals(member.Name, sought, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
                continue;
            if (found is not null && !found.Equals(member.ConstantValue))
                return null;
            found = member.ConstantValue;
        }

        fails = found is null;
        return found;
    }

    public static IEnumerable<IFieldSymbol> Members(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue);
}
