using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP2009: each reply is read, and 334 required, before the response to it is written.</summary>
public sealed class ResponseBeforeChallengeFixTests
{
    private const string Members = "\nprivate string Read() => reader.ReadLine() ?? throw new IOException(\"closed\");\n";

    private static readonly AuthFixCheck<ResponseBeforeChallengeFix> Early = new("SMTP2009") { Mechanism = "LOGIN" };

    [Fact]
    public Task Reads_and_tests_move_up_with_their_comments() => Early.BecomesAsync(
        AuthClients.Lines("""
            {1|writer.WriteLine("AUTH LOGIN")|1};
            // The user.
            {1|[|writer.WriteLine(user)|]|1};
            [|writer.WriteLine(password)|]; // the secret
            writer.Flush();
            // What it says.
            var first = Read(); // to AUTH
            var second = Read();
            var third = Read();
            Require(first, "334");
            Require(second, "334");
            Require(third, "235");
            """, Members),
        AuthClients.Lines("""
            writer.WriteLine("AUTH LOGIN");
            writer.Flush();
            // What it says.
            var first = Read(); // to AUTH
            Require(first, "334");
            // The user.
            writer.WriteLine(user);
            writer.Flush();
            var second = Read();
            Require(second, "334");
            writer.WriteLine(password); // the secret
            writer.Flush();
            var third = Read();
            Require(third, "235");
            """, Members));

    [Fact]
    public Task A_code_that_is_kept_as_three_digits()
    {
        const string Replies = """

            private Reply Read() => new(reader.ReadLine()!);

            private sealed record Reply(string Message)
            {
                public string Code => Message.Substring(0, 3);
            }

            """;
        return Early.BecomesAsync(
            AuthClients.Lines("""
                {1|writer.WriteLine("AUTH LOGIN")|1};
                [|writer.WriteLine(user)|];
                var reply = Read();
                if (reply.Code != "334")
                    throw new IOException(reply.Message);
                writer.WriteLine(password);
                reply = Read();
                if (reply.Code != "235")
                    throw new IOException(reply.Message);
                """, Replies),
            AuthClients.Lines("""
                writer.WriteLine("AUTH LOGIN");
                var challenge = Read();
                if (challenge.Code != "334")
                    throw new IOException(challenge.Message);
                writer.WriteLine(user);
                var reply = Read();
                if (reply.Code != "334")
                    throw new IOException(reply.Message);
                writer.WriteLine(password);
                reply = Read();
                if (reply.Code != "235")
                    throw new IOException(reply.Message);
                """, Replies));
    }

    [Fact]
    public Task The_last_report_alone_brings_the_earlier_reads_along() => Early.BecomesAsync(
        AuthClients.Lines("""
            writer.WriteLine("AUTH LOGIN");
            {1|writer.WriteLine(user)|1};
            [|writer.WriteLine(password)|];
            writer.Flush();
            Require(Read(), "334");
            Require(Read(), "334");
            Require(Read(), "235");
            """, Members),
        AuthClients.Lines("""
            writer.WriteLine("AUTH LOGIN");
            writer.Flush();
            Require(Read(), "334");
            writer.WriteLine(user);
            writer.Flush();
            Require(Read(), "334");
            writer.WriteLine(password);
            writer.Flush();
            Require(Read(), "235");
            """, Members));

    [Fact]
    public Task A_read_that_is_missing_is_written() => Early.BecomesAsync(
        AuthClients.Lines("""
            {1|writer.WriteLine("AUTH LOGIN " + user)|1};
            [|writer.WriteLine(password)|];
            writer.Flush();
            var reply = Read();
            Require(reply, "235");
            """, Members),
        AuthClients.Lines("""
            writer.WriteLine("AUTH LOGIN " + user);
            writer.Flush();
            var challenge = Read();
            Require(challenge, "334");
            writer.WriteLine(password);
            writer.Flush();
            var reply = Read();
            Require(reply, "235");
            """, Members));

