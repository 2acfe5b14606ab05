using System.Globalization;
using System.Text;

namespace SmtpReplyAnalyzers.Replies;

/// <summary>
/// An immutable set of reply codes: 000 to 999 (RFC 5321, section 4.2), and one element for everything outside of them,
/// such as the -1 of <c>System.Net.Mail.SmtpStatusCode.GeneralFailure</c>.
/// </summary>
internal sealed class ReplyCodeSet : IEquatable<ReplyCodeSet>
{
    /// <summary>Stands in the set for every value that is no reply code.</summary>
    public const int Outside = 1000;

    private const int Words = 16;
    private readonly ulong[] _bits;

    private ReplyCodeSet(ulong[] bits) => _bits = bits;

    public static ReplyCodeSet Empty { get; } = new(new ulong[Words]);

    /// <summary>The reply codes 000 to 999, without <see cref="Outside"/>.</summary>
    public static ReplyCodeSet AllCodes { get; } = Range(0, 999);

    public static ReplyCodeSet OutsideOnly { get; } = Range(Outside, Outside);

    /// <summary>2yz: the command was carried out (RFC 5321, section 4.2.1).</summary>
    public static ReplyCodeSet PositiveCompletion { get; } = Range(200, 299);

    /// <summary>4yz: not carried out now; the client should try again later (RFC 5321, section 4.2.1).</summary>
    public static ReplyCodeSet TransientNegative { get; } = Range(400, 499);

    /// <summary>5yz: not carried out; the client should not repeat the request unchanged (RFC 5321, section 4.2.1).</summary>
    public static ReplyCodeSet PermanentNegative { get; } = Range(500, 599);

    /// <summary>4yz and 5yz.</summary>
    public static ReplyCodeSet Negative { get; } = Range(400, 599);

    public bool IsEmpty
    {
        get
        {
            foreach (var word in _bits)
            {
                if (word != 0)
                    return false;
            }

            return true;
        }
    }

    /// <summary>The set of all codes from <paramref name="first"/> to <paramref name="last"/>, both of them in it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound is below 0 or above <see cref="Outside"/>.</exception>
    public static ReplyCodeSet Range(int first, int last)
    {
        if (first < 0 || last > Outside)
            throw new ArgumentOutOfRangeException(nameof(first));
        var bits = new ulong[Words];
        for (var code = first; code <= last; code++)
            bits[code >> 6] |= 1UL << (code & 63);
        return new ReplyCodeSet(bits);
    }

    /// <summary>The set of the given codes; a value below 0 or above 999 counts as <see cref="Outside"/>.</summary>
    public static ReplyCodeSet Of(params int[] codes)
    {
        var bits = new ulong[Words];
        foreach (var code in codes)
        {
            var element = code is < 0 or > 999 ? Outside : code;
            bits[element >> 6] |= 1UL << (element & 63);
        }

        return new ReplyCodeSet(bits);
    }

    /// <summary>The elements for which <paramref name="predicate"/> holds; it is asked once for each element, <see cref="Outside"/> as 1000.</summary>
    public ReplyCodeSet Where(Func<int, bool> predicate)
    {
        ulong[]? bits = null;
        for (var word = 0; word < Words; word++)
        {
            for (var rest = _bits[word]; rest != 0; rest &= rest - 1)
            {
                var bit = rest & (ulong)-(long)rest;
                var code = (word << 6) + Log2(bit);
                if (predicate(code))
                    (bits ??= new ulong[Words])[word] |= bit;
            }
        }

        return bits is null ? Empty : new ReplyCodeSet(bits);
    }

    public bool Contains(int code)
    {
        var element = code is < 0 or > 999 ? Outside : code;
        return (_bits[element >> 6] & (1UL << (element & 63))) != 0;
    }

    public bool Overlaps(ReplyCodeSet other)
    {
        for (var i = 0; i < Words; i++)
        {
            if ((_bits[i] & other._bits[i]) != 0)
                return true;
        }

        return false;
    }

    public ReplyCodeSet Union(ReplyCodeSet other) => Combine(other, static (a, b) => a | b);

    public ReplyCodeSet Intersect(ReplyCodeSet other) => Combine(other, static (a, b) => a & b);

    public ReplyCodeSet Except(ReplyCodeSet other) => Combine(other, static (a, b) => a & ~b);

    public bool Equals(ReplyCodeSet? other)
    {
        if (other is null)
            return false;
        for (var i = 0; i < Words; i++)
        {
            if (_bits[i] != other._bits[i])
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ReplyCodeSet);

    public override int GetHashCode()
    {
        var hash = 17UL;
        foreach (var word in _bits)
            hash = (hash * 31) ^ word ^ (word >> 32);
        return (int)hash;
    }

    /// <summary>
    /// The set in digits, commas and hyphens, without a word of any language: <c>421, 450-459</c>; a whole class as <c>4yz</c>;
    /// <see cref="Outside"/> as <c>-1</c>.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var code = 0; code <= 999; code++)
        {
            if (!Contains(code))
                continue;
            var last = code;
            while (last < 999 && Contains(last + 1))
                last++;
            AppendRun(text, code, last);
            code = last;
        }

        if (Contains(Outside))
            Separate(text).Append("-1");
        return text.ToString();
    }

    private static void AppendRun(StringBuilder text, int first, int last)
    {
        while (first <= last)
        {
            var classEnd = first + 99;
            if (first % 100 == 0 && classEnd <= last)
            {
                Separate(text).Append((first / 100).ToString(CultureInfo.InvariantCulture)).Append("yz");
                first = classEnd + 1;
                continue;
            }

            // A run never crosses into a class that is whole, so that the class keeps its short name.
            var end = Math.Min(last, first - (first % 100) + 99);
            Separate(text).Append(first.ToString("000", CultureInfo.InvariantCulture));
            if (end > first)
                text.Append(end == first + 1 ? ", " : "-").Append(end.ToString("000", CultureInfo.InvariantCulture));
            first = end + 1;
        }
    }

    private static StringBuilder Separate(StringBuilder text) => text.Length == 0 ? text : text.Append(", ");

    private static int Log2(ulong bit)
    {
        var log = 0;
        while ((bit >>= 1) != 0)
            log++;
        return log;
    }

    private ReplyCodeSet Combine(ReplyCodeSet other, Func<ulong, ulong, ulong> combine)
    {
        var bits = new ulong[Words];
        for (var i = 0; i < Words; i++)
            bits[i] = combine(_bits[i], other._bits[i]);
        return new ReplyCodeSet(bits);
    }
}
