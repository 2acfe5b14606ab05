using System.Collections.Immutable;
using System.Text;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using Text = SmtpReplyAnalyzers.BaseLibrary.Text;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>What is put together from texts and bytes, and taken apart again.</summary>
internal static class Forms
{
    private static readonly Constant Nothing = new(string.Empty);

    /// <summary>A longer text is not followed.</summary>
    public const int LongestText = 4_000;

    /// <summary>The second text behind the first.</summary>
    public static Value Join(Value first, Value second)
    {
        if (IsNothing(first))
            return second;
        if (IsNothing(second))
            return first;
        if (first is ReplyText { Next: null, Start: [_, _, _, '-'] } line && second is ReplyText { Start: [>= '2' and <= '5', _, _, _, ..] } next)
            return new ReplyText(line.Start) { Next = next };
        // What follows the text of a reply adds nothing to what is known of it.
        if (first is ReplyText && second is not Made)
            return first;
        if (second is ReplyCharacter && first is Constant && Text.Written(first) is { IsWhole: true, Start: var code })
            return new ReplyText(code);
        if (second is ReplyText reply && first is Constant && Text.Written(first) is { IsWhole: true, Start: var before })
            return new ReplyText(before + reply.Start);
        if (SizeOf(first) + SizeOf(second) > Made.Largest)
            return Made.Derived(new object());
        var parts = ImmutableArray.CreateBuilder<Value>();
        foreach (var part in PartsOf(first).Concat(PartsOf(second)))
        {
            if (parts.Count > 0 && parts[parts.Count - 1] is Constant last && part is Constant && Text.Written(last) is { } a && Text.Written(part) is { } b)
                parts[parts.Count - 1] = a.Start.Length + b.Start.Length <= LongestText ? new Constant(a.Start + b.Start) : Made.Derived(new object());
            else
                parts.Add(part);
        }

        return parts.Count == 1 ? parts[0] : Made.Limit(new Made(Form.Joined, parts.ToImmutable()));
    }

    private static int SizeOf(Value value) => value is Made made ? made.Size : 1;

    public static Value Join(IEnumerable<Value> parts) => parts.Aggregate((Value)Nothing, Join);

    /// <summary>Characters, or bytes, one by one.</summary>
    public static Value OfItems(IEnumerable<Value> items)
    {
        var known = new StringBuilder();
        var all = (Value)Nothing;
        var list = items as IReadOnlyList<Value> ?? items.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            switch (item)
            {
                case Constant { Content: char one }:
                    known.Append(one);
                    break;
                case Constant { Content: byte one }:
                    known.Append((char)one);
                    break;
                case Constant { Content: int and >= 0 and <= 255 and var one }:
                    known.Append((char)one);
                    break;
                case ReplyCharacter:
                    return all is Constant ? new ReplyText(known.ToString()) { Next = LineAfter(list, i) } : all;
                default:
                    all = Join(Join(all, new Constant(known.ToString())), item);
                    known.Clear();
                    break;
            }
        }

        return Join(all, new Constant(known.ToString()));
    }

    /// <summary>The text, or the bytes, that an item stands for, where one after the other is copied.</summary>
    public static Value Whole(Value item) => item is Made { Form: Form.Derived, Tag: "item", IsDerived: false, Parts: [var whole, ..] } ? whole : item;

    // The next line of a reply that goes on.
    private static ReplyText? LineAfter(IReadOnlyList<Value> items, int at)
    {
        while (at < items.Count && items[at] is not Constant { Content: '\n' or (byte)'\n' or (int)'\n' })
            at++;
        return at < items.Count ? OfItems(items.Skip(at + 1).ToList()) as ReplyText : null;
    }

    /// <summary>What comes out on the wire: the encoding of a whole line there says nothing of what it holds.</summary>
    public static Value AsWritten(Value value) => value switch
    {
        Made { Form: Form.Bytes } bytes => bytes.Part,
        Thing { Content: { } content } => AsWritten(content),
        Thing { Items: { } items } => OfItems(items),
        Made { Form: Form.Joined } joined => Join(joined.Parts.Select(AsWritten)),
        Sequence { IsDictionary: false } sequence => OfItems(sequence.Items),
        Constant { Content: not string } constant when Text.Written(constant) is { } written => written.ToValue(),
        _ => value,
    };

    /// <summary>Bytes as what they are the bytes of, with the charset kept: a digest is over bytes.</summary>
    public static Value AsWrittenBytes(Value value) => value is Made ? value : AsWritten(value);

    public static (Value Text, bool Ended) WithoutLineEnd(Value text)
    {
        var parts = PartsOf(text).ToArray();
        if (parts.Length == 0 || parts[parts.Length - 1] is not Constant { Content: string last } || !last.EndsWith("\n", StringComparison.Ordinal))
            return (text, false);
        parts[parts.Length - 1] = new Constant(last.TrimEnd('\r', '\n'));
        return (Join(parts), true);
    }

    /// <summary>The lines of a text, one at least.</summary>
    public static List<Value> LinesOf(Value text)
    {
        var lines = new List<Value> { Nothing };
        foreach (var part in PartsOf(text))
        {
            if (part is not Constant { Content: string known } || known.IndexOf('\n') < 0)
            {
                lines[lines.Count - 1] = Join(lines[lines.Count - 1], part);
                continue;
            }

            var pieces = known.Split('\n');
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0)
                    lines.Add(Nothing);
                lines[lines.Count - 1] = Join(lines[lines.Count - 1], new Constant(i < pieces.Length - 1 ? pieces[i].TrimEnd('\r') : pieces[i]));
            }
        }

        return lines;
    }

    /// <summary>How a line begins; null where that is not known.</summary>
    public static Text? StartOf(Value text) => PartsOf(text).FirstOrDefault() is { } first && Text.From(first) is { } start
        ? text is Made { Form: Form.Joined } ? new Text(start.Start, isWhole: false) : start
        : IsNothing(text) ? new Text(string.Empty, isWhole: true) : null;

    /// <summary>What stands behind so many words, with a space between; null where nothing does.</summary>
    public static Value? AfterWords(Value text, int words)
    {
        var rest = new List<Value>();
        var (left, isInWord) = (words, false);
        foreach (var part in PartsOf(text))
        {
            if (left == 0)
            {
                rest.Add(part);
                continue;
            }

            if (part is not Constant { Content: string known })
            {
                isInWord = true;
                continue;
            }

            for (var i = 0; i < known.Length; i++)
            {
                if (known[i] != ' ')
                {
                    isInWord = true;
                    continue;
                }

                left -= isInWord ? 1 : 0;
                isInWord = false;
                if (left == 0)
                {
                    rest.Add(new Constant(known.Substring(i + 1)));
                    break;
                }
            }
        }

        var behind = Join(rest);
        return behind is Constant { Content: string blank } && string.IsNullOrWhiteSpace(blank) ? null : behind;
    }

    public static IEnumerable<Value> PartsOf(Value value) => value is Made { Form: Form.Joined } joined ? joined.Parts : IsNothing(value) ? Enumerable.Empty<Value>() : new[] { value };

    public static bool IsNothing(Value value) => value is Constant { Content: "" or null } or Thing { Items: { Count: 0 }, Content: null };

    /// <summary>All that a value was made of, itself first; not beyond what is not followed.</summary>
    public static IEnumerable<Value> Within(Value value)
    {
        yield return value;
        if (value is not Made { Form: not (Form.Derived or Form.Source) } made)
            yield break;
        foreach (var part in made.Parts)
        {
            foreach (var inner in Within(part))
                yield return inner;
        }
    }
}
