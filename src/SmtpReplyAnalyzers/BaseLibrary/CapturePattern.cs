using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>
/// A regular expression that is run on a text, for what its groups capture: characters, classes, groups, alternatives, repetition, anchors. What is
/// of another kind is not known. The base library's own is not loaded, since it costs start-up time in every build.
/// </summary>
internal sealed class CapturePattern
{
    private const int LongestPattern = 400;
    private const int MostSteps = 20_000;
    private const int IgnoreCase = 1;
    private const int Multiline = 2;
    private const int ExplicitCapture = 4;
    private const int Singleline = 16;

    /// <summary>Those above, and Compiled, CultureInvariant and NonBacktracking, which do not change what matches.</summary>
    private const int KnownOptions = IgnoreCase | Multiline | ExplicitCapture | Singleline | 8 | 512 | 1024;

    private readonly string _pattern;
    private readonly int _options;
    private readonly List<string?> _names = new() { null };
    private readonly Matcher _matcher;
    private int _at;
    private bool _isUnknown;
    private string _text = string.Empty;
    private int _steps;
    private (int Start, int End)[] _captures = Array.Empty<(int, int)>();

    private CapturePattern(string pattern, int options)
    {
        (_pattern, _options) = (pattern, options);
        _matcher = Alternatives();
        _isUnknown |= _at < pattern.Length;
        // Groups with a name are counted after those without.
        if (_names.Skip(1).SkipWhile(static name => name is null).Any(static name => name is null))
            _isUnknown = true;
    }

    /// <summary>Goes on from a place in the text, and asks what follows whether it matches there.</summary>
    private delegate bool Matcher(int place, Func<int, bool> next);

    /// <summary>Null where the pattern holds anything of another kind.</summary>
    public static CapturePattern? Of(string pattern, int options)
    {
        if (pattern.Length > LongestPattern || (options & ~KnownOptions) != 0)
            return null;
        var made = new CapturePattern(pattern, options);
        return made._isUnknown ? null : made;
    }

    public override string ToString() => _options + _pattern;

    /// <summary>The number of the group of that name; null where there is none.</summary>
    public int? GroupOf(string name) => int.TryParse(name, out var number) ? number : _names.IndexOf(name) is > 0 and var at ? at : null;

    /// <summary>Where the match and its groups begin and end, -1 for what takes no part; empty without a match; null where that takes too long.</summary>
    public (int Start, int End)[]? Run(string text)
    {
        (_text, _steps) = (text, 0);
        for (var start = 0; start <= text.Length; start++)
        {
            _captures = Enumerable.Repeat((-1, -1), _names.Count).ToArray();
            var end = -1;
            if (_matcher(start, place => (end = place) >= 0) && _steps <= MostSteps)
            {
                _captures[0] = (start, end);
                return _captures;
            }
        }

        return _steps > MostSteps ? null : Array.Empty<(int, int)>();
    }

    private Matcher Alternatives()
    {
        var all = new List<Matcher>();
        do
        {
            var parts = new List<Matcher>();
            while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
                parts.Add(Quantified());
            parts.Reverse();
            all.Add(parts.Aggregate((Matcher)(static (place, next) => next(place)), static (rest, part) => (place, next) => part(place, after => rest(after, next))));
        }
        while (Takes('|'));
        return all.Count == 1 ? all[0] : (place, next) => all.Exists(one => one(place, next));
    }

    private Matcher Quantified()
    {
        var part = Atom();
        var (least, most) = Takes('*') ? (0, int.MaxValue) : Takes('+') ? (1, int.MaxValue) : Takes('?') ? (0, 1) : Takes('{') ? Counts() : (1, 1);
        if (least == 1 && most == 1)
            return part;
        var isLazy = Takes('?');
        return (place, next) => Repeat(0, place, next);

        bool Repeat(int count, int place, Func<int, bool> next)
        {
            if (++_steps > MostSteps)
                return false;
            if (count < least)
                return part(place, after => Repeat(count + 1, after, next));
            return isLazy ? next(place) || Once() : Once() || next(place);

            bool Once() => count < most && part(place, after => after > place && Repeat(count + 1, after, next));
        }
    }

    private Matcher Atom()
    {
        var character = _pattern[_at++];
        switch (character)
        {
            case '^':
                return (place, next) => (place == 0 || ((_options & Multiline) != 0 && _text[place - 1] == '\n')) && next(place);
            case '$':
                return (place, next) => (IsEnd(place) || ((_options & Multiline) != 0 && _text[place] == '\n')) && next(place);
            case '(':
                return Group();
            case '*' or '+' or '?':
                _isUnknown = true;
                return static (_, _) => false;
            case '\\' when _at < _pattern.Length && _pattern[_at] is 'A' or 'z' or 'Z' or 'b':
                var anchor = _pattern[_at++];
                return (place, next) => anchor switch { 'A' => place == 0, 'z' => place == _text.Length, 'Z' => IsEnd(place), _ => IsWordAt(place - 1) != IsWordAt(place) } && next(place);
            default:
                _at--;
                var holds = Class();
                return (place, next) => ++_steps <= MostSteps && place < _text.Length && holds(_text[place]) && next(place + 1);
        }
    }

