using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>The functions of the number types, of <see cref="Math"/> and of <see cref="Convert"/>.</summary>
internal static class NumberFunctions
{
    private static readonly char[] White = { ' ', '\t', '\n', '\v', '\f', '\r' };

    public static Func<Call, Value?>? Find(IMethodSymbol method) => method.Name switch
    {
        _ when method.ContainingType.Name == "Convert" => CodeOf(method.Name) == TypeCode.Empty ? null : Convert,
        "Parse" => Parse,
        "ToString" => Format,
        "Min" => static c => Least(c[0], c[1], c),
        "Max" => static c => Compare(c.Content(0), c.Content(1)) is { } order ? c[order >= 0 ? 0 : 1] : null,
        "Clamp" => static c => Compare(c.Content(1), c.Content(2)) is <= 0 && Compare(c.Content(0), c.Content(1)) is { } least && Compare(c.Content(0), c.Content(2)) is { } most
            ? c[least < 0 ? 1 : most > 0 ? 2 : 0] : null,
        "Abs" => static c => Known(c.Content(0) switch
        {
            double number => Math.Abs(number),
            float number => Math.Abs(number),
            decimal number => Math.Abs(number),
            var content => Numbers.Exact(content) is { } exact ? Numbers.Fit(System.Numerics.BigInteger.Abs(exact), Numbers.Of(content), isChecked: true) : null,
        }),
        "Sign" => static c => c.Content(0) switch
        {
            double number => new Constant(Math.Sign(number)),
            float number => new Constant(Math.Sign(number)),
            decimal number => new Constant(Math.Sign(number)),
            var content => Numbers.Exact(content) is { } exact ? new Constant(exact.Sign) : null,
        },
        "Floor" => static c => Real(c, Math.Floor, decimal.Floor),
        "Ceiling" => static c => Real(c, Math.Ceiling, decimal.Ceiling),
        "Truncate" => static c => Real(c, Math.Truncate, decimal.Truncate),
        "Round" when method.Parameters.Length == 1 => static c => Real(c, Math.Round, decimal.Round),
        "Sqrt" => static c => Real(c, Math.Sqrt, static _ => null),
        "Pow" => static c => c.Content(0) is double x && c.Content(1) is double y ? new Constant(Math.Pow(x, y)) : null,
        _ => null,
    };

    /// <summary>The number a text is parsed as; null where that fails, which <paramref name="fails"/> tells apart from what is not known.</summary>
    public static object? Parse(Text text, SpecialType type, out bool fails)
    {
        var start = text.Start.TrimStart(White);
        var at = start.Length > 0 && start[0] is '-' or '+' ? 1 : 0;
        while (at < start.Length && start[at] is >= '0' and <= '9')
            at++;

        // After the digits only white space may follow, so that "454-" is none whatever comes.
        var rest = start.Substring(at).TrimStart(White);
        fails = IsWhole(type) && rest.Length > 0 && rest[0] != '\0';
        if (fails || !text.IsWhole || text.Start.IndexOf('\0') >= 0)
            return null;
        if (type == SpecialType.System_Char)
        {
            fails = text.Start.Length != 1;
            return fails ? null : text.Start[0];
        }

        if (type == SpecialType.System_Boolean)
        {
            var parsed = bool.TryParse(text.Start, out var truth);
            fails = !parsed;
            return parsed ? truth : null;
        }

        var isNumber = at > 0 && start[at - 1] is not ('-' or '+');
        if (IsWhole(type))
        {
            var number = isNumber ? Numbers.Fit(System.Numerics.BigInteger.Parse(start.Substring(0, at), CultureInfo.InvariantCulture), type, isChecked: true) : null;
            fails = number is null;
            return number;
        }

        // How fractions are written depends on the culture.
        return isNumber && at < 10 && rest.Length == 0 ? Numbers.Convert(int.Parse(start.Substring(0, at), CultureInfo.InvariantCulture), type, isChecked: true) : null;
    }

    private static bool IsWhole(SpecialType type) => Numbers.IsIntegral(type) && type != SpecialType.System_Char;

    private static Value? Parse(Call call)
    {
        if (call.Piece(0) is not { } text || !IsPlain(call))
            return null;
        return Known(Parse(text, call.Method.ContainingType.SpecialType, out _));
    }

    /// <summary>No number style but those that the default includes and that a plain number meets.</summary>
    public static bool IsPlain(Call call)
    {
        for (var i = 1; i < call.Count; i++)
        {
            if (call.Parameter(i)?.Type.Name == nameof(NumberStyles) && call.Int(i) != (int)NumberStyles.Integer)
                return false;
        }

        return true;
    }

