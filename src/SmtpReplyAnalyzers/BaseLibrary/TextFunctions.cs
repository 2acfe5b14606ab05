using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>The functions of <see cref="string"/> and of spans of characters, also of a text of which only the beginning is known.</summary>
internal static class TextFunctions
{
    public static Value? Apply(Call call)
    {
        var name = call.Method.Name;
        var text = call.Text(0);
        switch (name)
        {
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace" when call.IsNull(0):
                return Constant.True;
            case "IsNullOrEmpty" or "IsEmpty" or "get_IsEmpty" or "IsNullOrWhiteSpace" or "IsWhiteSpace":
                var isEmpty = text is null || (name.EndsWith("Space", StringComparison.Ordinal) ? text.Start.Trim() : text.Start).Length > 0 ? false : text.IsWhole ? true : (bool?)null;
                return text is null ? null : Call.Answer(isEmpty);
            case "Equals" or "op_Equality" or "SequenceEqual":
                return Call.Answer(AreEqual(call));
            case "op_Inequality":
                return Call.Answer(!AreEqual(call));
            case "Compare" or "CompareTo" or "CompareOrdinal":
                return Compare(call);
            case "Concat":
                return Concat(call.Count == 1 && call.TypeOf(0) is not (nameof(Object) or nameof(String)) && ListFunctions.ItemsOf(call[0]) is { } parts ? parts : call.Arguments);
            case ".ctor":
                return call.Content(0) is char one && call.Content(1) is int and >= 0 and <= 1000 and var times ? new Constant(new string(one, times)) : call.Count == 1 ? text?.ToValue() : null;
        }

        if (text is null)
            return null;
        var part = call.Text(1);
        var how = call.Comparison();
        var from = call.Content(1) as int?;
        return name switch
        {
            "get_Length" => text.IsWhole ? new Constant(text.Start.Length) : Bounded.AtLeast(text.Start.Length),
            "get_Chars" or "get_Item" => Slicing.Item(call[0], call[1]),
            "ToCharArray" => call.Count == 1 ? ListFunctions.Characters(text) : null,
            "ToUpper" or "ToUpperInvariant" => text.Cased(upper: true),
            "ToLower" or "ToLowerInvariant" => text.Cased(upper: false),
            "Trim" or "TrimStart" or "TrimEnd" => Trim(call, text, name),
            "Split" => Split(call, text),
            "ToString" or "AsSpan" or "AsMemory" or "op_Implicit" when call.Count == 1 => text.ToValue(),
            "AsSpan" or "Slice" when call.TypeOf(1) is "Range" or "Index" => Slicing.Part(call[0], call[1]),
            "Substring" or "AsSpan" or "AsMemory" or "Slice" when call.Count < 3 || call[2] is Constant || from != 0 || text.IsWhole => from is { } index && (call.Count == 2 || call.Content(2) is int) ? text.Part(index, call.Content(2) as int?) : null,
            // What is cut off the end of a reply is not its code.
            "Substring" or "Slice" or "AsSpan" when from == 0 && !text.IsWhole && call[2] is not Constant => text.ToValue(),
            "Remove" when call.Count == 2 => from is { } index ? text.Part(0, index) : null,
            "StartsWith" => part is not null && how is { } known ? Call.Answer(text.StartsWith(part, known)) : null,
            "EndsWith" => part is not null && how is { } known ? Call.Answer(text.EndsWith(part, known)) : null,
            "Contains" => part is not null && how is { } known ? Call.Answer(text.IndexOf(part, known, 0) is { } at ? at >= 0 : IsOtherCode(call, part) ? false : null) : null,
            "IndexOf" => part is not null && how is { } known ? IndexOf(call, text, part, known) : null,
            "Replace" when part is { IsWhole: true, Start: [var first, ..] and var old } && (text.IsWhole || old.Length == 1 || text.Start.IndexOf(first) < 0) && how == StringComparison.Ordinal && call.Count == 3
                => call.IsNull(2) ? text.With(text.Start.Replace(old, null)).ToValue() : call.Text(2) is { IsWhole: true } with ? text.With(text.Start.Replace(old, with.Start)).ToValue() : null,
            _ => null,
        };
    }

    private static bool? AreEqual(Call call)
    {
        if (call.Comparison() is not { } how || (call.IsNull(0) && !call.Method.IsStatic))
            return null;
        return call.Text(0) is { } left && call.Text(1) is { } right ? left.EqualTo(right, how) : Equality.Of(call[0], call[1]);
    }

