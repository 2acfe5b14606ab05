namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>What the server said is put where the rehearsal does not look, and the client asks there.</summary>
public sealed class ToldElsewhereTests
{
    private static Task Client(string members, string keep, string code, string declarations = "", string test = "if (Code != 235) throw new IOException();", string marker = "") => LoginCode.Files($$"""
        using System.Collections.Concurrent;
        {{declarations}}

        public sealed partial class Client(StreamReader reader, StreamWriter writer)
        {
            {{members}}

            private int Code => {{code}};

            private void Ask(string line)
            {
                writer.WriteLine(line);
                var reply = reader.ReadLine()!;
                {{keep}};
            }

            private void Need(int wanted)
            {
                if (Code != wanted)
                    throw new IOException("wanted " + wanted);
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void LogIn(string user, string password)
            {
                Ask("AUTH LOGIN");
                Need(334);
                Ask(Encode(user));
                Need(334);
                Ask(Encode(password));
                Need(235);
            }

            public void Send(string user, string password)
            {
                Ask("EHLO me");
                Need(250);
                LogIn(user, password);
                Ask("MAIL FROM:<a@example.com>");
                Need(250);
            }

            public void SendAtOnce(string user, string password)
            {
                Ask("EHLO me");
                Ask("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
                {{test}}
                Ask("MAIL FROM:<a@example.com>");{{marker}}
            }
        }
        """);

    private const string Parsed = "int.Parse(reply.Substring(0, 3))";

    [Theory]
    [InlineData("private int code;", $"Volatile.Write(ref code, {Parsed})", "Volatile.Read(ref code)")]
    [InlineData("private int code;", $"Interlocked.Exchange(ref code, {Parsed})", "code")]
    [InlineData("private readonly ThreadLocal<int> code = new();", $"code.Value = {Parsed}", "code.Value")]
    [InlineData("private int code; private ref int Last => ref code;", $"Last = {Parsed}", "Last")]
    [InlineData("private int code;", $"ref var last = ref code; last = {Parsed}", "code")]
    [InlineData("private readonly WeakReference<string> last = new(\"\");", "last.SetTarget(reply)", "last.TryGetTarget(out var held) ? int.Parse(held.Substring(0, 3)) : 0")]
    [InlineData("private readonly ConcurrentDictionary<string, int> codes = new();", $"codes.AddOrUpdate(\"last\", {Parsed}, (_, _) => {Parsed})", "codes[\"last\"]")]
    [InlineData("private readonly System.Collections.Specialized.NameValueCollection last = new();", "last[\"reply\"] = reply", "int.Parse(last[\"reply\"]!.Substring(0, 3))")]
    [InlineData("private readonly List<string> replies = new();", "replies.Insert(0, reply)", "int.Parse(replies[0].Substring(0, 3))")]
    [InlineData("private readonly StringBuilder text = new();", "text.Append(reply).Append('\\n')", "int.Parse(text.ToString().TrimEnd().Split('\\n')[^1].Substring(0, 3))")]
    [InlineData("private readonly Exception state = new();", "state.Data[\"reply\"] = reply", "int.Parse(((string)state.Data[\"reply\"]!).Substring(0, 3))")]
    public Task In_what_the_library_has(string members, string keep, string code) => Client(members, keep, code);

    [Theory]
    [InlineData("public struct Last { public int Code; }", "private Last last;", $"last.Code = {Parsed}", "last.Code")]
    [InlineData("public struct Last { public int Code; }", "private readonly Last[] last = new Last[1];", $"last[0].Code = {Parsed}", "last[0].Code")]
    [InlineData("public interface ILast { int Code { get; set; } }", "public required ILast Last { get; init; }", $"Last.Code = {Parsed}", "Last.Code")]
    [InlineData("public interface ILast { int Code { get; } void Note(string line); }", "public required ILast Last { get; init; }", "Last.Note(reply)", "Last.Code")]
    [InlineData("", "public required Action<string> Note { get; init; } public required Func<int> Asked { get; init; }", "Note(reply)", "Asked()")]
    [InlineData("", "public required IDictionary<string, int> Bag { get; init; }", $"Bag[\"code\"] = {Parsed}", "Bag[\"code\"]")]
    public Task In_what_others_have_made(string declarations, string members, string keep, string code) => Client(members, keep, code, declarations);

    /// <summary>That it is kept somewhere tests nothing: somebody has to ask.</summary>
    [Fact]
    public Task Kept_and_never_asked() => Client("private int code;", $"Volatile.Write(ref code, {Parsed})", "Volatile.Read(ref code)", test: "", marker: " // SMTP2007");

