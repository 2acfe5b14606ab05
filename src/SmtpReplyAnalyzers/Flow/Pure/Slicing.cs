namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>The content of a constant <c>System.Index</c>.</summary>
internal sealed record Place(int Distance, bool FromEnd);

/// <summary>The content of a constant <c>System.Range</c>.</summary>
internal sealed record Extent(Place Start, Place End);

/// <summary>What <c>line[0]</c>, <c>codes[^1]</c> and <c>line[..3]</c> are.</summary>
internal static class Slicing
{
    /// <summary>The value of <c>start..end</c>, where null stands for an end left out.</summary>
    public static Value Range(Value? start, Value? end)
    {
        var first = start is null ? new Place(0, FromEnd: false) : PlaceOf(start);
        var last = end is null ? new Place(0, FromEnd: true) : PlaceOf(end);
        return first is not null && last is not null ? new Constant(new Extent(first, last)) : Unknown.From(new[] { start, end });
    }

    /// <summary>An item of an array, a list or a span, or a character of a text.</summary>
    public static Value Item(Value whole, Value index)
    {
        if (whole is Sequence { IsDictionary: true } or not (Sequence or KnownStart or ReplyText or Constant) || PlaceOf(index) is not { } place || Listing.From(whole) is not { } listing)
            return Unknown.From(new[] { whole, index });
        return At(place, listing.Items.Length, listing.IsWhole) is { } at && at < listing.Items.Length ? listing.Items[at] : Unknown.From(new[] { whole, index });
    }

    /// <summary>A part of a text, an array or a span.</summary>
    public static Value Part(Value whole, Value range)
    {
        if (range is Constant { Content: Extent extent } && Listing.From(whole) is { } listing)
        {
            var start = At(extent.Start, listing.Items.Length, listing.IsWhole);
            var isOpen = !listing.IsWhole && extent.End is { Distance: 0, FromEnd: true };
            var end = isOpen ? listing.Items.Length : At(extent.End, listing.Items.Length, listing.IsWhole);
            if (start is { } from && end is { } to && from <= to && to <= listing.Items.Length)
            {
                if (Text.From(whole) is { } text)
                    return new Text(text.Start.Substring(from, to - from), !isOpen).ToValue();
                var part = new Listing(System.Collections.Immutable.ImmutableArray.Create(listing.Items, from, to - from), !isOpen);
                if (part.ToValue() is { } known)
                    return known;
            }
        }

        return Unknown.From(new[] { whole, range });
    }

    private static int? At(Place place, int length, bool isWhole) => !place.FromEnd
        ? place.Distance >= 0 ? place.Distance : null
        : isWhole && place.Distance <= length ? length - place.Distance : null;

    private static Place? PlaceOf(Value value) => value switch
    {
        Constant { Content: Place place } => place,
        Constant { Content: int distance } => new Place(distance, FromEnd: false),
        _ => null,
    };
}
