using System.Globalization;

namespace SmtpReplyAnalyzers.Flow.Pure;

/// <summary>
/// A regular expression of the kind that reply codes are tested with: characters, classes, groups, alternatives, repetition, anchors.
/// It matches text of which only the beginning is known, and then may not know.
/// </summary>
internal sealed class CodePattern
{
    private const int MostSteps = 10_000;
    private const int Deepest = 300;
    private const int LongestText = 200;

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

    /// <summary>Does what begins here match, and what follows it?</summary>
    private delegate bool? Node(Run run, int at, Func<int, bool?> then);

    /// <summary>Null if it holds anything of another kind.</summary>
    public static CodePattern? Parse(string pattern, int options)
    {
        if ((options & ~KnownOptions) != 0 || pattern.Length > LongestText)
            return null;
        var parsed = new CodePattern(pattern, (options & 1) != 0);
        parsed._root = parsed.Alternatives();
        parsed._isUnknown |= parsed._ignoresCase && !Text.IsPrintableAscii(pattern);
        return parsed._isUnknown || parsed._at < pattern.Length ? null : parsed;
    }

    public bool? IsMatch(Text text)
    {
        if (text.Start.Length > LongestText || text.Start.Any(static character => character > '~'))
            return null;
        var run = new Run(text);

        // The last position stands for all that lie in what is not known.
        bool? found = false;
        for (var at = 0; at <= text.Start.Length + (text.IsWhole ? 0 : 1) && found != true; at++)
            found = Either(found, _root!(run, at, static _ => true));
        return run.IsOver ? null : found;
    }

    public override bool Equals(object? obj) => obj is CodePattern other && _pattern == other._pattern && _ignoresCase == other._ignoresCase;

    public override int GetHashCode() => _pattern.GetHashCode();

    private static bool? Either(bool? left, bool? right) => left == true || right == true ? true : left is null || right is null ? null : false;

    private static Node Repeated(Node node, int least, int most)
    {
        return (run, at, then) => Again(run, 0, at, then);

        bool? Again(Run run, int count, int at, Func<int, bool?> then)
        {
            if (!run.Enters())
                return null;
            bool? found = count >= least ? then(at) : false;
            if (found != true && count < most)
                found = Either(found, node(run, at, next => next == at && count >= least ? false : Again(run, count + 1, next, then)));
            return run.Leaves(found);
        }
    }

    private static Node End(bool allowsNewLine) => (run, at, then) =>
    {
        var left = run.Text.Start.Length - at;
        var isEnd = left <= 0 || (allowsNewLine && left == 1 && run.Text.Start[at] == '\n');
        return !isEnd ? false : run.Text.IsWhole ? then(at) : then(at) == false ? false : null;
    };

    private static Node One(Func<char, bool> isIn) => (run, at, then) =>
    {
        if (at >= run.Text.Start.Length)
            return run.Text.IsWhole ? false : null;
        if (!isIn(run.Text.Start[at]))
            return false;
        return run.Enters() ? run.Leaves(then(at + 1)) : null;
    };

    private Node Alternatives()
    {
        var node = InOrder();
        while (Takes('|'))
        {
            var (left, right) = (node, InOrder());
            node = (run, at, then) =>
            {
                var found = left(run, at, then);
                return found == true ? true : Either(found, right(run, at, then));
            };
        }

        return node;
    }

    private Node InOrder()
    {
        Node node = static (_, at, then) => then(at);
        while (!_isUnknown && _at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var (first, second) = (node, Quantified());
            node = (run, at, then) => first(run, at, next => second(run, next, then));
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
        if (parts.Length is 1 or 2 && IsCount(parts[0], out var least) && ((parts.Length == 2 && parts[1].Length == 0) || IsCount(parts[parts.Length - 1], out most)) && least <= most)
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
                return static (_, at, then) => at == 0 ? then(at) : false;
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
                return static (_, at, then) => at == 0 ? then(at) : false;
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

    /// <summary>One attempt, which gives up before it takes long or the stack runs out.</summary>
    private sealed class Run(Text text)
    {
        private int _steps;
        private int _depth;

        public Text Text { get; } = text;

        public bool IsOver { get; private set; }

        public bool Enters()
        {
            IsOver |= ++_steps > MostSteps || _depth >= Deepest;
            _depth += IsOver ? 0 : 1;
            return !IsOver;
        }

        public bool? Leaves(bool? found)
        {
            _depth--;
            return found;
        }
    }
}
