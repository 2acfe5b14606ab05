using System.Collections.Immutable;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>What <c>line[0]</c>, <c>codes[^1]</c> and <c>line[..3]</c> are; indices and ranges are constants that hold one.</summary>
internal static class Slicing
{
    /// <summary>The value of <c>start..end</c>, where null stands for an end left out.</summary>
    public static Value Range(Value? start, Value? end) =>
        (start is null ? Index.Start : IndexOf(start)) is { } first && (end is null ? Index.End : IndexOf(end)) is { } last
            ? new Constant(new Range(first, last))
            : Unknown.From(new[] { start, end });

    /// <summary>An item of an array, a list or a span, or a character of a text.</summary>
    public static Value Item(Value whole, Value index) =>
        ListFunctions.ItemsOf(whole) is { } items && IndexOf(index) is { } place && At(place, items.Length, ListFunctions.IsWhole(whole)) is { } at && at < items.Length
            ? items[at]
            : whole is KnownStart { Rest: { } line } ? line : Unknown.From(new[] { whole, index });

    /// <summary>A part of a text, an array or a span.</summary>
    public static Value Part(Value whole, Value range)
    {
        var isWhole = ListFunctions.IsWhole(whole);
        if (range is Constant { Content: Range extent } && ListFunctions.ItemsOf(whole) is { } items && At(extent.Start, items.Length, isWhole) is { } from)
        {
            var isOpen = !isWhole && extent.End.Equals(Index.End);
            var to = isOpen ? items.Length : At(extent.End, items.Length, isWhole) ?? -1;
            if (from <= to && to <= items.Length)
            {
                return Text.From(whole) is { } text
                    ? new Text(text.Start.Substring(from, to - from), !isOpen).ToValue()
                    : ListFunctions.Made(ImmutableArray.Create(items, from, to - from), !isOpen) ?? Unknown.From(whole);
            }
        }

        return Unknown.From(new[] { whole, range });
    }

    private static int? At(Index place, int length, bool isWhole) =>
        !place.IsFromEnd ? place.Value : isWhole && place.Value <= length ? length - place.Value : null;

    private static Index? IndexOf(Value value) => value switch
    {
        Constant { Content: Index index } => index,
        Constant { Content: int and >= 0 and var distance } => new Index(distance),
        _ => null,
    };
}
