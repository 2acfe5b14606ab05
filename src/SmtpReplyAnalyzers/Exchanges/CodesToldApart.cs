using System.Collections.Immutable;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// Whether a client reads the codes of SMTP, by what it does: it answers 334 and nothing else, or makes other numbers of 235 than of 535. Whoever looks
/// for the <c>+</c> of POP (RFC 5034, section 4) does the same with all of them.
/// </summary>
internal static class CodesToldApart
{
    private const int DeepestPart = 3;

    public static bool In(IEnumerable<Episode> episodes) => Asking.In(episodes).Any(static asking => asking.State.Mechanism.IsOfMail && (IsAnsweredAlone(asking) || AreNumbered(asking)));

    private static bool IsAnsweredAlone(Asking asking) => asking.Of(334).Any() && asking.Of(235).Any() && asking.Of(535).Any()
        && asking.Of(334).All(static way => way.IsAnswered()) && asking.Of(235).Concat(asking.Of(535)).All(static way => way.IsLast());

    private static bool AreNumbered(Asking asking)
    {
        var accepted = asking.Of(235).Where(static way => way.IsLast()).Select(static way => NumbersIn(way.Episode)).ToArray();
        var refused = asking.Of(535).Where(static way => way.IsLast()).Select(static way => NumbersIn(way.Episode)).ToArray();
        return accepted.Length > 0 && refused.Length > 0
            && Array.TrueForAll(accepted, one => Array.TrueForAll(refused, other => one.Any(number => other.TryGetValue(number.Key, out var told) && !Equals(told, number.Value))));
    }

    // What is returned, and all numbers in it, by where they stand.
    private static Dictionary<string, object?> NumbersIn(Episode episode)
    {
        var found = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (episode is { Ending: Ending.Return, Result: { } result })
            Add(string.Empty, result, 0);
        return found;

        void Add(string path, Value value, int depth)
        {
            if (value is Constant { Content: bool or int or byte or short or long or uint } number)
                found[path] = number.Content;
            if (depth > DeepestPart || value is not Thing thing)
                return;
            foreach (var field in thing.Fields)
                Add(path + "." + field.Key.Name, field.Value, depth + 1);
        }
    }
}