    private Matcher Group()
    {
        var number = 0;
        if (!Takes('?'))
        {
            if ((_options & ExplicitCapture) == 0)
                number = Named(null);
        }
        else if (Takes('<') || Takes('\''))
        {
            var start = _at;
            while (_at < _pattern.Length && char.IsLetterOrDigit(_pattern[_at]) || (_at < _pattern.Length && _pattern[_at] == '_'))
                _at++;
            _isUnknown |= _at == start || char.IsDigit(_pattern[start]);
            number = Named(_pattern.Substring(start, _at - start));
            _isUnknown |= !(Takes('>') || Takes('\''));
        }
        else
        {
            _isUnknown |= !Takes(':');
        }

        var inner = Alternatives();
        _isUnknown |= !Takes(')');
        if (number == 0)
            return inner;
        return (place, next) => inner(place, after =>
        {
            var before = _captures[number];
            _captures[number] = (place, after);
            if (next(after))
                return true;
            _captures[number] = before;
            return false;
        });
    }

    private int Named(string? name)
    {
        _isUnknown |= name is not null && _names.Contains(name);
        _names.Add(name);
        return _names.Count - 1;
    }

    private Func<char, bool> Class()
    {
        var character = _pattern[_at++];
        if (character == '.')
            return (_options & Singleline) != 0 ? static _ => true : static one => one != '\n';
        if (character == '\\')
            return Escape();
        if (character != '[')
            return Literal(character);
        var (isNegated, begin, all) = (Takes('^'), _at, new List<Func<char, bool>>());
        while (_at < _pattern.Length && (_pattern[_at] != ']' || _at == begin))
        {
            var least = _pattern[_at++];
            if (least == '\\')
            {
                all.Add(Escape());
                _isUnknown |= _at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']';
            }
            else if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                var most = _pattern[_at + 1];
                _at += 2;
                // A subtraction, a range to an escape.
                _isUnknown |= most < least || most is '\\' or '[';
                all.Add((_options & IgnoreCase) == 0 ? one => one >= least && one <= most
                    : one => (char.ToLowerInvariant(one) >= least && char.ToLowerInvariant(one) <= most) || (char.ToUpperInvariant(one) >= least && char.ToUpperInvariant(one) <= most));
            }
            else
            {
                _isUnknown |= least == '[';
                all.Add(Literal(least));
            }
        }

        _isUnknown |= !Takes(']');
        return one => all.Exists(holds => holds(one)) != isNegated;
    }

    private Func<char, bool> Literal(char character) => (_options & IgnoreCase) == 0 ? one => one == character : one => char.ToUpperInvariant(one) == char.ToUpperInvariant(character);

    private Func<char, bool> Escape()
    {
        var character = _at < _pattern.Length ? _pattern[_at++] : 'x';
        switch (character)
        {
            case 'd': return char.IsDigit;
            case 'D': return static one => !char.IsDigit(one);
            case 's': return char.IsWhiteSpace;
            case 'S': return static one => !char.IsWhiteSpace(one);
            case 'w': return IsWord;
            case 'W': return static one => !IsWord(one);
            case 'r': return Literal('\r');
            case 'n': return Literal('\n');
            case 't': return Literal('\t');
        }

        _isUnknown |= char.IsLetterOrDigit(character);
        return Literal(character);
    }

    private (int Least, int Most) Counts()
    {
        var least = Number();
        var most = Takes(',') ? (_at < _pattern.Length && _pattern[_at] == '}' ? int.MaxValue : Number()) : least;
        _isUnknown |= !Takes('}') || most < least;
        return (least, most);
    }

    private int Number()
    {
        var start = _at;
        while (_at < _pattern.Length && char.IsDigit(_pattern[_at]))
            _at++;
        if (int.TryParse(_pattern.Substring(start, _at - start), out var number))
            return number;
        _isUnknown = true;
        return 1;
    }

    private bool IsEnd(int place) => place == _text.Length || (place == _text.Length - 1 && _text[place] == '\n');

    private bool IsWordAt(int place) => place >= 0 && place < _text.Length && IsWord(_text[place]);

    private static bool IsWord(char one) => char.IsLetterOrDigit(one) || one == '_';

    private bool Takes(char expected)
    {
        var takes = _at < _pattern.Length && _pattern[_at] == expected;
        _at += takes ? 1 : 0;
        return takes;
    }
}