    private static Task Judged(string judge, string members = "") => LoginCode.Files($$"""
        public sealed class Client(StreamReader reader, StreamWriter writer)
        {
            {{members}}

            private string Ask(string line)
            {
                writer.WriteLine(line);
                return reader.ReadLine()!;
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void LogIn(string user, string password)
            {
                if (!Ask("AUTH LOGIN").StartsWith("334") || !Ask(Encode(user)).StartsWith("334"))
                    throw new IOException();
                var reply = Ask(Encode(password));
                var code = int.Parse(reply.Substring(0, 3));
                {{judge}}
            }

            public void Send(string user, string password)
            {
                Ask("EHLO me");
                LogIn(user, password);
                Ask("MAIL FROM:<a@example.com>");
            }
        }
        """);

    /// <summary>Who logs in, step after step, asks at last what nobody can look into, and what may throw.</summary>
    [Theory]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNotEqual(code, 235);")]
    [InlineData("System.Diagnostics.Trace.Assert(code == 235, reply);")]
    [InlineData("if (code != 235) source.Cancel(); source.Token.ThrowIfCancellationRequested();", "private readonly CancellationTokenSource source = new();")]
    [InlineData("Judge.Validate(reply, 235);", "public interface IJudge { void Validate(string reply, int code); } public required IJudge Judge { get; init; }")]
    [InlineData("Check(code).GetAwaiter().GetResult();", "private static Task Check(int code) => code == 235 ? Task.CompletedTask : Task.FromException(new IOException());")]
    [InlineData("if (Array.BinarySearch(good, code) < 0) throw new IOException(reply);", "private static readonly int[] good = { 220, 235, 250 };")]
    public Task What_may_throw(string judge, string members = "") => Judged(judge, members);

    private static Task Prober(string result, string body) => LoginCode.Files($$"""
        public sealed record Finding(string Name, bool IsGood);

        public sealed class Prober(StreamReader reader, StreamWriter writer)
        {
            private readonly List<Finding> findings = new();

            private string Ask(string line)
            {
                writer.WriteLine(line);
                return reader.ReadLine()!;
            }

            private static string Plain(string user, string password) => "AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password));

            public {{result}} Run(string user, string password)
            {
                Ask("EHLO me");
                {{body}}
            }
        }
        """);

    /// <summary>Who tries what a server can notes what it found, and goes on.</summary>
    [Theory]
    [InlineData("IReadOnlyList<Finding>", "findings.Add(new(\"AUTH\", Ask(Plain(user, password)).StartsWith(\"235\"))); findings.Add(new(\"MAIL\", Ask(\"MAIL FROM:<a@example.com>\").StartsWith(\"250\"))); return findings;")]
    [InlineData("(bool, bool)", "var auth = Ask(Plain(user, password)).StartsWith(\"235\"); var mail = Ask(\"MAIL FROM:<a@example.com>\").StartsWith(\"250\"); return (auth, mail);")]
    [InlineData("List<string>", "var all = new List<string>(); all.Add(Ask(Plain(user, password))); all.Add(Ask(\"MAIL FROM:<a@example.com>\")); return all;")]
    [InlineData("bool", "var auth = Ask(Plain(user, password)).StartsWith(\"235\");\nreturn Ask(\"MAIL FROM:<a@example.com>\").StartsWith(\"250\"); // SMTP2007")]
    [InlineData("bool", "var all = new List<string>(); all.Add(Ask(Plain(user, password)));\nreturn Ask(\"MAIL FROM:<a@example.com>\").StartsWith(\"250\"); // SMTP2007")]
    public Task What_was_found(string result, string body) => Prober(result, body);

    private static Task Bearer(string type, string result, string body) => LoginCode.Files($$"""
        {{type}}

        public sealed class Session(StreamReader reader, StreamWriter writer)
        {
            public string Last { get; private set; } = "";

            private string Ask(string line)
            {
                writer.WriteLine(line);
                return Last = reader.ReadLine()!;
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public {{result}} LogIn(string user, string token)
            {
                {{body}}
            }

            public void Go() => Ask("");

            public bool Send() => Ask("EHLO me").StartsWith("250") && Ask("MAIL FROM:<a@example.com>").StartsWith("250");
        }
        """);

    private const string Said = "Ask(\"AUTH XOAUTH2 \" + Encode(\"user=\" + user + \"\\u0001auth=Bearer \" + token + \"\\u0001\\u0001\"))";

    /// <summary>Whoever called it looks at the reply, and answers the challenge that tells an error.</summary>
    [Theory]
    [InlineData("public sealed class Reply { public string Raw = \"\"; public int Steps; }", "Reply", "var reply = new Reply { Steps = 1 }; reply.Raw = " + Said + "; return reply;")]
    [InlineData("public sealed record Reply(string Text, bool IsError) { public int Code => int.Parse(Text.Substring(0, 3)); }", "Reply", "var reply = " + Said + "; return new Reply(reply, reply[0] >= '4');")]
    [InlineData("", "void", Said + ";")]
    public Task An_error_challenge_that_the_caller_answers(string type, string result, string body) => Bearer(type, result, body);
}
