using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>The functions of <see cref="string"/>.</summary>
internal static class TextFunctions
{
    public static Func<Call, Value?>? Find(IMethodSymbol method) => method.Name switch
    {
        ".ctor" => static c => c.Content(0) is char one ? c.Int(1) is { } times and >= 0 and <= 1000 ? new Constant(new string(one, times)) : null : c.Count == 1 ? c.Piece(0)?.ToValue() : null,
        "get_Length" => static c => c.Text(0) is { } text ? text.IsWhole ? new Constant(text.Start.Length) : Bounded.AtLeast(text.Start.Length) : null,
        "get_Chars" => static c => Slicing.Item(c[0], c[1]),
        "IsNullOrEmpty" => static c => c.IsNull(0) ? Constant.True : Call.Answer(c.Text(0)?.EqualTo(new Text(string.Empty, true), StringComparison.Ordinal)),
        "IsNullOrWhiteSpace" => static c => c.IsNull(0) ? Constant.True : Call.Answer(IsWhiteSpace(c.Text(0))),
        "Equals" or "op_Equality" => static c => Call.Answer(AreEqual(c)),
        "op_Inequality" => static c => Call.Answer(!AreEqual(c)),
        "Compare" or "CompareTo" => static c => Compare(c, StringComparison.CurrentCulture),
        "CompareOrdinal" => static c => Compare(c, StringComparison.Ordinal),
        "Concat" => Concat,
        "Join" => static c => c.Count == 2 && c.Piece(0) is { } separator ? Join(separator, c.Listing(1)) : null,
        "Format" => Format,
        "ToString" or "Clone" or "Copy" or "Intern" => static c => c.Text(0)?.ToValue(),
        "ToCharArray" => static c => c.Count == 1 ? c.Listing(0)?.ToValue() : null,
        "Split" => Splitting.Split,
        _ => OfText(method),
    };

