using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP2001 and SMTP2002: where the responses are there, only what is expected is set right.</summary>
public sealed class ChallengeExpectationFixTests
{
    private const string Ensure = """

        private static void Ensure(string what, Reply reply, int code)
        {
            if (reply.Code != code)
                throw new IOException(what + reply.Text);
        }

        private Reply Ask(string line, string shown)
        {
            Console.WriteLine(shown);
            var read = Send(line);
            return new Reply(int.Parse(read.Substring(0, 3)), read.Substring(3));
        }

        private Reply Tell(string line, string shown) => Ask(line, shown);

        private void Command(string line, string what, params int[] codes)
        {
            var reply = Ask(line, what);
            if (Array.IndexOf(codes, reply.Code) < 0)
                throw new IOException(what);
        }

        private sealed record Reply(int Code, string Text);

        """;

    private static AuthFixCheck<ChallengeAnswerFix> Failure(int step = 0) => new("SMTP2001") { Mechanism = "LOGIN", Step = step };

    private static AuthFixCheck<ChallengeAnswerFix> Unanswered(int step) => new("SMTP2002") { Mechanism = "LOGIN", Step = step };

    [Fact]
    public Task A_method_that_is_told_which_reply_it_checks() => Failure().BecomesAsync(
        AuthClients.Lines("""
            var first = {2|Ask("AUTH LOGIN", "AUTH LOGIN")|2};
            [|{1|Ensure("AUTH LOGIN", first, 235)|1}|];
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(user));
            var second = Tell(encoded, "<user>");
            Ensure("AUTH LOGIN user", second, 334);
            """, Ensure),
        AuthClients.Lines("""
            var first = Ask("AUTH LOGIN", "AUTH LOGIN");
            Ensure("AUTH LOGIN", first, 334);
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(user));
            var second = Tell(encoded, "<user>");
            Ensure("AUTH LOGIN user", second, 334);
            """, Ensure));

    [Theory]
    [InlineData("{2|Command(\"AUTH LOGIN\", \"AUTH\", 235)|2}", "Command(\"AUTH LOGIN\", \"AUTH\", 334)")]
    [InlineData("{2|Command(\"AUTH LOGIN\", \"AUTH\", new[] { 235 })|2}", "Command(\"AUTH LOGIN\", \"AUTH\", new[] { 334 })")]
    public Task A_word_about_the_line_is_no_line(string call, string expected) => Failure().BecomesAsync(
        AuthClients.Lines($"[|{{1|{call}|1}}|];\nCommand(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), \"AUTH user\", 334);", Ensure),
        AuthClients.Lines($"{expected};\nCommand(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), \"AUTH user\", 334);", Ensure));

    [Fact]
    public Task A_read_inside_the_check() => Failure().BecomesAsync(
        AuthClients.Lines("""
            Write("AUTH LOGIN");
            [|{1|Check({2|Read()|2}, "235")|1}|];
            Write(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            Check(Read(), "334");
            """, Bytes),
        AuthClients.Lines("""
            Write("AUTH LOGIN");
            Check(Read(), "334");
            Write(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            Check(Read(), "334");
            """, Bytes));

    [Fact]
    public Task A_loop_that_answers_challenges() => Failure().BecomesAsync(
        AuthClients.Lines("""
            var reply = {2|Send("AUTH LOGIN")|2};
            while ([|!reply.StartsWith("334")|])
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            {1|Require(reply, "235");|1}
            """),
        AuthClients.Lines("""
            var reply = Send("AUTH LOGIN");
            while (reply.StartsWith("334"))
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            Require(reply, "235");
            """));

    [Fact]
    public Task The_test_before_that_the_challenge_got_past() => Failure().BecomesAsync(
        AuthClients.Lines("""
            var reply = {2|Send("AUTH LOGIN")|2};
            if (!reply.StartsWith("334"))
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            if ([|!reply.StartsWith("235")|])
                {1|throw new IOException(reply);|1}
            """),
        AuthClients.Lines("""
            var reply = Send("AUTH LOGIN");
            if (reply.StartsWith("334"))
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            if (!reply.StartsWith("235"))
                throw new IOException(reply);
            """));

    [Theory]
    [InlineData("last[0] < '4'")]
    [InlineData("int.Parse(last.Substring(0, 3)) < 400")]
    public Task What_a_method_answers_is_whether_it_is_235(string whether) => Unanswered(2).BecomesAsync(
        AuthClients.Lines("Require(Send(\"QUIT\"), \"221\");", LogIn($"[|{{1|Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)))|1}}|]", whether)),
        AuthClients.Lines("Require(Send(\"QUIT\"), \"221\");", LogIn("Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)))", "last.StartsWith(\"235\", StringComparison.Ordinal)")));

    [Fact]
    public Task The_test_that_lets_the_challenge_pass_in_a_chain() => Unanswered(2).BecomesAsync(
        AuthClients.Lines("""
            Require(Send("AUTH LOGIN"), "334");
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334");
            var reply = {1|Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)))|1};
            if (reply.StartsWith("5"))
                throw new IOException("refused");
            else if ([|reply[0] >= '4'|])
                throw new IOException(reply);
            """),
        AuthClients.Lines("""
            Require(Send("AUTH LOGIN"), "334");
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334");
            var reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
            if (reply.StartsWith("5"))
                throw new IOException("refused");
            else if (!reply.StartsWith("235", StringComparison.Ordinal))
                throw new IOException(reply);
            """));

    private const string Bytes = """

        private static void Check(string reply, string code)
        {
            if (reply.Substring(0, 3) != code)
                throw new IOException(reply);
        }

        private void Write(string line) => writer.WriteLine(line);

        private string Read()
        {
            var octets = new char[512];
            return new string(octets, 0, reader.Read(octets, 0, octets.Length));
        }

        """;

    private static string LogIn(string call, string whether) => $$"""

        private bool LogIn(string user, string password)
        {
            Require(Send("AUTH LOGIN"), "334");
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334");
            var last = {{call}};
            return {{whether}};
        }

        """;
}
