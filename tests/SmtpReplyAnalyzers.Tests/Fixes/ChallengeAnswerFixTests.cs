using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP2001 and SMTP2002: the challenge is answered in the client's own way, and 235 is required.</summary>
public sealed class ChallengeAnswerFixTests
{
    private static AuthFixCheck<ChallengeAnswerFix> Failure(string? mechanism, int step = 0) => new("SMTP2001") { Mechanism = mechanism, Step = step };

    private static AuthFixCheck<ChallengeAnswerFix> Unanswered(string? mechanism, int step = 0) => new("SMTP2002") { Mechanism = mechanism, Step = step };

    [Fact]
    public Task A_method_that_checks() => Failure("LOGIN").BecomesAsync(
        AuthClients.Lines("""
            // Log in.
            [|{1|Require({2|Send("AUTH LOGIN")|2}, "235")|1}|]; // or give up
            """),
        AuthClients.Lines("""
            // Log in.
            Require(Send("AUTH LOGIN"), "334"); // or give up
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334");
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))), "235");
            """));

    [Fact]
    public Task The_user_is_on_the_line() => Failure("LOGIN").BecomesAsync(
        AuthClients.Lines("""
            [|{1|Require({2|Send("AUTH LOGIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user)))|2}, "235")|1}|];
            """),
        AuthClients.Lines("""
            Require(Send("AUTH LOGIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334");
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))), "235");
            """));

    [Fact]
    public Task The_response_is_there_and_only_the_expectation_wrong() => Failure("LOGIN").BecomesAsync(
        AuthClients.Lines("""
            var reply = {2|Send("AUTH LOGIN")|2};
            if ([|reply.StartsWith("334")|])
                {1|throw new IOException(reply);|1}
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334");
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))), "235");
            """),
        AuthClients.Lines("""
            var reply = Send("AUTH LOGIN");
            if (!reply.StartsWith("334"))
                throw new IOException(reply);
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334");
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))), "235");
            """));

    [Fact]
    public Task The_digest_of_a_challenge_that_is_a_line() => Failure("CRAM-MD5").BecomesAsync(
        AuthClients.Lines("""
            [|{1|Require({2|Send("AUTH CRAM-MD5")|2}, "235")|1}|];
            """),
        AuthClients.Lines("""
            var reply = Send("AUTH CRAM-MD5");
            Require(reply, "334");
            var challenge = Convert.FromBase64String(reply.Length > 4 ? reply.Substring(4) : "");
            var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), challenge);
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user + " " + Convert.ToHexStringLower(digest)))), "235");
            """).Replace("using System.IO;\nusing System.Text;", "using System.IO;\nusing System.Security.Cryptography;\nusing System.Text;", StringComparison.Ordinal));

    [Fact]
    public Task The_helper_that_encodes_is_used() => Unanswered("PLAIN").BecomesAsync(
        AuthClients.Lines("""
            [|Require({1|Send("AUTH PLAIN")|1}, "334")|];
            """, "\nprivate static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));\n"),
        AuthClients.Lines("""
            Require(Send("AUTH PLAIN"), "334");
            Require(Send(Encode("\0" + user + "\0" + password)), "235");
            """, "\nprivate static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));\n"));

    [Fact]
    public Task Nothing_was_tested() => Unanswered("PLAIN").BecomesAsync(
        AuthClients.Lines("""
            [|{1|Send("AUTH PLAIN")|1}|];
            """),
        AuthClients.Lines("""
            var reply = Send("AUTH PLAIN");
            if (reply.StartsWith("334", StringComparison.Ordinal))
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)));
            Require(reply, "235");
            """));

    [Fact]
    public Task A_reply_that_may_be_null_in_a_method_that_answers_false() => Failure("PLAIN").BecomesAsync(
        AuthClients.Inline("""
            // The server asks first.
            writer.WriteLine("AUTH PLAIN");
            reply = {2|reader.ReadLine()|2};
            // Rejected?
            if ([|reply == null || !reply.StartsWith("2")|]) {
                {1|return false;|1}
            }

            """),
        AuthClients.Inline("""
            // The server asks first.
            writer.WriteLine("AUTH PLAIN");
            reply = reader.ReadLine();
            if (reply?.StartsWith("334", StringComparison.Ordinal) == true) {
                writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)));
                reply = reader.ReadLine();
            }

            // Rejected?
            if (reply == null || !reply.StartsWith("235", StringComparison.Ordinal)) {
                return false;
            }

            """));

