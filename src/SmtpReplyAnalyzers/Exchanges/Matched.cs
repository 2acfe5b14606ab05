using System.Text.RegularExpressions;
using SmtpReplyAnalyzers.BaseLibrary;
using SmtpReplyAnalyzers.Flow;
using Text = SmtpReplyAnalyzers.BaseLibrary.Text;

namespace SmtpReplyAnalyzers.Exchanges;

#pragma warning disable RS0030 // It is loaded only where an exchange is rehearsed whose client takes replies apart by it.

/// <summary>A regular expression of the client's.</summary>
/// <param name="text">The expression.</param>
/// <param name="options">What <see cref="RegexOptions"/> it is used with.</param>
internal sealed class Pattern(string text, RegexOptions options) : Value
{
    // An expression that takes longer on one line is not followed.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private const int LongestText = 400;

    // Neither changes what matches.
    private const RegexOptions Speed = RegexOptions.Compiled | (RegexOptions)1024;

    /// <summary>How a reply may go on: what is the same for all of them, its beginning decides.</summary>
    private static readonly string[] Continuations = { "a", "1", "=", "2.7.0 Accepted", "VXNlcm5hbWU6", "235 334-535 5.7.8 it", "OK - (that <is> \"it\"), so.\tBye=" };

    private string Expression => text;

    private RegexOptions Options => options;

    /// <summary>What is found in a text of which all, or the beginning, is known; null where that cannot be told.</summary>
    public Matched? In(Value input)
    {
        if (Text.Written(input) is not { Start.Length: <= LongestText } known || Compile() is not { } expression)
            return null;
        try
        {
            var texts = known.IsWhole ? new[] { known.Start } : Array.ConvertAll(Continuations, more => known.Start + more);
            return new Matched(this, input, known, texts, Array.ConvertAll(texts, expression.Match));
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>The text with what matches replaced; null where it cannot be told.</summary>
    public Value? Replaced(Value input, string replacement)
    {
        if (Text.Written(input) is not { Start.Length: <= LongestText } known || Compile() is not { } expression)
            return null;
        try
        {
            if (known.IsWhole)
                return new Constant(expression.Replace(known.Start, replacement));
            var first = expression.Replace(known.Start + Continuations[0], replacement);
            var start = first.EndsWith(Continuations[0], StringComparison.Ordinal) ? first.Substring(0, first.Length - Continuations[0].Length) : null;
            return start is not null && Array.TrueForAll(Continuations, more => expression.Replace(known.Start + more, replacement) == start + more) ? new ReplyText(start) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Whatever follows, it is not found.</summary>
    public bool NeverMatches(Text input) => (options & ~(Speed | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)) == 0 && CodePattern.IsMatch(text, input) == false;

    // A group that is repeated can be tried in more ways than there is time for.
    private bool RepeatsGroup()
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == ')' && text[i + 1] is ('*' or '+' or '{'))
                return true;
        }

        return false;
    }

    private Regex? Compile()
    {
        if (RepeatsGroup())
            return null;
        try
        {
            return new Regex(text, options & ~Speed, Longest);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public override bool Equals(Value? other) => other is Pattern that && text == that.Expression && options == that.Options;

    public override int GetHashCode() => text.GetHashCode();
}

/// <summary>What a regular expression finds in a text: the match itself, its groups, or one of them.</summary>
/// <param name="pattern">The expression.</param>
/// <param name="input">The text.</param>
/// <param name="known">What is known of it.</param>
/// <param name="texts">The text itself, or how it may go on.</param>
/// <param name="matches">What is found in each.</param>
internal sealed class Matched(Pattern pattern, Value input, Text known, string[] texts, Match[] matches) : Value
{
    public override bool IsDerived => input.IsDerived;

    /// <summary>The number or the name of the group; null: the match.</summary>
    private object? Key { get; init; }

    public Value Success
    {
        get
        {
            var groups = Groups();
            // That it is found whatever follows is told by the beginning; that it is not found may be told by what follows.
            return known.IsWhole || Array.TrueForAll(groups, static group => group.Success) ? Constant.Of(groups[0].Success)
                : Key is null && pattern.NeverMatches(known) ? Constant.False
                : Made.Derived("success", this);
        }
    }

    public Value Content
    {
        get
        {
            var groups = Groups();
            if (Array.TrueForAll(groups, group => group.Value == groups[0].Value && (known.IsWhole || group.Index + group.Length <= known.Start.Length)))
                return new Constant(groups[0].Value);
            var from = groups[0].Index;
            return from <= known.Start.Length && groups.Select((group, i) => group.Success && group.Index == from && from + group.Length == texts[i].Length).All(static isRest => isRest)
                ? new ReplyText(known.Start.Substring(from))
                : Made.Derived("group", this);
        }
    }

    public Value Group(object key) => new Matched(pattern, input, known, texts, matches) { Key = key };

    /// <summary>What a property of it holds; null for one that is not known here.</summary>
    public Value? Get(string property) => property switch
    {
        "Groups" => this,
        "Success" => Success,
        "Value" or "ValueSpan" => Content,
        "Index" when known.IsWhole => new Constant(Groups()[0].Index),
        "Length" when known.IsWhole => new Constant(Groups()[0].Length),
        _ => null,
    };

    private Group[] Groups() => Array.ConvertAll(matches, match => Key switch
    {
        string name => match.Groups[name],
        int number => match.Groups[number],
        _ => match,
    });

    private Pattern Pattern => pattern;

    private Value Input => input;

    public override bool Equals(Value? other) => other is Matched that && pattern.Equals(that.Pattern) && input.Equals(that.Input) && Equals(Key, that.Key);

    public override int GetHashCode() => (pattern.GetHashCode() * 31) + input.GetHashCode();
}
