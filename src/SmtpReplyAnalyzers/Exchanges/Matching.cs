using System.Collections.Immutable;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>A regular expression that is known.</summary>
internal sealed class Pattern(CapturePattern pattern) : Value
{
    // How the rest of a reply may look: Base64, words, a long challenge with its line end.
    private static readonly string[] Endings = { "VXNlcm5hbWU6", "2.7.0 Authentication succeeded", "PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n", "go on, please\r\n" };

    private string Name { get; } = pattern.ToString();

    public static Pattern? Of(Value text, Value? options) => text is Constant { Content: string known } && (options is null ? 0 : (options as Constant)?.Content as int?) is { } flags
        && CapturePattern.Of(known, flags) is { } made ? new Pattern(made) : null;

    /// <summary>What comes of the text; null where that is not known.</summary>
    public Matched? Run(Value text)
    {
        if (Text.From(text) is not { } input)
            return null;
        var texts = input.IsWhole ? new[] { input.Start } : Array.ConvertAll(Endings, ending => input.Start + ending);
        var runs = Array.ConvertAll(texts, pattern.Run);
        return Array.Exists(runs, static run => run is null) ? null : new Matched(pattern, text, input, texts, runs!);
    }

    public override bool Equals(Value? other) => other is Pattern that && Name == that.Name;

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>What a regular expression made of a text: the match, or one of its groups.</summary>
/// <param name="pattern">The regular expression.</param>
/// <param name="input">The text.</param>
/// <param name="known">What is known of it.</param>
/// <param name="texts">The texts that it may be.</param>
/// <param name="runs">What came of each of them.</param>
/// <param name="group">The group; 0: the match.</param>
internal sealed class Matched(CapturePattern pattern, Value input, Text known, string[] texts, (int Start, int End)[][] runs, int group = 0) : Value
{
    public override bool IsDerived => input.IsDerived;

    public Value Success => Same(static run => run.Start >= 0) ?? (Value)Made.Derived(("matches", pattern, group), input);

    /// <summary>What was captured.</summary>
    public Value Captured
    {
        get
        {
            var first = PlaceIn(0);
            if (!known.IsWhole && first.End <= known.Start.Length || known.IsWhole)
            {
                if (Enumerable.Range(0, runs.Length).All(at => PlaceIn(at) == first))
                    return new Constant(first.Start < 0 ? string.Empty : texts[0].Substring(first.Start, first.End - first.Start));
            }

            // The rest of the line, whatever it is.
            return first.Start >= 0 && first.Start <= known.Start.Length && Enumerable.Range(0, runs.Length).All(at => PlaceIn(at).Start == first.Start && PlaceIn(at).End >= texts[at].TrimEnd('\r', '\n').Length)
                ? new ReplyText(known.Start.Substring(first.Start))
                : Made.Derived(("captured", pattern, group), input);
        }
    }

    /// <summary>A property of the match, the group or the capture; null where that is not known.</summary>
    public Value? Get(string property) => property switch
    {
        "Success" => Success,
        "Value" or "ValueSpan" => Captured,
        "Groups" => this,
        "Count" when Array.TrueForAll(runs, run => run.Length == runs[0].Length) => new Constant(Math.Max(runs[0].Length, 1)),
        "Index" => Same(static run => run.Start),
        "Length" => Same(static run => run.End - run.Start),
        _ => null,
    };

    /// <summary>A group by its number or its name; null where there is none.</summary>
    public Matched? GroupAt(Value index) => (index is Constant { Content: int number } ? number : index is Constant { Content: string name } ? pattern.GroupOf(name) : null) is { } at
        ? new Matched(pattern, input, known, texts, runs, at) : null;

    private Constant? Same<T>(Func<(int Start, int End), T> ask)
    {
        var first = ask(PlaceIn(0));
        return Enumerable.Range(0, runs.Length).All(at => Equals(ask(PlaceIn(at)), first)) ? first is bool truth ? Constant.Of(truth) : new Constant(first) : null;
    }

    private (int Start, int End) PlaceIn(int at) => group < runs[at].Length ? runs[at][group] : (-1, -1);

    public override bool Equals(Value? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => group;
}
