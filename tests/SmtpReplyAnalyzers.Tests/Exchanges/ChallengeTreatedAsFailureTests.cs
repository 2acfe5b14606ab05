namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2001: a challenge that is due, and ends in a failure.</summary>
public sealed class ChallengeTreatedAsFailureTests
{
    [Theory]
    [InlineData("AUTH LOGIN", "if (!Ask(\"AUTH LOGIN\").StartsWith(\"235\"))")]
    [InlineData("AUTH PLAIN", "if (CodeOf(\"AUTH PLAIN\") != 235)")]
    [InlineData("AUTH CRAM-MD5", "if (CodeOf(\"AUTH CRAM-MD5\") / 100 != 2)")]
    [InlineData("AUTH DIGEST-MD5", "if (Ask(\"AUTH DIGEST-MD5\")[0] != '2')")]
    [InlineData("AUTH NTLM", "if (CodeOf(\"AUTH NTLM\") is not 235)")]
    [InlineData("the second challenge of LOGIN", "Must(\"AUTH LOGIN\", 334);\nif (CodeOf(Encode(user)) != 235)")]
    public Task The_outcome_is_required_where_the_server_has_to_ask(string _, string test) => LoginCode.BodyBeforeMail($"""
        {test} // SMTP2001
            throw new IOException("Not logged in");
        """);

