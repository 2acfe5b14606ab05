using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>The lines in which two texts differ, each with <c>-</c> or <c>+</c>, and a few lines round each.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    public static IEnumerable<string> Of(SourceText before, SourceText after)
    {
        var (old, now) = (LinesOf(before), LinesOf(after));
        if (old.SequenceEqual(now))
            yield break;
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
            end++;

        var script = Script(old[start..^end], now[start..^end]).ToArray();
        foreach (var line in old[Math.Max(0, start - Context)..start])
            yield return "  " + line;
        for (var at = 0; at < script.Length; at++)
        {
            // What both have, far from a change, is left out.
            if (script[at][0] != ' ' || Near(script, at))
                yield return script[at];
            else if (at > 0 && Near(script, at - 1))
                yield return "  ...";
        }

        foreach (var line in old[^end..^Math.Max(0, end - Context)])
            yield return "  " + line;
    }

    private static bool Near(string[] script, int at) => script[Math.Max(0, at - Context)..Math.Min(script.Length, at + Context + 1)].Any(static line => line[0] != ' ');

    // The longest common subsequence; what lies between the first and the last change is short.
    private static IEnumerable<string> Script(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        for (var (i, j) = (0, 0); i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return "  " + old[i++];
                j++;
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return "- " + old[i++];
            }
            else
            {
                yield return "+ " + now[j++];
            }
        }
    }

    private static string[] LinesOf(SourceText text) => [.. text.Lines.Select(static line => line.ToString())];
}
