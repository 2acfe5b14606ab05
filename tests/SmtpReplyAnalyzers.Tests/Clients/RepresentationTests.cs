using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Clients;

/// <summary>SMTP1001 in clients that speak SMTP by themselves, whatever a reply is there: text, a number, a digit, an enumeration, a class, a tuple.</summary>
public sealed class RepresentationTests
{
    private static readonly RuleCases Cases = new("SMTP1001", "SMTP1002", "SMTP1003");

    /// <summary>How the reply to RCPT is got, when it is a refusal, and when one for good.</summary>
    private static readonly Dictionary<string, (string Members, string Read, string Refused, string ForGood)> Ways = new()
    {
        ["a prefix"] = ("", "var r = Ask(command);", "!r.StartsWith(\"250\")", "r.StartsWith(\"5\")"),
        ["a prefix, by ordinal"] = ("", "var r = Ask(command);", "!r.StartsWith(\"25\", StringComparison.Ordinal)", "r.StartsWith('5')"),
        ["a part"] = ("", "var r = Ask(command);", "r.Substring(0, 3) != \"250\"", "r.Substring(0, 1) == \"5\""),
        ["a range"] = ("", "var r = Ask(command);", "r[..3] is not \"250\"", "r[..1] is \"5\""),
        ["a span"] = ("", "var r = Ask(command);", "!r.AsSpan(0, 3).SequenceEqual(\"250\")", "r.AsSpan()[0] == '5'"),
        ["the first digit"] = ("", "var r = Ask(command);", "r[0] != '2'", "r[0] == '5'"),
        ["the first digit as a number"] = ("", "var r = Ask(command);", "r[0] - '0' > 3", "r[0] - '0' == 5"),
        ["a comparison"] = ("", "var r = Ask(command);", "string.CompareOrdinal(r, 0, \"250\", 0, 3) != 0", "string.Compare(r, 0, \"5\", 0, 1, StringComparison.Ordinal) == 0"),
        ["the first word"] = ("", "var r = Ask(command).Split(' ')[0];", "r != \"250\"", "r[0] == '5'"),
        ["a list pattern"] = ("", "var r = Ask(command);", "r is not ['2', ..]", "r is ['5', ..]"),
        ["a regular expression"] = ("", "var r = Ask(command);", "!Regex.IsMatch(r, \"^2\")", "Regex.IsMatch(r, @\"^5\\d\\d\")"),
        ["a code somewhere in the text"] = ("", "var r = Ask(command);", "!r.Contains(\"250\")", "r.StartsWith('5')"),
        ["a number"] = ("", "var r = int.Parse(Ask(command).Substring(0, 3));", "r != 250", "r >= 500"),
        ["a class of numbers"] = ("", "var r = Convert.ToInt32(Ask(command)[..3]);", "r / 100 != 2", "r / 100 == 5"),
        ["a number that is tried"] = ("", "int.TryParse(Ask(command).AsSpan(0, 3), out var r);", "r is < 200 or > 299", "r is >= 500 and < 600"),
        ["a switch"] = ("private static bool IsGood(int code) { switch (code) { case 250: case 251: return true; default: return false; } }", "var r = int.Parse(Ask(command)[..3]);", "!IsGood(r)", "r switch { >= 500 => true, _ => false }"),
        ["a constant by name"] = ("private const string Ok = \"250\", Gone = \"5\";", "var r = Ask(command);", "!r.StartsWith(Ok)", "r.StartsWith(Gone)"),
        ["an enumeration"] = ("private enum Code { Ok = 250, Busy = 450, Unknown = 500, Gone = 550 }", "var r = (Code)int.Parse(Ask(command)[..3]);", "r != Code.Ok", "r >= Code.Unknown"),
        ["an enumeration that is parsed"] = ("private enum Code { Ok = 250, Busy = 450, Gone = 550 }", "var r = Enum.Parse<Code>(Ask(command).Substring(0, 3));", "r is not Code.Ok", "(int)r >= 500"),
        ["a class"] = ("private sealed class Reply { public Reply(string line) { Code = int.Parse(line.Substring(0, 3)); } public int Code { get; } public bool IsPermanent => Code >= 500; }", "var r = new Reply(Ask(command));", "r.Code != 250", "r.IsPermanent"),
        ["a class that is filled"] = ("private sealed class Reply { public int Code { get; set; } public string Text { get; set; } = \"\"; }", "var line = Ask(command); var r = new Reply { Code = int.Parse(line[..3]), Text = line };", "r.Code != 250", "r.Code >= 500"),
        ["a record"] = ("private sealed record Reply(int Code, string Text) { public bool IsPositive => Code is >= 200 and < 300; }\nprivate Reply Get(string command) { var line = Ask(command); return new Reply(int.Parse(line[..3]), line); }", "var r = Get(command);", "!r.IsPositive", "r is { Code: >= 500 }"),
        ["a record that is taken apart"] = ("private sealed record Reply(int Code, string Text);\nprivate Reply Get(string command) { var line = Ask(command); return new Reply(int.Parse(line[..3]), line); }", "var (r, _) = Get(command);", "r != 250", "r > 499"),
        ["a tuple"] = ("private (int Code, string Text) Get(string command) { var line = Ask(command); return (int.Parse(line[..3]), line[4..]); }", "var r = Get(command);", "r.Code != 250", "r.Code >= 500"),
        ["a tuple of old"] = ("private Tuple<int, string> Get(string command) { var line = Ask(command); return Tuple.Create(int.Parse(line.Substring(0, 3)), line); }", "var r = Get(command);", "r.Item1 != 250", "r.Item1 >= 500"),
        ["an out parameter"] = ("private void Get(string command, out int code) => code = int.Parse(Ask(command)[..3]);", "Get(command, out var r);", "r != 250", "r >= 500"),
        ["a field"] = ("private string last = \"\";\nprivate void Do(string command) { writer.WriteLine(command); writer.Flush(); last = reader.ReadLine()!; }\nprivate bool IsGood => last.StartsWith(\"2\");", "Do(command);", "!IsGood", "last[0] == '5'"),
        ["a verdict"] = ("private bool Is(string reply, string code) => reply.Length >= 3 && reply.Substring(0, 3) == code;", "var r = Ask(command);", "!Is(r, \"250\")", "r[0] == '5'"),
        ["a verdict of the helper that speaks"] = ("private string last = \"\";\nprivate bool Do(string command, int expected) { last = Ask(command); return last.StartsWith(expected.ToString()); }", "var r = Do(command, 250);", "!r", "last[0] == '5'"),
        ["bytes"] = ("private readonly byte[] buffer = new byte[512];\nprivate string Get(string command) { var bytes = Encoding.ASCII.GetBytes(command + \"\\r\\n\"); stream.Write(bytes, 0, bytes.Length); var read = stream.Read(buffer, 0, buffer.Length); return Encoding.ASCII.GetString(buffer, 0, read); }", "var r = Get(command);", "!r.StartsWith(\"250\")", "r[0] == '5'"),
        ["a byte at a time"] = ("private string Get(string command) { writer.WriteLine(command); writer.Flush(); var text = new StringBuilder(); int b; while ((b = stream.ReadByte()) != '\\n') { if (b == -1) throw new IOException(\"closed\"); text.Append((char)b); } return text.ToString(); }", "var r = Get(command);", "!r.StartsWith(\"250\")", "r[0] == '5'"),
        ["several lines"] = ("private string Get(string command) { writer.WriteLine(command); writer.Flush(); string line; var all = new StringBuilder(); do { line = reader.ReadLine()!; all.AppendLine(line); } while (line.Length > 3 && line[3] == '-'); return all.ToString(); }", "var r = Get(command);", "!r.StartsWith(\"250\")", "r[0] == '5'"),
        ["a list of lines"] = ("private readonly List<string> lines = new();\nprivate int Get(string command) { writer.WriteLine(command); writer.Flush(); lines.Clear(); string line; do { line = reader.ReadLine()!; lines.Add(line); } while (line[3] == '-'); return int.Parse(lines[0].Substring(0, 3)); }", "var r = Get(command);", "r != 250", "r >= 500"),
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    private static Task Client(string way, string afterwards)
    {
        var (members, read, _, _) = Ways[way];
        return Cases.Files($$"""
            using System.Net.Sockets;
            using System.Text;
            using System.Text.RegularExpressions;

            public sealed class PermanentFailureException : Exception;

            public sealed class Mailer
            {
                private readonly Stream stream;
                private readonly StreamReader reader;
                private readonly StreamWriter writer;

                public Mailer(TcpClient client)
                {
                    stream = client.GetStream();
                    reader = new StreamReader(stream);
                    writer = new StreamWriter(stream) { NewLine = "\r\n" };
                }

                private string Ask(string command)
                {
                    writer.WriteLine(command);
                    writer.Flush();
                    return reader.ReadLine() ?? throw new IOException("closed");
                }

                {{members}}

                public void Deliver(string to)
                {
                    var command = "RCPT TO:<" + to + ">";
                    {{read}}
                    {{afterwards}}
                    if (!Ask("DATA").StartsWith("354"))
                        throw new IOException("DATA");
                }
            }
            """);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Every_refusal_is_for_good(string way) => Client(way, $"if ({Ways[way].Refused}) // SMTP1001\n throw new PermanentFailureException();");

    [Theory]
    [MemberData(nameof(Names))]
    public Task Only_a_permanent_refusal_is_for_good(string way) =>
        Client(way, $"if ({Ways[way].ForGood}) throw new PermanentFailureException();\nif ({Ways[way].Refused}) throw new IOException(\"try later\");");
}
