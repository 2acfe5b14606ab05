using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Robustness;

/// <summary>Hand-written clients of a kind that nobody writes: long dialogues, deep helpers, helpers that go round in circles.</summary>
[Collection(nameof(Budget))]
public sealed class ClientAdversarialTests
{
    private const string Plain = """
        public sealed class Plain(StreamReader reader, StreamWriter writer)
        {
            public bool Exists(string address)
            {
                writer.WriteLine("RCPT TO:<" + address + ">");
                return reader.ReadLine()!.StartsWith("250"); // SMTP1001
            }
        }
        """;

    private static string Repeat(int count, Func<int, string> part, string separator = "\n") => string.Join(separator, Enumerable.Range(0, count).Select(part));

    private static readonly Dictionary<string, string> Members = new()
    {
        ["500 commands in one method"] = $"public void Long() {{\n{Repeat(500, static i => $"if (!Ask(\"RCPT TO:<{i}@example.com>\").StartsWith(\"250\")) throw new IOException(last);")}\n}}",
        ["500 commands whose replies nobody looks at"] = $"public void Long() {{\n{Repeat(500, static i => $"writer.WriteLine(\"RCPT TO:<{i}@example.com>\"); reader.ReadLine();")}\n}}",
        ["500 commands whose replies are looked at last"] = $"public void Long() {{\n{Repeat(500, static i => $"var r{i} = Ask(\"RCPT TO:<{i}@example.com>\");")}\nif ({Repeat(500, static i => $"r{i}[0] != '2'", " || ")}) throw new IOException(last);\n}}",
        ["a command for each item of loops in loops"] = $"public void Deep(string[] all) {{\n{Repeat(12, static i => $"foreach (var a{i} in all) {{ if (Ask(\"RCPT TO:<\" + a{i} + \">\")[0] == '4') continue;")}\n{Repeat(12, static _ => "}")}\n}}",
        ["helpers 50 deep"] = $"{Repeat(50, static i => $"private string Ask{i}(string command) {{ var reply = Ask{i + 1}(command); if (reply[0] == '5') throw new IOException(reply); return reply; }}")}\nprivate string Ask50(string command) => Ask(command);\npublic bool Go() => Ask0(\"MAIL FROM:<>\").StartsWith(\"250\") && Ask(\"DATA\").Length > 3;",
        ["helpers that go round in circles"] = $"{Repeat(20, static i => $"private bool Do{i}(string command) => Ask(command)[0] == '4' ? Do{(i + 1) % 20}(command) : Do{(i + 7) % 20}(\"RSET\");")}\npublic void Go() {{ Do0(\"MAIL FROM:<>\"); Ask(\"DATA\"); }}",
        ["a helper that reads the rest by itself"] = "private string Rest(string line) => line.Length > 3 && line[3] == '-' ? Rest(reader.ReadLine()!) : line;\npublic void Go() { if (Rest(Ask(\"EHLO me\"))[0] != '2') throw new IOException(last); Ask(\"DATA\"); }",
        ["200 constants for one helper"] = $"private bool Is(string command, int code) => Ask(command).StartsWith(code.ToString());\npublic void Go() {{ {Repeat(200, static i => $"if (!Is(\"MAIL FROM:<{i}>\", {200 + i})) return;", " ")} Ask(\"DATA\"); }}",
        ["a reply that is cut and joined 1,000 times"] = $"public void Cut() {{ var reply = Ask(\"MAIL FROM:<>\"); {Repeat(1_000, static i => i % 2 == 0 ? "reply += last;" : "reply = reply.Trim();", " ")} if (reply[0] == '5') throw new IOException(reply); Ask(\"DATA\"); }}",
        ["a class of 300 members"] = $"private sealed class Reply {{ public Reply(string line) {{ {Repeat(300, static i => $"M{i} = int.Parse(line.Substring(0, 3)) + {i};", " ")} }} {Repeat(300, static i => $"public int M{i} {{ get; }}", " ")} }}\npublic void Go() {{ var reply = new Reply(Ask(\"MAIL FROM:<>\")); if ({Repeat(300, static i => $"reply.M{i} > 500", " && ")}) throw new IOException(last); Ask(\"DATA\"); }}",
    };

    public static TheoryData<string> Names => [.. Members.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Comes_to_an_end_and_sees_what_stands_beside(string name) => Annotated.VerifyAsync("SMTP1001", $$"""
        public sealed class Adversary(StreamReader reader, StreamWriter writer)
        {
            private string last = "";

            private string Ask(string command)
            {
                writer.WriteLine(command);
                return last = reader.ReadLine()!;
            }

            {{Members[name]}}
        }

        {{Plain}}
        """);
}