    /// <summary>Those that spans of characters have, too.</summary>
    public static Func<Call, Value?>? OfText(IMethodSymbol method) => method.Name switch
    {
        "StartsWith" => static c => Call.Answer(Test(c, IsCultural(c), static (text, part, how) => text.StartsWith(part, how))),
        "EndsWith" => static c => Call.Answer(Test(c, IsCultural(c), static (text, part, how) => text.EndsWith(part, how))),
        "Contains" => static c => Call.Answer(Test(c, StringComparison.Ordinal, static (text, part, how) => text.Contains(part, how))),
        "IndexOf" => static c => c.Piece(1) is { } part && c.Piece(0) is { } text && c.Comparison(IsCultural(c)) is { } how && c.Count <= 4 && Start(c) is { } from
            ? Call.Number(text.IndexOf(part, how, from)) : null,
        "LastIndexOf" => static c => c.Count <= 3 && c.Piece(1) is { IsWhole: true, Start.Length: > 0 } part && c.Piece(0) is { IsWhole: true } text && c.Comparison(IsCultural(c)) is { } how && !IsInt(c, 2)
            && (how >= StringComparison.Ordinal || (Text.IsPrintableAscii(part.Start) && Text.IsPrintableAscii(text.Start)))
            ? new Constant(text.Start.LastIndexOf(part.Start, ((int)how & 1) != 0 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) : null,
        "IndexOfAny" => static c => (c.Count == 2 || IsInt(c, 2)) && c.Piece(1) is { IsWhole: true, Start: var any } && c.Piece(0) is { } text && Start(c) is { } from && c.Count <= 3 ? Call.Number(text.IndexOfAny(any, from)) : null,
        "Substring" or "AsSpan" or "AsMemory" or "Slice" => static c => Part(c.Text(0), c),
        "Remove" => Remove,
        "Insert" => static c => c.Text(0) is { } text && c.Int(1) is { } at && c.Text(2) is { IsWhole: true } part && at <= text.Start.Length ? (text with { Start = text.Start.Insert(at, part.Start) }).ToValue() : null,
        "Replace" => Replace,
        "PadLeft" => static c => Pad(c, static (text, width, with) => text.PadLeft(width, with)),
        "PadRight" => static c => Pad(c, static (text, width, with) => text.PadRight(width, with)),
        "Trim" => static c => Trim(c, start: true, end: true),
        "TrimStart" => static c => Trim(c, start: true, end: false),
        "TrimEnd" => static c => Trim(c, start: false, end: true),
        "ToUpper" or "ToUpperInvariant" => static c => c.Text(0)?.Cased(upper: true)?.ToValue(),
        "ToLower" or "ToLowerInvariant" => static c => c.Text(0)?.Cased(upper: false)?.ToValue(),
        _ => null,
    };

    public static bool? IsWhiteSpace(Text? text)
    {
        if (text is not { } known)
            return null;
        return known.Start.Trim().Length > 0 ? false : known.IsWhole ? true : null;
    }

    public static Value? Part(Text? whole, Call call)
    {
        if (whole is not { } text)
            return null;
        if (call.Count == 1)
            return text.ToValue();
        if (call.Content(1) is Extent && call.Count == 2)
            return Slicing.Part(call[0], call[1]);
        if (call.Int(1) is not { } from || (call.Count > 2 && call.Int(2) is null))
            return null;
        return (call.Int(2) is { } length ? text.Part(from, length) : text.Rest(from))?.ToValue();
    }

    private static bool? AreEqual(Call call)
    {
        if (call.Text(0) is { } left && call.Text(1) is { } right)
            return call.Comparison(StringComparison.Ordinal) is { } how ? left.EqualTo(right, how) : null;
        if (call.IsNull(0) && !call.Method.IsStatic)
            return null;
        return call.Comparison(StringComparison.Ordinal) is not null ? Equality.Of(call[0], call[1]) : null;
    }

    private static Value? Compare(Call call, StringComparison byDefault)
    {
        var isWindow = IsInt(call, 1);
        var (left, right) = isWindow ? (Window(call, 0), Window(call, 2)) : (call.Text(0), call.Text(1));
        if (left is { } a && right is { } b)
            return call.Comparison(byDefault) is { } how ? a.CompareTo(b, how) : null;
        if (isWindow || (!call.Method.IsStatic && call.IsNull(0)))
            return null;
        if (call.IsNull(0) && call.IsNull(1))
            return new Constant(0);
        return call.IsNull(0) && right is not null ? ObjectFunctions.Sign(-1) : call.IsNull(1) && left is not null ? ObjectFunctions.Sign(1) : null;
    }

    /// <summary>The part that <c>Compare(a, 0, b, 0, 3)</c> looks at.</summary>
    private static Text? Window(Call call, int at)
    {
        if (call.Text(at) is not { } text || call.Int(at + 1) is not { } from || call.Int(4) is not { } length || from > text.Start.Length)
            return null;
        return text.Part(from, text.IsWhole ? Math.Min(length, text.Start.Length - from) : length);
    }

    private static Value? Concat(Call call)
    {
        if (call.Count == 1 && call[0] is not Constant && call.Parameter(0)?.Type.SpecialType == SpecialType.System_Object)
            return call.Text(0)?.ToValue();
        var parts = call.Count == 1 && call[0] is Sequence or KnownStart ? call.Listing(0) : new Listing(call.Arguments, true);
        return Join(new Text(string.Empty, true), parts);
    }

    private static Value? Join(Text separator, Listing? parts)
    {
        if (parts is not { } listing)
            return null;
        var text = new Text(string.Empty, true);
        for (var i = 0; i < listing.Items.Length && text.IsWhole; i++)
        {
            if (Text.Written(listing.Items[i]) is not { } next)
                return null;
            text = (i == 0 ? text : text.Then(separator)).Then(next);
        }

        return (text with { IsWhole = text.IsWhole && listing.IsWhole }).ToValue();
    }

    private static Value? Format(Call call)
    {
        var at = call.Parameter(0)?.Type.SpecialType == SpecialType.System_String ? 0 : 1;
        if (call.Content(at) is not string format)
            return null;
        var values = call.Count == at + 2 && call[at + 1] is Sequence { IsDictionary: false } sequence && call.Parameter(at + 1)?.Type.SpecialType != SpecialType.System_Object ? sequence.Items : ImmutableArray.Create(call.Arguments, at + 1, call.Count - at - 1);
        var text = new Text(string.Empty, true);
        for (var i = 0; i < format.Length && text.IsWhole; i++)
        {
            if (format[i] is '{' or '}' && i + 1 < format.Length && format[i + 1] == format[i])
            {
                text = text.Then(new Text(format[i++].ToString(), true));
            }
            else if (format[i] == '{')
            {
                var end = format.IndexOf('}', i);
                var hole = end < 0 ? null : format.Substring(i + 1, end - i - 1).Split([':'], 2);
                if (hole is null || !int.TryParse(hole[0], System.Globalization.NumberStyles.None, null, out var index) || index >= values.Length)
                    return null;
                if (Formatted(values[index], hole.Length > 1 ? hole[1] : null) is not { } next)
                    return null;
                text = text.Then(next);
                i = end;
            }
            else
            {
                text = text.Then(new Text(format[i].ToString(), true));
            }
        }

        return text.ToValue();
    }

    /// <summary>How a part of a composite or interpolated text is written.</summary>
    public static Text? Formatted(Value value, string? format) => value is Constant { Content: var content }
        ? NumberFunctions.Formatted(content, format) is { } text ? new Text(text, true) : null
        : Text.From(value);

    private static Value? Remove(Call call)
    {
        if (call.Text(0) is not { } text || call.Int(1) is not { } from)
            return null;
        if (call.Count == 2)
            return text.Part(0, from)?.ToValue();
        return call.Int(2) is { } length && from + length <= text.Start.Length ? (text with { Start = text.Start.Remove(from, length) }).ToValue() : null;
    }

    private static Value? Replace(Call call)
    {
        if (call.Text(0) is not { } text || call.Piece(1) is not { IsWhole: true, Start: var old } || call.Comparison(StringComparison.Ordinal) != StringComparison.Ordinal)
            return null;
        var with = call.IsNull(2) ? string.Empty : call.Piece(2) is { IsWhole: true } piece ? piece.Start : null;
        return with is not null && (text.IsWhole || old.Length == 1) ? (text with { Start = text.Start.Replace(old, with) }).ToValue() : null;
    }

    private static Value? Pad(Call call, Func<string, int, char, string> pad)
    {
        if (call.Text(0) is not { } text || call.Int(1) is not { } width || width > 1000 || (!text.IsWhole && width > text.Start.Length))
            return null;
        return call.Count == 2 || call.Content(2) is char ? (text with { Start = pad(text.Start, width, call.Content(2) as char? ?? ' ') }).ToValue() : null;
    }

    private static Value? Trim(Call call, bool start, bool end)
    {
        var characters = call.Count == 1 || call.IsNull(1) ? string.Empty : call.Piece(1) is { IsWhole: true } piece ? piece.Start : null;
        return characters is null ? null : call.Text(0)?.Trimmed(characters.ToCharArray(), start, end).ToValue();
    }

    private static bool? Test(Call call, StringComparison byDefault, Func<Text, Text, StringComparison, bool?> holds) =>
        call.Piece(0) is { } text && call.Piece(1) is { } part && call.Comparison(byDefault) is { } how ? holds(text, part, how) : null;

    /// <summary>A string's own functions that take a string compare by culture, those that take a character and those of spans do not.</summary>
    private static StringComparison IsCultural(Call call) =>
        call.Method.ContainingType.SpecialType == SpecialType.System_String && call.Parameter(1)?.Type.SpecialType == SpecialType.System_String ? StringComparison.CurrentCulture : StringComparison.Ordinal;

    private static bool IsInt(Call call, int index) => call.Parameter(index)?.Type.SpecialType == SpecialType.System_Int32;

    /// <summary>Where a search begins; null where that is not known or where it ends early.</summary>
    private static int? Start(Call call) => IsInt(call, 3) ? null : IsInt(call, 2) ? call.Int(2) : 0;
}