    private static Value? Compare(Call call)
    {
        // The parts that Compare(a, 0, b, 0, 3) looks at.
        var isWindow = call.TypeOf(1) == nameof(Int32);
        var (left, right) = isWindow ? (Window(call, 0), Window(call, 2)) : (call.Text(0), call.Text(1));
        if (left is not null && right is not null)
            return call.Comparison() is { } how ? left.CompareTo(right, how) : null;
        return !isWindow && left is not null && call.IsNull(1) ? Bounded.Sign(1)
            : !isWindow && right is not null && call.IsNull(0) && call.Method.IsStatic ? Bounded.Sign(-1)
            : null;
    }

    private static Text? Window(Call call, int at)
    {
        if (call.Text(at) is not { } text || call.Content(at + 1) is not int from || call.Content(4) is not int length || from > text.Start.Length)
            return null;
        return text.Part(from, text.IsWhole ? Math.Min(length, text.Start.Length - from) : length) is { } part ? Text.From(part) : null;
    }

    private static Value? Concat(ImmutableArray<Value> parts)
    {
        var text = new Text(string.Empty, true);
        foreach (var part in parts)
        {
            if (text.IsWhole && Text.Written(part) is { } next)
                text = text.Then(next);
            else if (text.IsWhole)
                return null;
        }

        return text.ToValue();
    }

    private static Value? IndexOf(Call call, Text text, Text part, StringComparison how)
    {
        var from = call.TypeOf(2) == nameof(Int32) ? call.Content(2) as int? : 0;
        return from is not { } start || call.TypeOf(3) == nameof(Int32) ? null
            : text.IndexOf(part, how, start) is { } index ? new Constant(index)
            : IsOtherCode(call, part) && start == 0 ? new Constant(-1)
            : null;
    }

    // Three digits that are looked for in the text of a reply are meant for its code: SMTP3003 says what is wrong with that.
    private static bool IsOtherCode(Call call, Text part) => call[0] is ReplyText { Start.Length: >= 3 } && part is { IsWhole: true, Start.Length: 3 } && part.Start.All(static digit => digit is >= '0' and <= '9');

    /// <summary>What a trimmed end of unknown text leaves is known up to the last character that stays for certain.</summary>
    private static Value? Trim(Call call, Text text, string name)
    {
        var characters = call.Count == 1 ? [] : call.Text(1) is { IsWhole: true } given ? given.Start.ToCharArray() : null;
        if (characters is null)
            return null;
        var start = name == "TrimEnd" ? text.Start : text.Start.TrimStart(characters);
        return text.With(name == "TrimStart" ? start : start.TrimEnd(characters)).ToValue();
    }

    /// <summary>The parts of a text; the first ones, of a reply.</summary>
    private static Value? Split(Call call, Text text)
    {
        var (count, options) = (int.MaxValue, 0);
        for (var i = 2; i < call.Count; i++)
        {
            if (call.Content(i) is not int argument)
                return null;
            (count, options) = call.TypeOf(i) == nameof(StringSplitOptions) ? (count, argument) : (argument, options);
        }

        var separators = call.Count == 1 || call.IsNull(1) ? [] : call.Items<string>(1) ?? (call.Text(1) is { IsWhole: true } given
            ? call.Content(1) is string ? [given.Start] : Array.ConvertAll(given.Start.ToCharArray(), static one => one.ToString())
            : null);
        if (separators is null || count <= 0 || (options != 0 && count != int.MaxValue) || (!text.IsWhole && Array.Exists(separators, static separator => separator.Length > 1 && separator != "\r\n")))
            return null;
        var parts = separators.Length == 0 ? text.Start.Split((char[]?)null, count) : text.Start.Split(separators, count, StringSplitOptions.None);
        var items = ImmutableArray.CreateBuilder<Value>();
        for (var i = 0; i < parts.Length; i++)
        {
            // Two is TrimEntries, which this framework lacks.
            var part = (options & 2) != 0 ? parts[i].Trim() : parts[i];
            if (part.Length > 0 || (options & (int)StringSplitOptions.RemoveEmptyEntries) == 0)
                items.Add(new Text(part, text.IsWhole || i < parts.Length - 1).ToValue());
        }

        // Each line of a reply begins with its code (RFC 5321, section 4.2.1).
        return !text.IsWhole && text.Start.Length >= 3 && Array.Exists(separators, static separator => separator is "\n" or "\r" or "\r\n")
            ? new KnownStart(items.ToImmutable()) { Rest = new ReplyText(text.Start.Substring(0, 3)) }
            : ListFunctions.Made(items, text.IsWhole);
    }
}
