using System.Globalization;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>
/// A text that is known as a whole, or whose first characters are. Questions are answered only where no continuation
/// could answer otherwise. Cultures are taken to agree with ordinal comparison on printable ASCII, to pair its letters as
/// English does, and to write digits and the minus sign in it; what depends on the culture of other text is not known.
/// </summary>
internal sealed class Text(string start, bool isWhole)
{
    /// <summary>A longer text is not followed.</summary>
    public const int Longest = 8_000;

    public string Start { get; } = start;

    public bool IsWhole { get; } = isWhole;

    public static Text? From(Value value) => value switch
    {
        Constant { Content: string { Length: > Longest } } => null,
        Constant { Content: string text } => new Text(text, true),
        ReplyText reply => new Text(reply.Start, false),
        Unknown { Start: [>= '0' and <= '9', ..] start } => new Text(start, false),
        _ => null,
    };

    /// <summary>How the value is written when it becomes part of a text. An enumeration's value must have been converted to object before.</summary>
    public static Text? Written(Value value) => value is not Constant { Content: var content } ? From(value) : content switch
    {
        null => string.Empty,
        string { Length: > Longest } => null,
        string or char or bool => content.ToString(),
        BoxedEnum boxed => Enums.NameOf(boxed),
        _ when Numbers.IsWhole(Numbers.Of(content)) => ((IFormattable)content).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    } is { } text ? new Text(text, true) : null;

    /// <summary>
    /// What a question about this text is answered with that its unknown rest decides. Whether a line follows, or another code stands somewhere in
    /// it, says nothing of the reply; its words do.
    /// </summary>
    public static Unknown Doubt(Value text, Value? asked) => text is ReplyText && asked is Constant { Content: string words } && words.Trim('^', ' ', '-').Length > 3
        ? Unknown.Dependent
        : Unknown.Derived;

    public Value ToValue() => IsWhole ? new Constant(Start) : new ReplyText(Start);

    public Text With(string start) => new(start, IsWhole);

    public Text Then(Text next) => IsWhole ? next.With(Start + next.Start) : this;

    public bool? EqualTo(Text other, StringComparison how) =>
        StartsWith(other, how) == false || other.StartsWith(this, how) == false ? false
        : IsWhole && other.IsWhole && IsOrdinary(other, how) ? true
        : null;

    public bool? StartsWith(Text prefix, StringComparison how)
    {
        if (!IsOrdinary(prefix, how))
            return null;
        if (string.Compare(Start, 0, prefix.Start, 0, Math.Min(Start.Length, prefix.Start.Length), Ordinal(how)) != 0)
            return false;
        if (prefix.Start.Length > Start.Length)
            return IsWhole ? false : null;
        return prefix.IsWhole ? true : null;
    }

    public bool? EndsWith(Text suffix, StringComparison how) =>
        !IsOrdinary(suffix, how) || !suffix.IsWhole ? null
        : suffix.Start.Length == 0 ? true
        : IsWhole ? Start.EndsWith(suffix.Start, Ordinal(how)) : null;

    /// <summary>An occurrence in the known part is the first there is: an earlier one would lie in it too.</summary>
    public int? IndexOf(Text part, StringComparison how, int from)
    {
        if (!IsOrdinary(part, how) || !part.IsWhole)
            return null;
        var index = Start.IndexOf(part.Start, from, Ordinal(how));
        return index >= 0 || IsWhole ? index : null;
    }

    public Value? Part(int index, int? length) =>
        index < 0 || length < 0 || index + (length ?? 0) > Start.Length ? null
        : length is { } known ? new Constant(Start.Substring(index, known))
        : With(Start.Substring(index)).ToValue();

    /// <summary>The sign of a comparison; where only that they differ is certain, that.</summary>
    public Value? CompareTo(Text other, StringComparison how)
    {
        if (EqualTo(other, how) is not { } equal)
            return null;
        if (equal)
            return new Constant(0);
        var derived = !IsWhole || !other.IsWhole;
        var ordinal = Ordinal(how);
        var common = 0;
        while (common < Start.Length && common < other.Start.Length && string.Compare(Start, common, other.Start, common, 1, ordinal) == 0)
            common++;

        // Every culture sorts digits by their value, and the first of them that differ decide; letters and signs it may sort in other ways.
        return how < StringComparison.Ordinal && !(AreDigits(Start, common) && AreDigits(other.Start, common))
            ? new Bounded(int.MinValue, int.MaxValue, neverZero: true, derived)
            : Bounded.Sign(string.Compare(Start, common, other.Start, common, 1, ordinal), derived);
    }

    public Value? Cased(bool upper) => IsPrintableAscii(Start) ? With(upper ? Start.ToUpperInvariant() : Start.ToLowerInvariant()).ToValue() : null;

    public static bool IsPrintableAscii(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
                return false;
        }

        return true;
    }

    private static bool AreDigits(string text, int last)
    {
        for (var i = 0; i < text.Length && i <= last; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
        }

        return true;
    }

    private static StringComparison Ordinal(StringComparison how) => ((int)how & 1) != 0 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private bool IsOrdinary(Text other, StringComparison how) =>
        how >= StringComparison.Ordinal || (IsPrintableAscii(Start) && IsPrintableAscii(other.Start));
}