    [Fact]
    public Task A_helper_with_the_expected_code_throws() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN", 235); // SMTP2001
        """);

    [Fact]
    public Task Only_334_fails() => LoginCode.BodyBeforeMail("""
        var reply = Ask("AUTH LOGIN");
        if (reply.StartsWith("334") || reply.StartsWith("5")) // SMTP2001
            throw new IOException(reply);
        """);

    [Fact]
    public Task After_an_initial_response_nothing_is_due() => LoginCode.BodyBeforeMail("""
        if (CodeOf("AUTH PLAIN " + Encode("\0" + user + "\0" + password)) != 235)
            throw new IOException("Not logged in");
        """);

    [Theory]
    [InlineData("Must(\"AUTH LOGIN\", 334);")]
    [InlineData("if (CodeOf(\"AUTH LOGIN\") != 334) throw new IOException();")]
    [InlineData("if (Ask(\"AUTH LOGIN\")[0] != '3') throw new IOException();")]
    [InlineData("var code = CodeOf(\"AUTH LOGIN\"); if (code < 300 || code >= 400) throw new IOException();")]
    [InlineData("switch (CodeOf(\"AUTH LOGIN\")) { case 334: break; case 504: throw new NotSupportedException(); default: throw new IOException(); }")]
    [InlineData("if (!(CodeOf(\"AUTH LOGIN\") is >= 300 and < 400)) throw new IOException();")]
    public Task It_is_answered(string test) => LoginCode.BodyBeforeMail($"""
        {test}
        Must(Encode(user), 334);
        Must(Encode(password), 235);
        """);

    [Fact]
    public Task With_the_user_on_the_line_one_answer_is_left() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN " + Encode(user), 334);
        Must(Encode(password), 235);
        """);

    [Theory]
    [InlineData("Ask(\"*\");")]
    [InlineData("Ask(\"QUIT\");")]
    [InlineData("Ask(\"RSET\");")]
    public Task It_is_cancelled(string command) => LoginCode.Body($"""
        if (CodeOf("AUTH NTLM") == 334)
        {"{"}
            {command}
            throw new NotSupportedException();
        {"}"}
        """);

    [Fact]
    public Task After_mail_it_is_an_error() => LoginCode.Body("""
        Must("AUTH PLAIN " + Encode("\0" + user + "\0" + password), 235);
        if (Ask("MAIL FROM:<shop@example.com>").StartsWith("334"))
            throw new IOException("Out of step");
        """);

    [Fact]
    public Task Another_answer_may_be_given_by_whoever_implements_it() => LoginCode.Members("""
        public void LogIn(IMechanism mechanism)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH " + mechanism.Name);
            while (reply.StartsWith("334"))
                reply = Ask(mechanism.Answer(reply.Substring(3).Trim()));
            if (!reply.StartsWith("235"))
                throw new IOException(reply);
        }
        """, """
        public interface IMechanism
        {
            string Name { get; }

            string Answer(string challenge);
        }
        """);

    [Theory]
    [InlineData("Regex.Match(Ask(\"AUTH LOGIN\"), @\"^\\d{3}\").Value != \"235\"")]
    [InlineData("Regex.Match(Ask(\"AUTH LOGIN\"), @\"^(\\d{3})[ -](.*)$\").Groups[1].Value != \"235\"")]
    [InlineData("new Regex(@\"(?<code>[0-9]{3})\\s\", RegexOptions.Compiled).Match(Ask(\"AUTH LOGIN\")).Groups[\"code\"].Value != \"235\"")]
    [InlineData("!Regex.IsMatch(Ask(\"AUTH LOGIN\"), \"^2[0-9]+( |-)\")")]
    [InlineData("int.Parse(Regex.Match(Ask(\"AUTH LOGIN\"), \"^(2|3|4|5)\\\\d\\\\d\").Value) >= 300")]
    public Task The_code_is_found_with_a_regular_expression(string test) => LoginCode.Files($$"""
        using System.Text.RegularExpressions;

        public sealed class Mailer(StreamReader reader, StreamWriter writer)
        {
            private string Ask(string line) { writer.WriteLine(line); return reader.ReadLine()!; }

            public void Deliver(string user, string password)
            {
                Ask("EHLO shop.example");
                if ({{test}}) // SMTP2001
                    throw new IOException("Not logged in");
                Ask("MAIL FROM:<shop@example.com>");
            }
        }
        """);

    [Theory]
    [InlineData("!Regex.IsMatch(Ask(\"AUTH LOGIN\"), \"^334(\\\\s|$)\")")]
    [InlineData("Regex.Match(Ask(\"AUTH LOGIN\"), @\"^(\\d{3})[ -]?(.*)$\").Groups[1].Value != \"334\"")]
    [InlineData("!Regex.IsMatch(Ask(\"AUTH LOGIN\"), \"VXNlcm5hbWU6|UGFzc3dvcmQ6\")")]
    [InlineData("!Regex.IsMatch(Ask(\"AUTH LOGIN\"), \"(?=334)...\")")]
    public Task A_regular_expression_lets_the_challenge_pass(string test) => LoginCode.Files($$"""
        using System.Text.RegularExpressions;

        public sealed class Mailer(StreamReader reader, StreamWriter writer)
        {
            private string Ask(string line) { writer.WriteLine(line); return reader.ReadLine()!; }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void Deliver(string user, string password)
            {
                Ask("EHLO shop.example");
                if ({{test}})
                    throw new IOException("Not logged in");
                if (!Ask(Encode(user)).StartsWith("334") || !Ask(Encode(password)).StartsWith("235"))
                    throw new IOException("Not logged in");
                Ask("MAIL FROM:<shop@example.com>");
            }
        }
        """);

    [Fact]
    public Task The_verbs_stand_in_an_enumeration() => LoginCode.Files("""
        public enum Verb { EHLO, AUTH, MAIL }

        public sealed class Mailer(StreamReader reader, StreamWriter writer)
        {
            private string Ask(string line) { writer.WriteLine(line); return reader.ReadLine()!; }

            public void LogIn(string user, string password)
            {
                Ask($"{Verb.EHLO} shop.example");
                if (!Ask($"{Verb.AUTH} LOGIN").StartsWith("235")) // SMTP2001
                    throw new IOException("Not logged in");
            }
        }
        """);

    [Fact]
    public Task A_field_says_whether_the_login_was_accepted() => LoginCode.Members("""
        public bool IsLoggedIn { get; private set; }

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            if (CodeOf("AUTH LOGIN") == 235) // SMTP2001
                IsLoggedIn = true;
        }
        """);
}
