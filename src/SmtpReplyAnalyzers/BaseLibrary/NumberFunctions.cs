using System.Globalization;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>The functions of characters and numbers, and of <see cref="object"/>, that cannot simply be run.</summary>
internal static class NumberFunctions
{
    private static readonly char[] White = { ' ', '\t', '\n', '\v', '\f', '\r' };

    public static Value? Apply(Call call) => call.Method.Name switch
    {
        "Parse" => IsPlain(call) && call.Text(0) is { } text && Parse(text, Numbers.Of(call.Method.ReturnType), out _) is { } parsed ? Known(parsed) : null,
        "ToString" => Written(call),
        "Equals" => Call.Answer(AreEqual(call)),
        "CompareTo" => Compare(call.Content(0), call.Content(1)) is { } order ? Bounded.Sign(order) : null,

        // Math.Min(3, line.Length) is 3 for every line that holds a code.
        "Min" when call.Content(0) is int x && call[1] is Bounded { Least: var least } && x <= least => call[0],
        "Min" when call.Content(1) is int y && call[0] is Bounded { Least: var least } && y <= least => call[1],
        "IsAsciiDigit" => call.Content(0) is char digit ? Constant.Of(digit is >= '0' and <= '9') : null,
        _ when call.Method.ContainingType.Name == "Char" && call.Count == 2 && call.TypeOf(1) == nameof(Int32) =>
            Slicing.Item(call[0], call[1]) is Constant one && typeof(char).GetMethod(call.Method.Name, [typeof(char)]) is { } ofOne ? RealFunctions.Run(ofOne, System.Collections.Immutable.ImmutableArray.Create<Value>(one)) : null,
        _ => null,
    };

    public static Value? Convert(Call call)
    {
        var type = Numbers.Of(call.Method.ReturnType);
        if (call.Count > 1 && call.TypeOf(1) != nameof(IFormatProvider))
            return null;
        if (type == TypeCode.String)
            return call.IsNull(0) ? null : Text.Written(call[0])?.ToValue();
        if (call.Text(0) is { } text && call.Content(0) is not char)
            return Parse(text, type, out _) is { } parsed ? Known(parsed) : null;
        var content = call.Content(0) is BoxedEnum boxed ? boxed.Number : call.Content(0);
        return content is not null && (Numbers.IsNumber(type) || type == TypeCode.Boolean) ? Known(System.Convert.ChangeType(content, type, CultureInfo.InvariantCulture)) : null;
    }

    public static Value? OfNullable(Call call) => call.Method.Name switch
    {
        "get_HasValue" => Call.Answer(!Equality.Of(call[0], Constant.Null)),
        _ when call.Content(0) is not null => call[0],
        "GetValueOrDefault" when call.IsNull(0) => call.Count > 1 ? call[1] : Numbers.Default(call.Method.ContainingType.TypeArguments[0]),
        _ => null,
    };

    /// <summary>A number or an enumeration's value as text, in a format that means the same in every culture.</summary>
    public static Value? Written(Call call)
    {
        if (call.Count == 1 || call.TypeOf(1) != nameof(String))
            return call.IsNull(0) ? null : Text.Written(call[0])?.ToValue();
        var number = call.Content(0) is BoxedEnum boxed ? boxed.Number : call.Content(0);
        return number is IFormattable written && Numbers.IsWhole(Numbers.Of(number)) && call.Content(1) is string format && format.TrimStart('D', 'd').Trim('0', '3').Length == 0
            ? new Constant(written.ToString(format, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>The number a text is parsed as; null where that fails, which <paramref name="fails"/> tells apart from what is not known.</summary>
    public static object? Parse(Text text, TypeCode type, out bool fails)
    {
        var start = text.Start.TrimStart(White);
        var at = start.Length > 0 && start[0] is '-' or '+' ? 1 : 0;
        while (at < start.Length && start[at] is >= '0' and <= '9')
            at++;

        // After the digits only white space may follow, so that "454-" is none whatever comes.
        var rest = start.Substring(at).TrimStart(White);
        var isWhole = Numbers.IsWhole(type) && type != TypeCode.Char;
        fails = isWhole && rest.Length > 0 && rest[0] != '\0';
        if (fails || !text.IsWhole || text.Start.IndexOf('\0') >= 0)
            return null;
        object? parsed = type switch
        {
            TypeCode.Char => text.Start.Length == 1 ? text.Start[0] : null,
            TypeCode.Boolean => bool.TryParse(text.Start, out var truth) ? truth : null,
            _ => long.TryParse(start.Substring(0, at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && (isWhole || rest.Length == 0) ? Numbers.Convert(number, type, isChecked: true) : null,
        };

        // How fractions are written depends on the culture.
        fails = parsed is null && type != TypeCode.Double;
        return parsed;
    }

    /// <summary>No number style but those that the default includes and that a plain number meets.</summary>
    public static bool IsPlain(Call call)
    {
        for (var i = 1; i < call.Count; i++)
        {
            if (call.TypeOf(i) == nameof(NumberStyles) && !(call.Content(i) is int style && (style is (int)NumberStyles.Integer || (style & (int)NumberStyles.AllowHexSpecifier) == 0 && IsDigits(call))))
                return false;
        }

        return true;
    }

    // Every style but that of hexadecimal numbers takes digits alone.
    private static bool IsDigits(Call call) => call.Text(0) is { IsWhole: true, Start: { Length: > 0 } text } && text.All(static one => one is >= '0' and <= '9');

    public static Value Known(object content) => content is bool truth ? Constant.Of(truth) : new Constant(content);

    private static bool? AreEqual(Call call)
    {
        if (call.Count != 2 || (!call.Method.IsStatic && call.IsNull(0)))
            return null;
        var (left, right) = (call.Content(0), call.Content(1));
        var isObject = call.Method.Parameters[0].Type.SpecialType == SpecialType.System_Object;
        if (left is null || right is null || left.GetType() == right.GetType() || !isObject)
            return Equality.Of(call[0], call[1]);

        // Two types in boxes are never equal. But whether a receiver of these types is in its box only the caller can tell.
        return call.Method.IsStatic || left is BoxedEnum || call.Method.ContainingType.Name == left.GetType().Name ? false : null;
    }

    private static int? Compare(object? left, object? right) =>
        left is BoxedEnum a && right is BoxedEnum b && SymbolEqualityComparer.Default.Equals(a.Type, b.Type) ? Compare(a.Number, b.Number)
        : left is IComparable comparable and not string && left.GetType() == right?.GetType() ? comparable.CompareTo(right)
        : null;
}
