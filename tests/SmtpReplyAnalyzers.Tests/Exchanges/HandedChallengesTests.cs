namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that leave the answer to somebody whom nobody can look into.</summary>
public sealed class HandedChallengesTests
{
    [Theory]
    [InlineData("answer(reply);")]
    [InlineData("reply = ask(reply);")]
    [InlineData("Challenged!(this, reply);")]
    [InlineData("new System.Net.Security.NegotiateStream(stream).AuthenticateAsClient();")]
    public async Task A_challenge_throws_and_all_else_is_handed_on(string hand)
    {
        await LogIn($"if (!reply.StartsWith(\"334\")) throw new IOException(reply); {hand}");
        await LogIn($"if (reply.StartsWith(\"334\")) // SMTP2001\nthrow new IOException(reply);\n{hand}");
        await LogIn($"if (reply.StartsWith(\"334\")) {hand} else throw new IOException(reply);");
        await LogIn($"if (!reply.StartsWith(\"334\")) // SMTP2001\n{{ {hand} }} else throw new IOException(reply);");
    }

    /// <summary>Who throws for a challenge and for a refusal may have another use for either.</summary>
    [Fact]
    public Task A_challenge_is_handed_on_by_what_is_returned() => LogIn("if (reply.StartsWith(\"334\")) return false; answer(reply);", "bool", "return true;");

    [Theory]
    [InlineData("if (!line.StartsWith(\"334\")) throw new IOException(line); Answer(line);")]
    [InlineData("if (line.StartsWith(\"334\")) // SMTP2001\nthrow new IOException(line);\nAnswer(line);")]
    public Task A_member_that_a_class_elsewhere_fills_in(string test) => LoginCode.Files($$"""
        public abstract class Client(StreamReader reader, StreamWriter writer)
        {
            private string Ask(string line) { writer.WriteLine(line); return reader.ReadLine()!; }

            protected abstract void Answer(string challenge);

            public void LogIn()
            {
                Ask("EHLO shop.example");
                var line = Ask("AUTH X-OWN");
                {{test}}
                Ask("MAIL FROM:<shop@example.com>");
            }
        }
        """);

    /// <summary>What is read from 235, as if it were a challenge, may be refused.</summary>
    [Theory]
    [InlineData("reply.StartsWith(\"334\")")]
    [InlineData("!reply.StartsWith(\"334\")", "SMTP2001")]
    public Task The_last_challenge_is_checked(string test, string? rule = null) => LoginCode.BodyBeforeMail($$"""
        Must("AUTH SCRAM-SHA-256", 334);
        var server = Ask(Encode("n,,n=" + user + ",r=abc"));
        if (!server.StartsWith("334 "))
            throw new IOException(server);
        var reply = Ask(Encode("c=biws,r=" + Decode(server.Substring(4)) + ",p=" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(password)))));
        if ({{test}}) // {{rule}}
        {
            var signature = Decode(reply.Substring(4));
            if (!signature.StartsWith("v="))
                throw new IOException(signature);
            reply = Ask("");
        }

        if (!reply.StartsWith("235"))
            throw new IOException(reply);
        """);

    private static Task LogIn(string body, string result = "void", string end = "") => LoginCode.Members($$"""
        public event EventHandler<string>? Challenged;

        public {{result}} LogIn(Action<string> answer, Func<string, string> ask, Stream stream)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH GSSAPI");
            {{body}}
            {{end}}
        }
        """);
}