    private static Value? Format(Call call)
    {
        if (call.Content(0) is not { } number)
            return null;
        var format = call.Parameter(1)?.Type.SpecialType == SpecialType.System_String ? call.Content(1) as string : string.Empty;
        return Formatted(number, format) is { } text ? new Constant(text) : null;
    }

    /// <summary>A value written in a format that means the same in every culture.</summary>
    public static string? Formatted(object? content, string? format)
    {
        if (string.IsNullOrEmpty(format) || content is string or char or null)
            return Text.Written(content);
        if (content is BoxedEnum boxed)
            return format is "D" or "d" ? Text.Written(boxed.Number) : format is "G" or "g" ? boxed.Text : null;
        var isCommon = format![0] is 'D' or 'd' or 'X' or 'x' or 'G' or 'g' ? format.Length <= 2 && (format.Length == 1 || char.IsDigit(format[1])) : format.Trim('0').Length == 0;
        var isPlainGeneral = format[0] is not ('G' or 'g') || format.Length == 1;
        return isCommon && isPlainGeneral && Numbers.IsIntegral(Numbers.Of(content)) ? ((IFormattable)content).ToString(format, CultureInfo.InvariantCulture) : null;
    }

    private static Value? Convert(Call call)
    {
        var code = CodeOf(call.Method.Name);
        var content = call.Content(0);
        if (call[0] is not Constant || (call.Count > 1 && call.Parameter(1)?.Type.Name != nameof(IFormatProvider)))
            return null;
        if (code == TypeCode.String)
            return content is null ? call.Parameter(0)?.Type.SpecialType == SpecialType.System_String ? Constant.Null : new Constant(string.Empty) : Text.Written(content) is { } text ? new Constant(text) : null;
        if (content is null)
            return code == TypeCode.Char ? null : Numbers.Default(call.Method.ReturnType);
        if (content is string written && code is not (TypeCode.Boolean or TypeCode.Char))
            return Known(Parse(new Text(written, true), call.Method.ReturnType.SpecialType, out _));
        return Known(System.Convert.ChangeType(content is BoxedEnum boxed ? boxed.Number : content, code, CultureInfo.InvariantCulture));
    }

    private static TypeCode CodeOf(string name) => name switch
    {
        "ToInt32" => TypeCode.Int32,
        "ToInt64" => TypeCode.Int64,
        "ToInt16" => TypeCode.Int16,
        "ToByte" => TypeCode.Byte,
        "ToUInt16" => TypeCode.UInt16,
        "ToUInt32" => TypeCode.UInt32,
        "ToUInt64" => TypeCode.UInt64,
        "ToChar" => TypeCode.Char,
        "ToBoolean" => TypeCode.Boolean,
        "ToDouble" => TypeCode.Double,
        "ToSingle" => TypeCode.Single,
        "ToDecimal" => TypeCode.Decimal,
        "ToString" => TypeCode.String,
        _ => TypeCode.Empty,
    };

    private static Value? Least(Value left, Value right, Call call)
    {
        // Math.Min(3, line.Length) is 3 for every line that holds a code.
        if (left is Constant { Content: int x } && right is Bounded { Least: var from } && x <= from)
            return left;
        if (right is Constant { Content: int y } && left is Bounded { Least: var least } && y <= least)
            return right;
        return Compare(call.Content(0), call.Content(1)) is { } order ? call[order <= 0 ? 0 : 1] : null;
    }

    private static int? Compare(object? left, object? right) =>
        left is IComparable comparable && left.GetType() == right?.GetType() && Numbers.IsNumber(Numbers.Of(left)) && left is not (double.NaN or float.NaN) && right is not (double.NaN or float.NaN)
            ? comparable.CompareTo(right) : null;

    private static Value? Real(Call call, Func<double, double> ofDouble, Func<decimal, decimal?> ofDecimal) => call.Content(0) switch
    {
        double number => new Constant(ofDouble(number)),
        decimal number => Known(ofDecimal(number)),
        _ => null,
    };

    private static Value? Real(Call call, Func<double, double> ofDouble, Func<decimal, decimal> ofDecimal) => Real(call, ofDouble, number => (decimal?)ofDecimal(number));

    private static Value? Known(object? result) => result switch
    {
        null => null,
        bool truth => Constant.Of(truth),
        _ => new Constant(result),
    };
}