    [Fact]
    public Task Of_a_test_whose_read_is_missing_the_read_is_written() => Early.BecomesAsync(
        AuthClients.Lines("""
            var reply = Send("NOOP");
            {1|writer.WriteLine("AUTH LOGIN " + user)|1};
            Require(reply, "334");
            [|writer.WriteLine(password)|];
            writer.Flush();
            reply = Read();
            Require(reply, "235");
            """, Members),
        AuthClients.Lines("""
            var reply = Send("NOOP");
            writer.WriteLine("AUTH LOGIN " + user);
            writer.Flush();
            reply = Read();
            Require(reply, "334");
            writer.WriteLine(password);
            writer.Flush();
            reply = Read();
            Require(reply, "235");
            """, Members));

    [Fact]
    public Task What_comes_after_the_next_line_stays_there() => Early.BecomesAsync(
        AuthClients.Inline("""
            {1|writer.WriteLine("AUTH LOGIN")|1};
            [|writer.WriteLine(user)|];
            reply = reader.ReadLine()!;
            if (!reply.StartsWith("334")) {
                return false;
            }

            writer.WriteLine(password);
            reply = reader.ReadLine()!;
            if (!reply.StartsWith("235")) {
                return false;
            }

            """),
        AuthClients.Inline("""
            writer.WriteLine("AUTH LOGIN");
            reply = reader.ReadLine()!;
            if (!reply.StartsWith("334", StringComparison.Ordinal)) {
                return false;
            }

            writer.WriteLine(user);
            reply = reader.ReadLine()!;
            if (!reply.StartsWith("334")) {
                return false;
            }

            writer.WriteLine(password);
            reply = reader.ReadLine()!;
            if (!reply.StartsWith("235")) {
                return false;
            }

            """));

    [Fact]
    public Task One_test_of_two_replies_is_divided() => Early.BecomesAsync(
        AuthClients.Lines("""
            {1|writer.WriteLine("AUTH LOGIN " + user)|1};
            [|writer.WriteLine(password)|];
            writer.Flush();
            var challenge = Read();
            var outcome = Read();
            if (!challenge.StartsWith("334") || !outcome.StartsWith("235"))
                throw new IOException(outcome);
            """, Members),
        AuthClients.Lines("""
            writer.WriteLine("AUTH LOGIN " + user);
            writer.Flush();
            var challenge = Read();
            if (!challenge.StartsWith("334"))
                throw new IOException(challenge);
            writer.WriteLine(password);
            writer.Flush();
            var outcome = Read();
            if (!outcome.StartsWith("235"))
                throw new IOException(outcome);
            """, Members));

    [Fact]
    public Task A_method_that_reads_and_checks_is_called_once_more() => Early.BecomesAsync(
        AuthClients.Lines("""
            {1|writer.WriteLine("AUTH LOGIN " + user)|1};
            [|writer.WriteLine(password)|];
            writer.Flush();
            if (!Expect("235"))
            {
                Console.WriteLine("refused");
                return;
            }

            """, Members + Expect),
        AuthClients.Lines("""
            writer.WriteLine("AUTH LOGIN " + user);
            writer.Flush();
            if (!Expect("334"))
            {
                Console.WriteLine("refused");
                return;
            }

            writer.WriteLine(password);
            writer.Flush();
            if (!Expect("235"))
            {
                Console.WriteLine("refused");
                return;
            }

            """, Members + Expect));

    private const string Expect = "\nprivate bool Expect(string code) => Read().StartsWith(code, StringComparison.Ordinal);\n";

    [Fact]
    public Task Where_nothing_reads_it_stays() => Early.StaysAsync("""
        using System.IO;

        public sealed class Client
        {
            public void LogIn(TextWriter writer, string user)
            {
                {1|writer.WriteLine("AUTH LOGIN")|1};
                [|writer.WriteLine(user)|];
            }
        }
        """);

    [Fact]
    public Task Where_they_stand_apart_it_stays() => Early.StaysAsync(AuthClients.Lines("""
        {1|writer.WriteLine("AUTH LOGIN")|1};
        if (user.Length > 0)
        {
            [|writer.WriteLine(user)|];
            Require(Read(), "334");
        }
        """, Members));
}
