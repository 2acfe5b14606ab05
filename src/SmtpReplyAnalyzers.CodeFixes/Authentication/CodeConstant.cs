using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>Reply codes as constants of the code: <c>235</c>, <c>"235"</c>, a member of an enumeration.</summary>
internal static class CodeConstant
{
    private const int First = 200;
    private const int Last = 599;

    /// <summary>The code that an expression is; null for anything else.</summary>
    public static int? Of(AuthSite site, ExpressionSyntax expression) => site.Model.GetConstantValue(expression) is { HasValue: true, Value: { } value } ? Of(value) : null;

    /// <summary>A code that a client may well expect, and not some other number.</summary>
    public static bool IsExpected(AuthSite site, ExpressionSyntax expression) =>
        Of(site, expression) is { } code && (code is 220 or 221 or 235 or 250 or 251 or 252 or 334 or 354 || site.TypeOf(expression)?.TypeKind == TypeKind.Enum);

    /// <summary>The expected code that an argument is, or the only element of an array there.</summary>
    public static ExpressionSyntax? In(AuthSite site, ExpressionSyntax argument) => argument switch
    {
        ArrayCreationExpressionSyntax { Initializer.Expressions: [var element] } => In(site, element),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var element] } => In(site, element),
        _ => IsExpected(site, argument) ? argument : null,
    };

    /// <summary>The code in the words of a type; null where the type has none.</summary>
    public static string? Write(AuthSite site, ITypeSymbol type, int code)
    {
        var digits = code.ToString(CultureInfo.InvariantCulture);
        if (type.SpecialType == SpecialType.System_String)
            return $"\"{digits}\"";
        if (type.TypeKind != TypeKind.Enum)
            return type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_Int64 ? digits : null;
        var name = type.ToMinimalDisplayString(site.Model, site.Position);
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Of(field.ConstantValue!) == code);
        return member is null ? $"({name}){digits}" : $"{name}.{member.Name}";
    }

    private static int? Of(object value)
    {
        var number = value switch
        {
            string { Length: 3 or 4 } text when int.TryParse(text.TrimEnd(' '), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) => parsed,
            int or short or ushort or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            _ => 0,
        };
        return number is >= First and <= Last ? (int)number : null;
    }
}
