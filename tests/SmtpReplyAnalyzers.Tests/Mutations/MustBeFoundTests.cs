using SmtpReplyAnalyzers.Mutations;

namespace SmtpReplyAnalyzers.Tests.Mutations;

/// <summary>Which mutants must be found, and where silence is right as well.</summary>
public sealed class MustBeFoundTests
{
    private static bool[] Of(string source, MutantKind kind) => [.. Made.Of(source).Where(mutant => mutant.Kind == kind).Select(static mutant => mutant.MustBeFound).Distinct()];

    [Theory]
    [InlineData("if (reply.StartsWith(\"334\"))", true)]
    [InlineData("while (reply.StartsWith(\"334\"))", false)]
    public void Behind_a_loop_on_334_anything_below_400_is_positive(string test, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        public bool LogIn(string user, string password)
        {
            WriteLine("AUTH PLAIN");
            var reply = ReadReply();
            {{test}}
            {
                WriteLine(Encode64("\0" + user + "\0" + password));
                reply = ReadReply();
            }

            return reply.StartsWith("235");
        }
        """), MutantKind.WidenedOutcomeTest));

    [Theory]
    [InlineData("AUTH PLAIN", true)]
    [InlineData("AUTH SCRAM-SHA-256\r\n", true)]
    [InlineData("AUTH LOGIN", false)]
    [InlineData("AUTH CRAM-MD5", false)]
    [InlineData("AUTH NTLM ", false)]
    public void A_challenge_that_asks_for_something_is_never_empty(string command, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        public byte[] Challenge()
        {
            WriteLine("{{command.Replace("\r\n", "\\r\\n")}}");
            var reply = ReadReply();
            return Convert.FromBase64String(reply.Length > 4 ? reply.Substring(4) : "");
        }
        """), MutantKind.UnguardedSlice));

    [Theory]
    [InlineData("Console.WriteLine(text);", false)]
    [InlineData("var shown = text.Trim(); Console.WriteLine(shown);", false)]
    [InlineData("", false)]
    [InlineData("LogLine($\"server: {text}\");", false)]
    [InlineData("Console.WriteLine(\"server: \" + text);", false)]
    [InlineData("if (text != \"Username:\") throw new IOException(text);", true)]
    [InlineData("if (text.StartsWith(\"User\")) Console.WriteLine(text);", true)]
    [InlineData("WriteLine(text);", true)]
    public void A_challenge_that_is_only_shown_need_not_be_decoded(string use, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        public void LogIn()
        {
            WriteLine("AUTH LOGIN");
            var reply = ReadReply();
            var bytes = Convert.FromBase64String(reply.Substring(4));
            var text = Encoding.UTF8.GetString(bytes);
            {{use}}
            WriteLine(Encode64("user"));
        }

        private static void LogLine(string line) { }
        """), MutantKind.DroppedDecoding));

    /// <summary>Whoever called can test what is returned.</summary>
    [Theory]
    [InlineData("return reply;", false)]
    [InlineData("return reply.Length;", true)]
    [InlineData("", true)]
    public void A_test_that_only_tells_somebody_may_go(string end, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        public {{(end.Length == 0 ? "void" : end.Contains("Length") ? "int" : "string")}} LogIn()
        {
            WriteLine("AUTH PLAIN " + Encode64("\0user\0password"));
            var reply = ReadReply();
            if (reply.StartsWith("235"))
            {
                Console.WriteLine("logged in");
            }

            {{end}}
        }
        """), MutantKind.RemovedOutcomeTest));

    [Theory]
    [InlineData("", true)]
    [InlineData("[Xunit.Fact] ", false)]
    [InlineData("[Test]", false)]
    public void A_test_may_be_wrong_on_purpose(string attribute, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        {{attribute}}
        public void LogIn()
        {
            WriteLine("AUTH LOGIN");
            ReadReply();
            WriteLine(Encode64("user"));
        }
        """), MutantKind.DoubledEncoding));

    /// <summary>No 334 gets to the test, or another test follows.</summary>
    [Theory]
    [InlineData("if (!reply.StartsWith(\"235\")) throw new IOException(reply);", true)]
    [InlineData("if (reply.StartsWith(\"334\")) throw new IOException(reply); if (!reply.StartsWith(\"235\")) throw new IOException(reply);", false)]
    [InlineData("if (reply.StartsWith(\"334\")) Console.WriteLine(reply); if (!reply.StartsWith(\"235\")) throw new IOException(reply);", true)]
    [InlineData("if (reply.StartsWith(\"334\")) throw new IOException(reply); WriteLine(\"\"); reply = ReadReply(); if (!reply.StartsWith(\"235\")) throw new IOException(reply);", true)]
    [InlineData("if (reply.StartsWith(\"334\")) Console.WriteLine(reply); else if (!reply.StartsWith(\"235\")) throw new IOException(reply);", false)]
    [InlineData("if (!reply.StartsWith(\"235\")) Console.WriteLine(reply);", false)]
    [InlineData("if (!reply.StartsWith(\"235\")) reply = \"\";", true)]
    public void A_334_that_passes_a_wider_test(string tests, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        public void LogIn(string user, string password)
        {
            WriteLine("AUTH PLAIN");
            ReadReply();
            WriteLine(Encode64("\0" + user + "\0" + password));
            var reply = ReadReply();
            {{tests}}
        }
        """), MutantKind.WidenedOutcomeTest));

    [Theory]
    [InlineData("throw new IOException(reply)", true, true)]
    [InlineData("reply = ReadReply()", false, true)]
    public void A_test_that_is_made_again(string first, bool mustFirst, bool mustSecond) => Assert.Equal([mustFirst, mustSecond], Made.Of(Made.Client($$"""
        public void LogIn(string user, string password)
        {
            WriteLine("AUTH PLAIN " + Encode64("\0" + user + "\0" + password));
            var reply = ReadReply();
            if (!reply.StartsWith("235")) { {{first}}; }
            if (!reply.StartsWith("235")) throw new IOException(reply);
        }
        """)).Where(static mutant => mutant.Kind == MutantKind.WidenedOutcomeTest).Select(static mutant => mutant.MustBeFound));

    /// <summary>SMTP2007 is silent where a decision tells a refusal from success, if only for a log.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("if (!reply.StartsWith(\"235\")) Console.WriteLine(reply);", false)]
    public void Something_still_looks_at_the_outcome(string before, bool must) => Assert.Equal(must, Made.Of(Made.Client($$"""
        public void LogIn(string user, string password)
        {
            WriteLine("AUTH PLAIN " + Encode64("\0" + user + "\0" + password));
            var reply = ReadReply();
            {{before}}
            if (!reply.StartsWith("235")) throw new IOException(reply);
        }
        """)).Last(static mutant => mutant.Kind == MutantKind.RemovedOutcomeTest).MustBeFound);

    /// <summary>The error that XOAUTH2 tells by a challenge is answered once, and then comes the refusal.</summary>
    [Theory]
    [InlineData("\"AUTH XOAUTH2 \" + Encode64(password)", false)]
    [InlineData("\"AUTH XOAUTH2\"", true)]
    public void An_error_is_answered_once(string command, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        public bool LogIn(string user, string password)
        {
            WriteLine({{command}});
            var reply = ReadReply();
            if (reply.StartsWith("334"))
            {
                WriteLine("");
                reply = ReadReply();
            }

            return reply.StartsWith("235");
        }
        """), MutantKind.WidenedOutcomeTest));

    [Theory]
    [InlineData("if (!reply.StartsWith(\"334\")) throw new IOException(reply);", true)]
    [InlineData("if (reply.StartsWith(\"334\")) throw new IOException(reply);", false)]
    [InlineData("if (reply.StartsWith(\"334\")) { WriteLine(\"\"); throw new IOException(ReadReply()); }", true)]
    [InlineData("if (reply.StartsWith(\"334\")) WriteLine(Encode64(user)); else throw new IOException(reply);", true)]
    public void Where_334_failed_no_challenge_is_lost(string test, bool must) => Assert.Equal([must], Of(Made.Client($$"""
        public void LogIn(string user)
        {
            WriteLine("AUTH LOGIN");
            var reply = ReadReply();
            {{test}}
        }
        """), MutantKind.InvertedChallengeTest));

    [Theory]
    [InlineData("Encode64(Secret(password))", false)]
    [InlineData("Secret(password)", true)]
    public void What_is_encoded_again_is_no_response(string response, bool must) => Assert.Equal(must, Made.Of(Made.Client($$"""
        public void LogIn(string user, string password)
        {
            WriteLine("AUTH LOGIN");
            ReadReply();
            WriteLine({{response}});
        }

        private static string Secret(string text)
        {
            return Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        }
        """)).First(static mutant => mutant.Kind == MutantKind.DroppedEncoding && mutant.Description.StartsWith("Convert.ToBase64String(Encoding.UTF8.GetBytes(text))", StringComparison.Ordinal)).MustBeFound);
}
