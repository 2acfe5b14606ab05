namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that go on at a label.</summary>
public sealed class JumpsTests
{
    [Theory]
    [InlineData("!= 334")]
    [InlineData("== 334", "SMTP2001")]
    public Task All_failures_end_at_one_label(string test, string? rule = null) => LoginCode.Members($$"""
        public bool LogIn(string user, string password)
        {
            if (CodeOf("EHLO shop.example") != 250)
                goto failed;
            if (CodeOf("AUTH LOGIN") {{test}}) // {{rule}}
                goto failed;
            if (CodeOf(Encode(user)) != 334)
                goto failed;
            if (CodeOf(Encode(password)) != 235)
                goto failed;
            return true;
        failed:
            writer.WriteLine("QUIT");
            return false;
        }
        """);

    [Theory]
    [InlineData("reply.StartsWith(\"334\")")]
    [InlineData("!reply.StartsWith(\"334\")", "SMTP2001")]
    public Task A_loop_of_jumps(string test, string? rule = null) => LoginCode.Members($$"""
        public bool LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            var answers = new Queue<string>(new[] { Encode(user), Encode(password) });
            var reply = Ask("AUTH LOGIN");
        next:
            if ({{test}}) // {{rule}}
            {
                if (!answers.TryDequeue(out var answer))
                    throw new IOException(reply);
                reply = Ask(answer);
                goto next;
            }

            return reply.StartsWith("235");
        }
        """);

    [Theory]
    [InlineData("334")]
    [InlineData("235", "SMTP2001")]
    public Task From_one_case_to_another(string challenge, string? rule = null) => LoginCode.Members($$"""
        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            switch (CodeOf("AUTH LOGIN"))
            {
                case 504:
                    goto default;
                case {{challenge}}: // {{rule}}
                    Must(Encode(user), 334);
                    Must(Encode(password), 235);
                    break;
                default:
                    throw new IOException("Not logged in");
            }
        }
        """);
}
