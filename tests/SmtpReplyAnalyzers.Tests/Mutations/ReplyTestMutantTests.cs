using SmtpReplyAnalyzers.Mutations;

namespace SmtpReplyAnalyzers.Tests.Mutations;

public sealed class ReplyTestMutantTests
{
    /// <summary>A client that tests 334 with <paramref name="condition"/> and leaves.</summary>
    private static string Leaving(string condition) => Made.Client($$"""
        private enum Code { Authenticated = 235, Challenge = 334 }

        public void Login(string user)
        {
            WriteLine("AUTH LOGIN");
            var reply = ReadReply();
            var number = int.Parse(reply.Substring(0, 3));
            var code = (Code)number;
            if ({{condition}})
                throw new IOException(reply);
            WriteLine(Encode64(user));
        }
        """);

    [Theory]
    [InlineData("""number != 334""", "!= -> ==")]
    [InlineData("""334 != number""", "!= -> ==")]
    [InlineData("""reply.Substring(0, 3) != "334" """, "!= -> ==")]
    [InlineData("""code != Code.Challenge""", "!= -> ==")]
    [InlineData("""!reply.StartsWith("334")""", """!reply.StartsWith("334") -> reply.StartsWith("334")""")]
    [InlineData("""reply.StartsWith("334") == false""", """reply.StartsWith("334") -> !reply.StartsWith("334")""")]
    [InlineData("""!reply.Substring(0, 3).Equals("334")""", """!reply.Substring(0, 3).Equals("334") -> reply.Substring(0, 3).Equals("334")""")]
    [InlineData("""reply.IndexOf("334") == -1""", "== -> !=")]
    [InlineData("""number is not 334""", "not 334 -> 334")]
    [InlineData("""!(number is 334)""", "334 -> not 334")]
    public void The_test_of_334_is_inverted_in_every_form(string condition, string change) => Assert.Equal([change], Made.Of(Leaving(condition), MutantKind.InvertedChallengeTest));

    [Fact]
    public void Where_334_now_leaves_it_is_a_failure()
    {
        var mutant = Assert.Single(Made.Of(Leaving("number != 334")), static mutant => mutant.Kind == MutantKind.InvertedChallengeTest);

        Assert.Equal(["SMTP2001"], mutant.Rules);
        Assert.True(mutant.MustBeFound);
    }

    [Theory]
    [InlineData("""if (ReadReply().StartsWith("334")) WriteLine(Encode64(user)); return "";""")]
    [InlineData("""var reply = ReadReply(); if (!reply.StartsWith("334")) return reply; WriteLine(Encode64(user)); return ReadReply();""")]
    public void Where_334_is_only_passed_over_or_handed_on_it_may_also_be_unanswered(string rest)
    {
        var mutant = Assert.Single(Made.Of(Made.Client($$"""
            public string Login(string user)
            {
                WriteLine("AUTH LOGIN");
                {{rest}}
            }
            """)), static mutant => mutant.Kind == MutantKind.InvertedChallengeTest);

        Assert.Equal(["SMTP2001", "SMTP2002"], mutant.Rules);
    }

    [Fact]
    public void A_helper_is_told_to_expect_235() => Assert.Equal(["334 -> 235", "334 -> 235"], Made.Of(Made.Client("""
        public void Login(string user, string password)
        {
            Command("AUTH LOGIN", 334);
            Command(Encode64(user), 334);
            Command(Encode64(password), 235);
        }
        """), MutantKind.InvertedChallengeTest));

    [Fact]
    public void The_test_of_334_is_removed_and_silence_is_right_then()
    {
        var source = Leaving("number != 334");
        var mutant = Assert.Single(Made.Of(source), static mutant => mutant.Kind == MutantKind.RemovedChallengeTest);

        Assert.Equal(["if (number != 334) throw new IOException(reply); -> { }"], Made.Of(source, MutantKind.RemovedChallengeTest));
        Assert.False(mutant.MustBeFound);
    }

    [Fact]
    public void One_reply_of_several_keeps_its_test() => Assert.Empty(Made.Of(Made.Client("""
        public bool Login(string user)
        {
            WriteLine("AUTH LOGIN");
            var reply = ReadReply();
            if (reply.StartsWith("334"))
            {
                WriteLine(Encode64(user));
                reply = ReadReply();
            }
            return reply.StartsWith("235");
        }
        """), MutantKind.RemovedChallengeTest));