    [Fact]
    public Task Asynchronous_with_the_token_and_fields() => Failure("LOGIN").BecomesAsync(
        AuthClients.Async("""
            reply = await {2|SendAsync("AUTH LOGIN", cancellationToken)|2}.ConfigureAwait(false);
            if ([|reply.Code != 235|])
            {
                {1|throw new InvalidOperationException("AUTH: " + reply.Text);|1}
            }

            """),
        AuthClients.Async("""
            reply = await SendAsync("AUTH LOGIN", cancellationToken).ConfigureAwait(false);
            if (reply.Code == 334)
            {
                reply = await SendAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(_user)), cancellationToken).ConfigureAwait(false);
            }

            if (reply.Code == 334)
            {
                reply = await SendAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(_password)), cancellationToken).ConfigureAwait(false);
            }

            if (reply.Code != 235)
            {
                throw new InvalidOperationException("AUTH: " + reply.Text);
            }

            """).Replace("using System.IO;\n", "using System.IO;\nusing System.Text;\n", StringComparison.Ordinal));

    [Fact]
    public Task The_digest_of_a_challenge_in_a_tuple() => Unanswered("CRAM-MD5").BecomesAsync(
        AuthClients.Async("""
            reply = await {1|SendAsync("AUTH CRAM-MD5", cancellationToken)|1}.ConfigureAwait(false);
            if ([|reply.Code >= 400|])
            {
                throw new InvalidOperationException("AUTH: " + reply.Text);
            }

            """),
        AuthClients.Async("""
            reply = await SendAsync("AUTH CRAM-MD5", cancellationToken).ConfigureAwait(false);
            if (reply.Code == 334)
            {
                var challenge = Convert.FromBase64String(reply.Text);
                var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(_password), challenge);
                reply = await SendAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(_user + " " + Convert.ToHexStringLower(digest))), cancellationToken).ConfigureAwait(false);
            }

            if (reply.Code != 235)
            {
                throw new InvalidOperationException("AUTH: " + reply.Text);
            }

            """).Replace("using System.IO;\n", "using System.IO;\nusing System.Security.Cryptography;\nusing System.Text;\n", StringComparison.Ordinal));

