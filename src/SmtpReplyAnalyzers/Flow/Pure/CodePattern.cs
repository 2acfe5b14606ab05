using System.Globalization;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>
/// A regular expression of the kind that reply codes are tested with: characters, classes, groups, alternatives, repetition, anchors.
/// It matches text of which only the beginning is known, and then may not know.
/// </summary>
internal sealed class CodePattern
{
    private const int Longest = 200;

    /// <summary>IgnoreCase, ExplicitCapture, Compiled, CultureInvariant and NonBacktracking: only the first changes what matches.</summary>
    private const int KnownOptions = 1 | 4 | 8 | 512 | 1024;

    private readonly string _pattern;
    private readonly bool _ignoresCase;
    private Node? _root;
    private int _at;
    private bool _isUnknown;

    private CodePattern(string pattern, bool ignoresCase)
    {
        _pattern = pattern;
        _ignoresCase = ignoresCase;
    }

    /// <summary>Where a match may end that begins in one of these places; the place after the end of the text stands for all that lie in what is not known.</summary>
    private delegate HashSet<int> Node(Text text, HashSet<int> from);

    /// <summary>Null if it holds anything of another kind.</summary>
    public static CodePattern? Parse(string pattern, int options)
    {
        if ((options & ~KnownOptions) != 0 || pattern.Length > Longest)
            return null;
        var parsed = new CodePattern(pattern, (options & 1) != 0);
        parsed._root = parsed.Alternatives();
        parsed._isUnknown |= parsed._ignoresCase && !Text.IsPrintableAscii(pattern);
        return parsed._isUnknown || parsed._at < pattern.Length ? null : parsed;
    }

    public bool? IsMatch(Text text)
    {
        var length = text.Start.Length;
        if (length > Longest || text.Start.Any(static character => character > '~'))
            return null;
        var ends = _root!(text, [.. Enumerable.Range(0, length + (text.IsWhole ? 1 : 2))]);
        return ends.Any(end => end <= length) ? true : ends.Count > 0 ? null : false;
    }

    public override bool Equals(object? obj) => obj is CodePattern other && _pattern == other._pattern && _ignoresCase == other._ignoresCase;

    public override int GetHashCode() => _pattern.GetHashCode();

    private static Node Each(Func<Text, int, int?> move) => (text, from) => [.. from.Select(at => move(text, at)).OfType<int>()];

    private static Node One(Func<char, bool> isIn) => Each((text, at) =>
        at < text.Start.Length ? isIn(text.Start[at]) ? at + 1 : null : text.IsWhole ? null : text.Start.Length + 1);

    /// <summary>Where no more is known than a line end, an end that may be there may be the beginning, too.</summary>
    private static Node Begin() => Each(static (text, at) => at == 0 || (at > text.Start.Length && at <= 2) ? at : null);

    private static Node End(bool allowsNewLine) => Each((text, at) =>
    {
        var left = text.Start.Length - at;
        var isEnd = left <= 0 || (allowsNewLine && left == 1 && text.Start[at] == '\n');
        return !isEnd ? null : text.IsWhole ? at : text.Start.Length + 1;
    });

    private static Node Repeated(Node node, int least, int most) => (text, from) =>
    {
        // Once nothing changes any more nothing will: many repetitions, one in the other, must not take their product.
        for (var i = 0; i < least && node(text, from) is var next && !next.SetEquals(from); i++)
            from = next;
        var ends = new HashSet<int>(from);
        for (var i = least; i < most && from.Count > 0; i++)
            from = [.. node(text, from).Where(ends.Add)];
        return ends;
    };

    private Node Alternatives()
    {
        var node = InOrder();
        while (Takes('|'))
        {
            var (left, right) = (node, InOrder());
            node = (text, from) => [.. left(text, from), .. right(text, from)];
        }

        return node;
    }

    private Node InOrder()
    {
        Node node = static (_, from) => from;
        while (!_isUnknown && _at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var (first, second) = (node, Quantified());
            node = (text, from) => second(text, first(text, from));
        }

        return node;
    }

