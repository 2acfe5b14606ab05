using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.BaseLibrary;

/// <summary>
/// A regular expression of the kind that reply codes are tested with: characters, classes, groups, alternatives, repetition, anchors.
/// It matches text of which only the beginning is known, and then may not know. The base library's own is not loaded, since it costs
/// start-up time in every build.
/// </summary>
/// <remarks>Sets of places in the text are bits; the one after the end stands for all places in what is not known.</remarks>
internal sealed class CodePattern(string pattern)
{
    private const int LongestText = 60;
    private const int LongestPattern = 200;

    /// <summary>ExplicitCapture, Compiled, CultureInvariant and NonBacktracking do not change what matches.</summary>
    private const int KnownOptions = 4 | 8 | 512 | 1024;

    private string _text = string.Empty;
    private bool _isOpen;
    private int _at;
    private bool _isUnknown;

    /// <summary>A pattern is the constant of its text, a match the constant that says whether it succeeded.</summary>
    public static Value? Apply(Call call)
    {
        if (call.Method.Name == "get_Success")
            return call.Content(0) is bool ? call[0] : null;
        var isMade = call.Method.Name == ".ctor";
        var given = call.Method.IsStatic ? 1 : 0;
        if (call.Content(given) is not string pattern || (call.Count > given + 1 && (isMade || given == 1 ? call.Content(given + 1) is not int options || (options & ~KnownOptions) != 0 : call.Count > 2)))
            return null;
        return isMade ? call[0] : call.Text(1 - given) is { } input ? Call.Answer(IsMatch(pattern, input)) : null;
    }

    /// <summary>Null where it is not known, or where the pattern holds anything of another kind.</summary>
    public static bool? IsMatch(string pattern, Text text)
    {
        var length = text.Start.Length;
        if (length > LongestText || pattern.Length > LongestPattern)
            return null;
        var run = new CodePattern(pattern) { _text = text.Start, _isOpen = !text.IsWhole };
        var ends = run.Alternatives((1UL << (length + (text.IsWhole ? 1 : 2))) - 1);
        return run._isUnknown || run._at < pattern.Length || ends == 2UL << length ? null : ends != 0;
    }

    private ulong Alternatives(ulong from)
    {
        var ends = 0UL;
        do
        {
            var places = from;
            while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
                places = Quantified(places);
            ends |= places;
        }
        while (Takes('|'));
        return ends;
    }

    private ulong Quantified(ulong from)
    {
        var start = _at;
        var reached = Atom(from);
        var (least, most) = Takes('*') ? (0, int.MaxValue) : Takes('+') ? (1, int.MaxValue) : Takes('?') ? (0, 1) : Takes('{') ? Counts() : (1, 1);
        if (least == 1 && most == 1)
            return reached;

        // Whether it is lazy decides what is captured, not whether it matches.
        Takes('?');
        var after = _at;
        var ends = least == 0 ? from : 0;
        for (var i = 1; i <= most; i++)
        {
            if (i >= least)
            {
                reached &= ~ends;
                ends |= reached;
            }

            if (reached == 0)
                break;
            _at = start;
            var next = Atom(reached);

            // Once nothing changes any more nothing will: many repetitions, one in the other, must not take their product.
            i = next == reached ? Math.Max(i, least - 1) : i;
            reached = next;
        }

        _at = after;
        return ends;
    }

    private ulong Atom(ulong from)
    {
        var start = _at;
        var (end, beyond) = (1UL << _text.Length, 2UL << _text.Length);
        switch (pattern[_at++])
        {
            // Where no more is known than a line end, an end that may be there may be the beginning, too.
            case '^':
                return from & (_text.Length < 2 ? 1 | beyond : 1);
            case '$':
                from &= end | beyond | (_text.EndsWith("\n", StringComparison.Ordinal) ? end >> 1 : 0);
                return _isOpen && from != 0 ? beyond : from;
            case '(':
                var isPlain = !Takes('?') || Takes(':');
                _isUnknown |= !isPlain && !TakesName();
                var ends = Alternatives(from);
                _isUnknown |= !Takes(')');
                return ends;
            case '*' or '+' or '?' or '{':
                _isUnknown = true;
                return 0;
            default:
                var next = _isOpen && from >= end ? beyond : 0;
                for (var place = 0; place <= _text.Length; place++)
                {
                    _at = start;
                    if (Holds(place < _text.Length ? _text[place] : '\0') && place < _text.Length && (from & (1UL << place)) != 0)
                        next |= 2UL << place;
                }

                return next;
        }
    }

    /// <summary>Passes over the name of a group; other groups that begin with a question mark look elsewhere, or change the rules.</summary>
    private bool TakesName()
    {
        var isName = Takes('<') && _at < pattern.Length && char.IsLetter(pattern[_at]);
        while (isName && _at < pattern.Length && char.IsLetterOrDigit(pattern[_at]))
            _at++;
        return isName && Takes('>');
    }

    private bool Holds(char x)
    {
        var character = pattern[_at++];
        if (character == '\\')
            return Escape(x);
        if (character != '[')
            return character == '.' ? x != '\n' : x == character;
        var (isNegated, isIn, begin) = (Takes('^'), false, _at);
        while (_at < pattern.Length && (pattern[_at] != ']' || _at == begin))
        {
            var least = pattern[_at++];
            var isEscape = least == '\\';
            isIn |= isEscape && Escape(x);
            var most = least;
            if (_at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] != ']')
            {
                most = pattern[_at + 1];
                _at += 2;

                // A subtraction, a range from or to an escape.
                _isUnknown |= isEscape || most < least || most is '\\' or '[';
            }

            _isUnknown |= least == '[';
            isIn |= !isEscape && x >= least && x <= most;
        }

        _isUnknown |= !Takes(']');
        return isIn != isNegated;
    }

    private bool Escape(char x)
    {
        var character = _at < pattern.Length ? pattern[_at++] : 'x';
        _isUnknown |= char.IsLetterOrDigit(character) && character is not ('d' or 's');
        return character == 'd' ? char.IsDigit(x) : character == 's' ? char.IsWhiteSpace(x) : x == character;
    }

    private (int Least, int Most) Counts()
    {
        _isUnknown |= _at + 1 >= pattern.Length || !char.IsDigit(pattern[_at]) || pattern[_at + 1] != '}';
        _at += 2;
        var count = _isUnknown ? 1 : pattern[_at - 2] - '0';
        return (count, count);
    }

    private bool Takes(char expected)
    {
        var takes = _at < pattern.Length && pattern[_at] == expected;
        _at += takes ? 1 : 0;
        return takes;
    }
}
