using SmtpReplyAnalyzers.Flow;
using Text = SmtpReplyAnalyzers.BaseLibrary.Text;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>Streams, readers and writers that are no connection: what was written to them can be read from them.</summary>
internal static class Memory
{
    // A name, a password, or what is made of them, has some length; it is shorter than any buffer.
    private const int LengthOfUnknown = 24;

    public static Value ContentOf(Thing memory) => memory.Content ?? (memory.Items is { } items ? Forms.OfItems(items) : new Constant(string.Empty));

    public static int LengthOf(Thing memory) => memory is { Content: null, Items: { } items } ? items.Count : LengthOf(ContentOf(memory));

    public static int LengthOf(Value text) => Forms.PartsOf(text).Sum(static part => part is Constant && Text.Written(part) is { } known ? known.Start.Length : LengthOfUnknown);

    public static void Write(Thing memory, Value written)
    {
        var octets = written switch
        {
            Thing { Items: { } items, Content: null } => items,
            Constant { Content: byte or char } or ReplyCharacter => new List<Value> { written },
            Constant { Content: int number } => new List<Value> { new Constant((byte)number) },
            _ => null,
        };
        if (octets is not null && memory.Content is null)
            (memory.Items ??= new List<Value>()).AddRange(octets);
        else
            (memory.Content, memory.Items) = (written is ReplyCharacter && ContentOf(memory) is Constant { Content: string start } ? new ReplyText(start) : Forms.Join(ContentOf(memory), octets is null ? written is Made { Form: Form.Bytes } ? written : Forms.AsWritten(written) : Forms.OfItems(octets)), null);
        memory.Position = LengthOf(memory);
    }

    /// <summary>The next line; null, as a value, where there is none.</summary>
    public static Value? Line(Thing memory)
    {
        switch (ContentOf(memory))
        {
            case Constant { Content: "" or null }:
                return Constant.Null;
            case Constant { Content: string text }:
                var end = text.IndexOf('\n');
                (memory.Items, memory.Content) = (null, new Constant(end < 0 ? string.Empty : text.Substring(end + 1)));
                return new Constant((end < 0 ? text : text.Substring(0, end)).TrimEnd('\r'));
            case ReplyText line:
                (memory.Items, memory.Content) = (null, (Value?)line.Next ?? new Constant(string.Empty));
                return new ReplyText(line.Start);
            default:
                return null;
        }
    }

    /// <summary>The next byte, or character, as a number; null where it is not known.</summary>
    public static Value? Octet(Thing memory)
    {
        if (memory.Position >= LengthOf(memory))
            return new Constant(-1);
        var octet = memory is { Content: null, Items: { } items } ? items[memory.Position] : memory.Content is Constant { Content: string text } ? new Constant((int)text[memory.Position]) : null;
        memory.Position++;
        return octet is Constant { Content: byte or char } one ? new Constant(Convert.ToInt32(one.Content, System.Globalization.CultureInfo.InvariantCulture)) : octet;
    }

    /// <summary>What was not read yet; null where that is not known.</summary>
    public static Value? Rest(Thing memory)
    {
        var at = memory.Position;
        var length = LengthOf(memory);
        memory.Position = length;
        return at >= length ? new Constant(string.Empty)
            : memory is { Content: null, Items: { } items } ? new Thing(memory.Type) { Items = items.Skip(at).ToList() }
            : at == 0 ? ContentOf(memory)
            : ContentOf(memory) is Constant { Content: string text } ? new Constant(text.Substring(at))
            : null;
    }
}
