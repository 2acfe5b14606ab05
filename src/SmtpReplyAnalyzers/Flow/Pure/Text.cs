using System.Globalization;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>
/// A text that is known as a whole, or whose first characters are. Questions are answered only where no continuation
/// could answer otherwise. Cultures are taken to agree with ordinal comparison on printable ASCII, to pair its letters as
/// English does, and to write digits and the minus sign in it; what depends on the culture of other text is not known.
/// </summary>
internal readonly record struct Text(string Start, bool IsWhole)
{
    public static Text? From(Value value) => value switch
    {
        Constant { Content: string text } => new Text(text, true),
        ReplyText reply => new Text(reply.Start, false),
        _ => null,
    };

    /// <summary>How the value is written when it becomes part of a text. An enumeration's value must have been converted to object before.</summary>
    public static Text? Written(Value value) => value is Constant { Content: var content } ? Written(content) is { } text ? new Text(text, true) : null : From(value);

    public static string? Written(object? content) => content switch
    {
        null => string.Empty,
        string text => text,
        char character => character.ToString(),
        bool truth => truth ? bool.TrueString : bool.FalseString,
        BoxedEnum boxed => boxed.Text,
        double or float when System.Convert.ToDouble(content, null) is var real && Math.Abs(real) < 1e6 && real == Math.Truncate(real) && (real != 0 || 1 / real > 0)
            => ((int)real).ToString(CultureInfo.InvariantCulture),
        decimal money when (decimal.GetBits(money)[3] & 0xFF0000) == 0 => money.ToString(CultureInfo.InvariantCulture),
        IFormattable number when Numbers.IsIntegral(Numbers.Of(content)) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    public Value ToValue() => IsWhole ? new Constant(Start) : new ReplyText(Start);

    public Text Then(Text next) => IsWhole ? new Text(Start + next.Start, next.IsWhole) : this;

    public bool? EqualTo(Text other, StringComparison how)
    {
        if (!Ordinary(ref how, this, other))
            return null;
        var common = Math.Min(Start.Length, other.Start.Length);
        if (string.Compare(Start, 0, other.Start, 0, common, how) != 0)
            return false;
        if ((IsWhole && Start.Length < other.Start.Length) || (other.IsWhole && other.Start.Length < Start.Length))
            return false;
        return IsWhole && other.IsWhole ? true : null;
    }

    public bool? StartsWith(Text prefix, StringComparison how)
    {
        if (!Ordinary(ref how, this, prefix))
            return null;
        if (string.Compare(Start, 0, prefix.Start, 0, Math.Min(Start.Length, prefix.Start.Length), how) != 0)
            return false;
        if (prefix.Start.Length > Start.Length)
            return IsWhole ? false : null;
        return prefix.IsWhole ? true : null;
    }

    public bool? EndsWith(Text suffix, StringComparison how)
    {
        if (!Ordinary(ref how, this, suffix) || !suffix.IsWhole)
            return null;
        return suffix.Start.Length == 0 ? true : IsWhole ? Start.EndsWith(suffix.Start, how) : null;
    }

    public bool? Contains(Text part, StringComparison how) => IndexOf(part, how, 0) is { } index ? index >= 0 : null;

    /// <summary>An occurrence in the known part is the first there is: an earlier one would lie in it too.</summary>
    public int? IndexOf(Text part, StringComparison how, int from)
    {
        if (!Ordinary(ref how, this, part) || !part.IsWhole)
            return null;
        var index = Start.IndexOf(part.Start, from, how);
        return index >= 0 || IsWhole ? index : null;
    }

    public int? IndexOfAny(string characters, int from)
    {
        var index = Start.IndexOfAny(characters.ToCharArray(), from);
        return index >= 0 || IsWhole ? index : null;
    }

    public Text? Rest(int index) => index <= Start.Length ? new Text(Start.Substring(index), IsWhole) : null;

    public Text? Part(int index, int length) => index + length <= Start.Length ? new Text(Start.Substring(index, length), true) : null;

    /// <summary>The sign of a comparison; where only the sign is defined, only the sign is told.</summary>
    public Value? CompareTo(Text other, StringComparison how)
    {
        if (EqualTo(other, how) is not { } equal)
            return null;
        if (equal)
            return new Constant(0);
        var derived = !IsWhole || !other.IsWhole;
        var inCulture = how < StringComparison.Ordinal;
        _ = Ordinary(ref how, this, other);
        var common = 0;
        while (common < Start.Length && common < other.Start.Length && string.Compare(Start, common, other.Start, common, 1, how) == 0)
            common++;

        // Every culture sorts digits by their value, and the first of them that differ decide; letters and signs it may sort in other ways.
        if (inCulture && !(AreDigits(Start, common + 1) && AreDigits(other.Start, common + 1)))
            return new Bounded(int.MinValue, int.MaxValue, neverZero: true, derived);
        var sign = common == Start.Length || common == other.Start.Length
            ? Start.Length - other.Start.Length
            : string.Compare(Start, common, other.Start, common, 1, how);
        return sign < 0 ? new Bounded(int.MinValue, -1, neverZero: true, derived) : new Bounded(1, int.MaxValue, neverZero: true, derived);
    }

    public Text? Cased(bool upper) => IsPrintableAscii(Start) ? this with { Start = upper ? Start.ToUpperInvariant() : Start.ToLowerInvariant() } : null;

    /// <summary>What a trimmed end of unknown text leaves is known up to the last character that stays for certain.</summary>
    public Text Trimmed(char[] characters, bool start, bool end)
    {
        var text = start ? Start.TrimStart(characters) : Start;
        return this with { Start = end ? text.TrimEnd(characters) : text };
    }

    public static bool IsPrintableAscii(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
                return false;
        }

        return true;
    }

    private static bool AreDigits(string text, int length)
    {
        for (var i = 0; i < text.Length && i < length; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
        }

        return true;
    }

    private static bool Ordinary(ref StringComparison how, Text left, Text right)
    {
        var inCulture = how < StringComparison.Ordinal;
        how = ((int)how & 1) != 0 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return !inCulture || (IsPrintableAscii(left.Start) && IsPrintableAscii(right.Start));
    }
}