    [Fact]
    public void What_the_condition_sends_stays_when_its_test_goes() => Assert.Equal(
        ["if (Send(\"AUTH LOGIN\") != 334) return; -> _ = Send(\"AUTH LOGIN\");"],
        Made.Of(Made.Client("""
            private int Send(string line) { WriteLine(line); return int.Parse(ReadReply().Substring(0, 3)); }

            public void Login(string user)
            {
                if (Send("AUTH LOGIN") != 334)
                    return;
                WriteLine(Encode64(user));
            }
            """), MutantKind.RemovedChallengeTest));

    [Fact]
    public void The_test_of_235_is_removed() => Assert.Equal(
        ["if (!reply.StartsWith(\"235\")) throw new IOException(reply); -> { }"],
        Made.Of(Outcome("if (!reply.StartsWith(\"235\")) throw new IOException(reply);"), MutantKind.RemovedOutcomeTest));

    [Fact]
    public void Where_235_is_returned_true_is() => Assert.Equal(
        ["reply.StartsWith(\"235\") -> true"],
        Made.Of(Outcome("return reply.StartsWith(\"235\");", "bool"), MutantKind.RemovedOutcomeTest));

    [Fact]
    public void Where_an_else_throws_the_other_way_is_always_taken() => Assert.Equal(
        ["if (reply.StartsWith(\"235\")) { _in = true; } else { throw new IOException(reply); } -> { _in = true; }"],
        Made.Of(Outcome("if (reply.StartsWith(\"235\")) { _in = true; } else { throw new IOException(reply); }"), MutantKind.RemovedOutcomeTest));

    [Theory]
    [InlineData("""if (number != 235) throw new IOException(reply);""", "number != 235 -> number >= 400")]
    [InlineData("""if (number == 235) _in = true;""", "number == 235 -> number < 400")]
    [InlineData("""if (number is not 235) throw new IOException(reply);""", "number is not 235 -> number >= 400")]
    [InlineData("""if (!reply.StartsWith("235")) throw new IOException(reply);""", """reply.StartsWith("235") -> (reply[0] < '4')""")]
    [InlineData("""if (reply.Substring(0, 3) != "235") throw new IOException(reply);""", """reply.Substring(0, 3) != "235" -> int.Parse(reply.Substring(0, 3)) >= 400""")]
    public void Anything_below_400_passes_for_235(string test, string change) => Assert.Equal([change], Made.Of(Outcome(test), MutantKind.WidenedOutcomeTest));

    [Fact]
    public void A_test_before_AUTH_or_after_the_login_is_not_of_the_exchange() => Assert.Empty(Made.Of(Made.Client("""
        public void Send(string user)
        {
            if (!ReadReply().StartsWith("334")) return;
            WriteLine("AUTH LOGIN");
            WriteLine(Encode64(user));
            WriteLine("MAIL FROM:<a@b.example>");
            if (!ReadReply().StartsWith("334")) return;
        }
        """), MutantKind.InvertedChallengeTest));

    private static string Outcome(string test, string type = "void") => Made.Client($$"""
        private bool _in;

        public {{type}} Login(string secret)
        {
            _in = false;
            WriteLine("AUTH PLAIN " + Encode64(secret));
            var reply = ReadReply();
            var number = int.Parse(reply.Substring(0, 3));
            {{test}}
        }
        """);

    /// <summary>Only the test goes: what writes and reads inside it stays.</summary>
    [Theory]
    [InlineData("return CodeOf() == 235;", "CodeOf() == 235 -> CodeOf() is var _")]
    [InlineData("return Next(\"AQ==\").StartsWith(\"235\");", "Next(\"AQ==\").StartsWith(\"235\") -> Next(\"AQ==\") is var _")]
    [InlineData("if (CodeOf(\"AQ==\") != 235) throw new IOException(); return true;", "if (CodeOf(\"AQ==\") != 235) throw new IOException(); -> _ = CodeOf(\"AQ==\"); ")]
    public void A_helper_that_speaks_stays(string test, string change) => Assert.Contains(change.TrimEnd(), Made.Of(Made.Client($$"""
        private int CodeOf(string? line = null) { if (line != null) WriteLine(line); return int.Parse(ReadReply().Substring(0, 3)); }
        private string Next(string line) { WriteLine(line); return ReadReply(); }

        public bool LogIn(string user, string password)
        {
            WriteLine("AUTH XOAUTH2");
            ReadReply();
            WriteLine(Encode64(password));
            {{test}}
        }
        """), MutantKind.RemovedOutcomeTest).Select(static made => made.TrimEnd()));
}