    private Node Quantified()
    {
        var node = Atom();
        var (least, most) = Takes('*') ? (0, int.MaxValue) : Takes('+') ? (1, int.MaxValue) : Takes('?') ? (0, 1) : Takes('{') ? Counts() : (1, 1);
        if ((least, most) == (1, 1))
            return node;

        // Whether it is lazy decides what is captured, not whether it matches.
        Takes('?');
        return Repeated(node, least, most);
    }

    private (int Least, int Most) Counts()
    {
        var end = _pattern.IndexOf('}', _at);
        var parts = end < 0 ? [] : _pattern.Substring(_at, end - _at).Split(',');
        _at = end + 1;
        var most = int.MaxValue;
        if (parts.Length is 1 or 2 && IsCount(parts[0], out var least) && ((parts.Length == 2 && parts[1].Length == 0) || IsCount(parts[parts.Length - 1], out most)) && least <= most && least <= Longest)
            return (least, most);
        return (Unknown(0), 0);
    }

    private static bool IsCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private Node Atom()
    {
        var character = _pattern[_at++];
        switch (character)
        {
            case '^':
                return Begin();
            case '$':
                return End(allowsNewLine: true);
            case '.':
                return One(static x => x != '\n');
            case '[':
                return One(Class());
            case '(':
                if (Takes('?') && !Takes(':'))
                    Name();
                var group = Alternatives();
                return Takes(')') ? group : Unknown(group);
            case '\\' when Takes('A'):
                return Begin();
            case '\\' when Takes('Z'):
                return End(allowsNewLine: true);
            case '\\' when Takes('z'):
                return End(allowsNewLine: false);
            case '\\':
                return One(Escape());
            case '*' or '+' or '?' or '{':
                return Unknown(End(allowsNewLine: false));
            default:
                return One(Same(character, character));
        }
    }

    /// <summary>Passes over the name of a group; other groups that begin with a question mark look elsewhere, or change the rules.</summary>
    private void Name()
    {
        var isName = Takes('<') && _at < _pattern.Length && char.IsLetter(_pattern[_at]);
        while (isName && _at < _pattern.Length && (char.IsLetterOrDigit(_pattern[_at]) || _pattern[_at] == '_'))
            _at++;
        if (!isName || !Takes('>'))
            Unknown(0);
    }

    private Func<char, bool> Class()
    {
        var negated = Takes('^');
        var sets = new List<Func<char, bool>>();
        while (_at < _pattern.Length && (_pattern[_at] != ']' || sets.Count == 0) && !_isUnknown)
        {
            var first = _pattern[_at++];
            if (first == '\\')
            {
                sets.Add(Escape());
                if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
                    Unknown(0);
                continue;
            }

            var isRange = _at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']';
            var last = isRange ? _pattern[_at + 1] : first;
            _at += isRange ? 2 : 0;

            // A subtraction, a class of another kind, a range from or to an escape.
            if (last < first || first == '[' || (isRange && last is '\\' or '['))
                Unknown(0);
            sets.Add(Same(first, last));
        }

        if (!Takes(']'))
            Unknown(0);
        return x => sets.Exists(isIn => isIn(x)) != negated;
    }

    private Func<char, bool> Escape()
    {
        var character = _at < _pattern.Length ? _pattern[_at++] : 'x';
        return character switch
        {
            'd' => char.IsDigit,
            'D' => static x => !char.IsDigit(x),
            's' => char.IsWhiteSpace,
            'S' => static x => !char.IsWhiteSpace(x),
            'w' => static x => char.IsLetterOrDigit(x) || x == '_',
            'W' => static x => !char.IsLetterOrDigit(x) && x != '_',
            'r' => static x => x == '\r',
            'n' => static x => x == '\n',
            't' => static x => x == '\t',
            _ when !char.IsLetterOrDigit(character) => Same(character, character),
            _ => Unknown(Same(character, character)),
        };
    }

    private Func<char, bool> Same(char first, char last) => x => (x >= first && x <= last)
        || (_ignoresCase && char.IsLetter(x) && (char)(x ^ ' ') is var other && other >= first && other <= last);

    private bool Takes(char expected)
    {
        if (_at >= _pattern.Length || _pattern[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private T Unknown<T>(T any)
    {
        _isUnknown = true;
        return any;
    }
}
