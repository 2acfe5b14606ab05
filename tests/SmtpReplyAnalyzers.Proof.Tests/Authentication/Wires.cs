namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>
/// The ways in which clients by hand write and read, all of them right: what a client does about AUTH goes into <c>// AUTH</c>,
/// and what it needs for that into <c>// MEMBERS</c>.
/// </summary>
internal static partial class Wires
{
    /// <summary><c>StreamReader</c> and <c>StreamWriter</c>; <c>string Send(string)</c>, and <c>Require(reply, "235")</c> compares the first three characters.</summary>
    public static string Lines(string auth, string members = "") => Fill(LinesText, auth, members);

    /// <summary>The same, asynchronous: <c>Task&lt;string&gt; CommandAsync(string, int)</c> parses three characters and expects that code; <c>AskAsync</c> expects nothing.</summary>
    public static string Async(string auth, string members = "") => Fill(AsyncText, auth, members);

    /// <summary>Octets on a <c>NetworkStream</c>; <c>int Command(string)</c> is the code, <c>_reply</c> the line. User and password are fields.</summary>
    public static string Octets(string auth, string members = "") => Fill(OctetsText, auth, members);

    /// <summary>A <c>Socket</c>; <c>Reply Send(string)</c> with <c>Code</c> and <c>Text</c>, and what class it is of.</summary>
    public static string Replies(string auth, string members = "") => Fill(RepliesText, auth, members);

    /// <summary>No helper but for reading: each line is written where it is due, and the first digit tells.</summary>
    public static string Inline(string auth, string members = "") => Fill(InlineText, auth, members);

    /// <summary>Octets on a <c>NetworkStream</c>, asynchronous; <c>Task&lt;ReplyCode&gt; ExecuteAsync(string)</c> is a member of an enum, <c>LastText</c> what followed it.</summary>
    public static string Codes(string auth, string members = "") => Fill(CodesText, auth, members);

    private static string Fill(string text, string auth, string members) => string.Join('\n', text.Split('\n').SelectMany(line =>
    {
        var indent = line[..(line.Length - line.TrimStart().Length)];
        return line.Trim() switch
        {
            "// AUTH" => Indented(auth, indent),
            "// MEMBERS" => members.Length == 0 ? [] : ["", .. Indented(members, indent)],
            _ => [line],
        };
    }));

    private static IEnumerable<string> Indented(string text, string indent) => text.Split('\n').Select(line => line.Length == 0 ? line : indent + line);
}
