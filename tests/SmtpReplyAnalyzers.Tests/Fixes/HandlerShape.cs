namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>A handler before and after a fix, for a mailer whose other code is always the same.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Before">The clauses, with the report marked.</param>
/// <param name="After">The clauses as they become.</param>
public sealed record HandlerShape(string Name, string Before, string After)
{
    public override string ToString() => Name;

    /// <summary>The text at a place of the frame's, which is marked by <c>$</c> on a line of its own.</summary>
    public static string Fill(string frame, string hole)
    {
        var lines = frame.Split('\n');
        var place = Array.FindIndex(lines, static line => line.Trim() == "$");
        var indent = lines[place][..lines[place].IndexOf('$')];
        lines[place] = string.Join('\n', hole.Split('\n').Select(line => line.Length == 0 ? line : indent + line));
        return string.Join('\n', lines);
    }
}
