namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>The parts of a command line.</summary>
internal static class SmtpLine
{
    public static string VerbOf(string line) => line.Split(' ', 2)[0].ToUpperInvariant();

    /// <summary>The path between angle brackets, as in <c>MAIL FROM:&lt;a@b&gt;</c>; empty when there is none.</summary>
    public static string PathOf(string line)
    {
        var (start, end) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return start < 0 || end < start ? "" : line[(start + 1)..end];
    }
}