    [Fact]
    public Task Credentials_of_settings() => Unanswered("PLAIN").BecomesAsync(
        AuthClients.Async("""
            reply = await [|{1|SendAsync("AUTH PLAIN", cancellationToken)|1}|].ConfigureAwait(false);

            """, "private readonly System.Net.NetworkCredential _credentials = new();"),
        AuthClients.Async("""
            reply = await SendAsync("AUTH PLAIN", cancellationToken).ConfigureAwait(false);
            if (reply.Code == 334)
            {
                reply = await SendAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + _credentials.UserName + "\0" + _credentials.Password)), cancellationToken).ConfigureAwait(false);
            }

            if (reply.Code != 235)
            {
                throw new InvalidOperationException("AUTH: " + reply.Text);
            }

            """, "private readonly System.Net.NetworkCredential _credentials = new();").Replace("using System.IO;\n", "using System.IO;\nusing System.Text;\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("string user, string login, string password, string sender", "Two_users")]
    [InlineData("string user, string sender", "No_password")]
    [InlineData("string password, string sender", "No_user")]
    [InlineData("string user, string password, string smtpPassword, string sender", "Two_passwords")]
    [InlineData("string userAgent, string passwordFile, string sender", "Other_names")]
    [InlineData("byte[] user, byte[] password, string sender", "Octets")]
    public Task Without_a_clear_pair_it_stays(string parameters, string why) => Failure("LOGIN").StaysAsync(
        AuthClients.Lines($"[|{{1|Require({{2|Send(\"AUTH LOGIN\")|2}}, \"235\")|1}}|]; // {why}", parameters: parameters));

    [Theory]
    [InlineData("SCRAM-SHA-256")]
    [InlineData("DIGEST-MD5")]
    [InlineData("NTLM")]
    [InlineData(null)]
    public Task A_mechanism_of_several_steps_stays(string? mechanism) => Failure(mechanism).StaysAsync(
        AuthClients.Lines($"[|{{1|Require({{2|Send(\"AUTH {mechanism ?? "X"}\")|2}}, \"235\")|1}}|];"));

    [Fact]
    public Task Plain_with_an_initial_response_has_nothing_more_to_say() => Failure("PLAIN").StaysAsync(
        AuthClients.Lines("""
            [|{1|Require({2|Send("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)))|2}, "235")|1}|];
            """));

    [Fact]
    public Task A_condition_that_reads_later_stays() => Failure("PLAIN").StaysAsync(
        AuthClients.Lines("""
            if ([|sender.Length == 0 || !{2|Send("AUTH PLAIN")|2}.StartsWith("235", StringComparison.Ordinal)|])
                {1|throw new IOException(sender);|1}
            """));

    [Fact]
    public Task A_statement_without_braces_stays() => Failure("PLAIN").StaysAsync(
        AuthClients.Lines("""
            if (user.Length > 0)
                [|{1|Require({2|Send("AUTH PLAIN")|2}, "235")|1}|];
            """));

    [Fact]
    public Task The_error_of_a_token() => Unanswered("XOAUTH2").BecomesAsync(
        AuthClients.Lines("""
            [|Require({1|Send("AUTH XOAUTH2 " + user)|1}, "235")|];
            """),
        AuthClients.Lines("""
            var reply = Send("AUTH XOAUTH2 " + user);
            if (reply.StartsWith("334", StringComparison.Ordinal))
                reply = Send("");
            Require(reply, "235");
            """));

    [Fact]
    public Task The_credentials_with_a_token_and_then_its_error() => Unanswered("OAUTHBEARER").BecomesAsync(
        AuthClients.Lines("""
            var reply = [|{1|Send("AUTH OAUTHBEARER")|1}|];
            """, parameters: "string user, string accessToken, string sender"),
        AuthClients.Lines("""
            var reply = Send("AUTH OAUTHBEARER");
            if (reply.StartsWith("334", StringComparison.Ordinal))
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes("n,a=" + user + ",\u0001auth=Bearer " + accessToken + "\u0001\u0001")));
            if (reply.StartsWith("334", StringComparison.Ordinal))
                reply = Send("AQ==");
            Require(reply, "235");
            """, parameters: "string user, string accessToken, string sender"));

    [Fact]
    public Task One_report_after_the_other() => Failure("LOGIN").BecomesAsync(
        AuthClients.Lines("""
            if (user.Length > 8)
            {
                [|{1|Require({2|Send("AUTH LOGIN")|2}, "235")|1}|];
            }
            else
            {
                [|{1|Require({2|Send("AUTH LOGIN")|2}, "250")|1}|];
            }

            """),
        AuthClients.Lines("""
            if (user.Length > 8)
            {
                Require(Send("AUTH LOGIN"), "334");
                Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334");
                Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))), "235");
            }
            else
            {
                Require(Send("AUTH LOGIN"), "334");
                Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334");
                Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))), "235");
            }

            """));

    [Theory]
    [InlineData("reply.Substring(0, 3) == \"334\"", "reply.Substring(0, 3) != \"334\"")]
    [InlineData("reply.Substring(0, 3) != \"235\"", "reply.Substring(0, 3) != \"334\"")]
    [InlineData("reply.StartsWith(\"334\", StringComparison.Ordinal)", "!reply.StartsWith(\"334\", StringComparison.Ordinal)")]
    [InlineData("!reply.StartsWith(\"250\")", "!reply.StartsWith(\"334\")")]
    [InlineData("int.Parse(reply.Substring(0, 3)) is not 235", "int.Parse(reply.Substring(0, 3)) is not 334")]
    [InlineData("reply.IndexOf(\"334\") != -1", "reply.IndexOf(\"334\") == -1")]
    [InlineData("reply.Contains(\"334\")", "!reply.Contains(\"334\")")]
    [InlineData("reply.IndexOf(\"250\") != -1", "!reply.StartsWith(\"334\", StringComparison.Ordinal)")]
    [InlineData("reply[0] != '2'", "!reply.StartsWith(\"334\", StringComparison.Ordinal)")]
    [InlineData("reply.Length < 3 || reply[0] != '2'", "reply.Length < 3 || !reply.StartsWith(\"334\", StringComparison.Ordinal)")]
    public Task A_comparison_stays_in_its_words_where_it_can(string condition, string expected) => Failure("LOGIN").BecomesAsync(
        AuthClients.Lines($$"""
            var reply = {2|Send("AUTH LOGIN " + user)|2};
            if ([|{{condition}}|])
                {1|throw new IOException(reply);|1}
            Require(Send(password), "235");
            """),
        AuthClients.Lines($$"""
            var reply = Send("AUTH LOGIN " + user);
            if ({{expected}})
                throw new IOException(reply);
            Require(Send(password), "235");
            """));

    [Fact]
    public Task A_method_that_tells_whether_it_is_the_code()
    {
        static string Client(string test) => AuthClients.Lines($$"""
            writer.WriteLine("AUTH LOGIN");
            if ({{test}})
            {
                {{(test[0] == '!' ? "return;" : "{1|return;|1}")}}
            }

            writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            """, """

            private bool Is(int code) => int.Parse(reader.ReadLine()!.Substring(0, 3)) == code;

            """);
        return Failure("LOGIN").BecomesAsync(Client("[|{2|Is(334)|2}|]"), Client("!Is(334)"));
    }

    [Fact]
    public Task The_inverted_test_is_one_before_the_reported_one_in_a_chain()
    {
        static string Client(string first, string last) => AuthClients.Lines($$"""
            var step = 0;
            while (step < 3)
            {
                var code = int.Parse(Send(step == 0 ? "AUTH LOGIN" : "NOOP").Substring(0, 3));
                if (step == 1 && {{first}})
                {
                    Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
                }
                else if ({{last}})
                {
                    Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
                }
                else
                {
                    throw new IOException("AUTH");
                }

                step++;
            }
            """);
        return Failure("LOGIN").BecomesAsync(Client("code != 334", "[|step == 2 && code == 334|]"), Client("code == 334", "step == 2 && code == 334"));
    }

    [Fact]
    public Task A_branch_that_answers_is_taken_for_334() => Failure("LOGIN").BecomesAsync(
        AuthClients.Lines("""
            var reply = {2|Send("AUTH LOGIN " + user)|2};
            if ([|reply.StartsWith("235")|])
            {
                Require(Send(password), "235");
            }
            else
            {
                {1|throw new IOException(reply);|1}
            }

            """),
        AuthClients.Lines("""
            var reply = Send("AUTH LOGIN " + user);
            if (reply.StartsWith("334"))
            {
                Require(Send(password), "235");
            }
            else
            {
                throw new IOException(reply);
            }

            """));

    [Fact]
    public Task A_method_that_writes_reads_and_answers_whether() => Unanswered("LOGIN").BecomesAsync(
        Whether("""
                if (![|{1|Ask(writer, "AUTH LOGIN", 334)|1}|])
                {
                    Console.WriteLine("AUTH");
                    return false;
                }

            """),
        Whether("""
                if (!Ask(writer, "AUTH LOGIN", 334))
                {
                    Console.WriteLine("AUTH");
                    return false;
                }
                if (!Ask(writer, Convert.ToBase64String(Encoding.UTF8.GetBytes(UserName)), 334))
                {
                    Console.WriteLine("AUTH");
                    return false;
                }
                if (!Ask(writer, Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)), 235))
                {
                    Console.WriteLine("AUTH");
                    return false;
                }

            """));

    [Fact]
    public Task One_that_says_so_by_throwing_and_gives_nothing_back() => Failure("LOGIN").BecomesAsync(
        Whether("""
                [|{1|{2|Command("AUTH LOGIN", new[] { "235" })|2}|1}|];
                Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(UserName)), new[] { "334" });
                Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)), new[] { "235" });
            """),
        Whether("""
                Command("AUTH LOGIN", new[] { "334" });
                Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(UserName)), new[] { "334" });
                Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)), new[] { "235" });
            """));

    [Theory]
    [InlineData("LOGIN", 2)]
    [InlineData("CRAM-MD5", 1)]
    [InlineData("PLAIN", 1)]
    public Task After_the_last_response_only_235_is_a_success(string mechanism, int step) => Unanswered(mechanism, step).BecomesAsync(
        AuthClients.Lines($$"""
            Require(Send("AUTH {{mechanism}}"), "334");
            var reply = {1|Send(user + password)|1};
            if ([|reply[0] >= '4'|])
                throw new IOException(reply);
            """),
        AuthClients.Lines($$"""
            Require(Send("AUTH {{mechanism}}"), "334");
            var reply = Send(user + password);
            if (!reply.StartsWith("235", StringComparison.Ordinal))
                throw new IOException(reply);
            """));

    [Fact]
    public Task The_code_of_the_last_response_is_235() => Unanswered("PLAIN").BecomesAsync(
        AuthClients.Lines("""
            Require([|{1|Send("AUTH PLAIN " + user + password)|1}|], "334");
            """),
        AuthClients.Lines("""
            Require(Send("AUTH PLAIN " + user + password), "235");
            """));

    private static string Whether(string body) => $$"""
        using System;
        using System.IO;
        using System.Text;

        public sealed class Mailer(TextReader reader, TextWriter writer)
        {
            public string UserName { get; set; } = "";

            public string Password { get; set; } = "";

            public bool Deliver(string sender)
            {
                if (!Ask(writer, "EHLO client.example", 250))
                    return false;
        {{string.Join('\n', body.Split('\n').Select(static line => line.Length == 0 ? line : "    " + line))}}
                Command("RSET", new[] { "250" });
                return Ask(writer, "MAIL FROM:<" + sender + ">", 250);
            }

            private bool Ask(TextWriter to, string line, int expected)
            {
                to.WriteLine(line);
                var reply = reader.ReadLine();
                return reply != null && int.Parse(reply.Substring(0, 3)) == expected;
            }

            private void Command(string line, string[] expected)
            {
                writer.WriteLine(line);
                var reply = reader.ReadLine();
                if (reply == null || Array.IndexOf(expected, reply.Substring(0, 3)) < 0)
                    throw new IOException(reply);
            }
        }
        """;
}
