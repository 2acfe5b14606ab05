using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP2003, SMTP2004 and SMTP2005: Base64 is put where it is missing, and taken from where it is twice.</summary>
public sealed class ResponseCodingFixTests
{
    private const string Encoder = "\nprivate static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));\n";

    private const string Signer = Encoder + """

        private static string Sign(string password, string challenge) =>
            BitConverter.ToString(new System.Security.Cryptography.HMACMD5(Encoding.UTF8.GetBytes(password)).ComputeHash(Encoding.UTF8.GetBytes(challenge)));

        """;

    private static readonly AuthFixCheck<ResponseNotBase64Fix> Encode = new("SMTP2003");
    private static readonly AuthFixCheck<ChallengeNotDecodedFix> Decode = new("SMTP2004");
    private static readonly AuthFixCheck<ResponseEncodedTwiceFix> RemoveOne = new("SMTP2005");

    [Fact]
    public Task Two_responses_with_comments() => Encode.BecomesAsync(
        AuthClients.Lines("""
            Require(Send("AUTH LOGIN"), "334");
            Require(Send(/* who */ [|user|]), "334"); // first
            Require(Send([|password|] /* secret */), "235");
            """),
        AuthClients.Lines("""
            Require(Send("AUTH LOGIN"), "334");
            Require(Send(/* who */ Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), "334"); // first
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)) /* secret */), "235");
            """));

    [Fact]
    public Task By_the_helper_of_the_class() => Encode.BecomesAsync(
        AuthClients.Lines("""
            Require(Send("AUTH PLAIN " + [|("\0" + user + "\0" + password)|]), "235");
            """, Encoder),
        AuthClients.Lines("""
            Require(Send("AUTH PLAIN " + Encode(("\0" + user + "\0" + password))), "235");
            """, Encoder));

    [Theory]
    [InlineData("[|Send(user)|]")]
    [InlineData("Send([|user|])")]
    public Task A_report_at_the_call_is_about_its_line(string call) => Encode.BecomesAsync(
        AuthClients.Lines($"Require({call}, \"334\");"), AuthClients.Lines("Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), \"334\");"));

    [Theory]
    [InlineData("user + \"\\r\\n\"", "Convert.ToBase64String(Encoding.UTF8.GetBytes(user)) + \"\\r\\n\"")]
    [InlineData("user + Environment.NewLine", "Convert.ToBase64String(Encoding.UTF8.GetBytes(user)) + Environment.NewLine")]
    [InlineData("$\"{user}\\r\\n\"", "$\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(user))}\\r\\n\"")]
    [InlineData("$\"\\0{user}\\0{password}\\r\\n\"", "Convert.ToBase64String(Encoding.UTF8.GetBytes($\"\\0{user}\\0{password}\")) + \"\\r\\n\"")]
    public Task The_end_of_the_line_is_no_part_of_it(string line, string expected) => Encode.BecomesAsync(
        AuthClients.Inline($"writer.Write([|{line}|]);\n"),
        AuthClients.Inline($"writer.Write({expected});\n"));

    [Fact]
    public Task What_is_missing_is_imported_and_an_old_language_is_spoken() => new AuthFixCheck<ResponseNotBase64Fix>("SMTP2003") { Language = LanguageVersion.CSharp7_3 }.BecomesAsync(
        """
        using System.IO;

        public class Mailer
        {
            public void LogIn(TextWriter writer, string password)
            {
                writer.WriteLine([|password|]);
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Text;

        public class Mailer
        {
            public void LogIn(TextWriter writer, string password)
            {
                writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
            }
        }
        """);

    [Theory]
    [InlineData("\"AUTH PLAIN \" + password", "\"AUTH PLAIN \" + Convert.ToBase64String(Encoding.UTF8.GetBytes(password))")]
    [InlineData("\"AUTH PLAIN \" + \"\\0\" + user + \"\\0\" + password", "\"AUTH PLAIN \" + Convert.ToBase64String(Encoding.UTF8.GetBytes(\"\\0\" + user + \"\\0\" + password))")]
    [InlineData("\"AUTH PLAIN \\0\" + user + \"\\0\" + password", "\"AUTH PLAIN \" + Convert.ToBase64String(Encoding.UTF8.GetBytes(\"\\0\" + user + \"\\0\" + password))")]
    [InlineData("$\"AUTH PLAIN {password}\"", "$\"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes(password))}\"")]
    [InlineData("$\"AUTH PLAIN \\0{user}\\0{password}\"", "\"AUTH PLAIN \" + Convert.ToBase64String(Encoding.UTF8.GetBytes($\"\\0{user}\\0{password}\"))")]
    [InlineData("$\"AUTH PLAIN {user}{password}\"", "\"AUTH PLAIN \" + Convert.ToBase64String(Encoding.UTF8.GetBytes($\"{user}{password}\"))")]
    [InlineData("string.Format(\"AUTH PLAIN {0}\", password)", "string.Format(\"AUTH PLAIN {0}\", Convert.ToBase64String(Encoding.UTF8.GetBytes(password)))")]
    public Task The_command_before_it_is_no_part_of_it(string line, string expected) =>
        Encode.BecomesAsync(AuthClients.Lines($"Require(Send([|{line}|]), \"235\");"), AuthClients.Lines($"Require(Send({expected}), \"235\");"));

    [Theory]
    [InlineData("var line = $\"{user}\\r\\n\";", "var line = $\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(user))}\\r\\n\";")]
    [InlineData("var line = user + \"\\r\\n\";", "var line = Convert.ToBase64String(Encoding.UTF8.GetBytes(user)) + \"\\r\\n\";")]
    [InlineData("var line = \"AUTH LOGIN \" + user;", "var line = \"AUTH LOGIN \" + Convert.ToBase64String(Encoding.UTF8.GetBytes(user));")]
    [InlineData("var line = user;", "var line = Convert.ToBase64String(Encoding.UTF8.GetBytes(user));")]
    [InlineData("var line = user.Length > 0 ? user : \"\";", "var line = user.Length > 0 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(user)) : \"\";")]
    public Task A_name_for_the_line_or_for_a_copy_is_looked_behind(string declaration, string expected) => Encode.BecomesAsync(
        AuthClients.Inline($"{declaration}\nwriter.Write([|line|]);\n"),
        AuthClients.Inline($"{expected}\nwriter.Write(line);\n"));

    [Fact]
    public Task A_line_with_its_end_that_is_used_twice_stays() => Encode.StaysAsync(
        AuthClients.Inline("var line = user + \"\\r\\n\";\nwriter.Write([|line|]);\nConsole.WriteLine(line);\n"));

    [Fact]
    public Task What_a_copy_was_made_of_is_encoded_once() => Encode.BecomesAsync(
        AuthClients.Lines("""
            var plain = string.Format("\0{0}\0{1}", user, password);
            Console.WriteLine(plain.Length);
            Require(Send([|"AUTH PLAIN " + plain|]), "235");
            """),
        AuthClients.Lines("""
            var plain = string.Format("\0{0}\0{1}", user, password);
            Console.WriteLine(plain.Length);
            Require(Send("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes(plain))), "235");
            """));

    [Fact]
    public Task What_a_format_is_followed_by() => Encode.BecomesAsync(
        AuthClients.Inline("[|writer.WriteLine(\"AUTH LOGIN {0}\", user)|];\n"),
        AuthClients.Inline("writer.WriteLine(\"AUTH LOGIN {0}\", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));\n"));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public Task A_line_in_an_array_is_that_of_its_step(int step, int index)
    {
        const string Members = """

            private readonly string _end = "\r\n";

            private void All(string[] lines, string error)
            {
                foreach (var line in lines)
                {
                    writer.Write(line);
                    if (reader.ReadLine() is null)
                        throw new IOException(error);
                }
            }

            """;
        string[] values = ["user", "password"];
        string Body(string call) => $"var lines = new string[3];\nlines[0] = \"AUTH LOGIN\" + _end;\nlines[1] = {values[0]} + _end;\nlines[2] = {values[1]} + _end;\n{call};";
        var code = AuthClients.Lines(Body("[|All(lines, \"refused\")|]"), Members);
        values[index - 1] = $"Convert.ToBase64String(Encoding.UTF8.GetBytes({values[index - 1]}))";
        return new AuthFixCheck<ResponseNotBase64Fix>("SMTP2003") { Step = step }.BecomesAsync(code, AuthClients.Lines(Body("All(lines, \"refused\")"), Members));
    }

    [Theory]
    [InlineData("writer.Write([|user.ToCharArray()|]);\n")]
    [InlineData("writer.WriteLine([|Convert.ToBase64String(Encoding.UTF8.GetBytes(user))|]);\n")]
    public Task What_is_no_text_or_encoded_stays(string line) => Encode.StaysAsync(AuthClients.Inline(line));

    [Fact]
    public Task Octets_of_a_sliced_challenge() => Decode.BecomesAsync(
        AuthClients.Lines("""
            var challenge = Send("AUTH CRAM-MD5").Substring(4);
            var octets = Encoding.ASCII.GetBytes([|challenge|]); // to sign
            Require(Send(Convert.ToBase64String(octets)), "235");
            """),
        AuthClients.Lines("""
            var challenge = Send("AUTH CRAM-MD5").Substring(4);
            var octets = Convert.FromBase64String(challenge); // to sign
            Require(Send(Convert.ToBase64String(octets)), "235");
            """));

    [Fact]
    public Task Octets_of_a_whole_line_lose_the_code() => Decode.BecomesAsync(
        AuthClients.Lines("""
            var reply = Send("AUTH CRAM-MD5");
            Require(reply, "334");
            var octets = Encoding.ASCII.GetBytes([|reply|]);
            Require(Send(Convert.ToBase64String(octets)), "235");
            """),
        AuthClients.Lines("""
            var reply = Send("AUTH CRAM-MD5");
            Require(reply, "334");
            var octets = Convert.FromBase64String(reply.Length > 4 ? reply.Substring(4) : "");
            Require(Send(Convert.ToBase64String(octets)), "235");
            """));

    [Fact]
    public Task A_text_is_decoded_where_it_gets_its_name() => Decode.BecomesAsync(
        AuthClients.Lines("""
            var reply = Send("AUTH LOGIN");
            var prompt = reply.Substring(4);
            var first = [|prompt|].StartsWith("User", StringComparison.Ordinal) ? user : [|prompt|].StartsWith("Pass", StringComparison.Ordinal) ? password : "";
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(first))), "334");
            """),
        AuthClients.Lines("""
            var reply = Send("AUTH LOGIN");
            var prompt = Encoding.UTF8.GetString(Convert.FromBase64String(reply.Substring(4)));
            var first = prompt.StartsWith("User", StringComparison.Ordinal) ? user : prompt.StartsWith("Pass", StringComparison.Ordinal) ? password : "";
            Require(Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(first))), "334");
            """));

    [Fact]
    public Task A_report_at_a_call_is_about_the_challenge_that_it_is_given() => Decode.BecomesAsync(
        AuthClients.Lines("""
            var reply = Send("AUTH CRAM-MD5");
            Require(reply, "334");
            Require(Send(Encode(user + " " + [|Sign(password, reply.Substring(4))|])), "235");
            """, Signer),
        AuthClients.Lines("""
            var reply = Send("AUTH CRAM-MD5");
            Require(reply, "334");
            Require(Send(Encode(user + " " + Sign(password, Encoding.UTF8.GetString(Convert.FromBase64String(reply.Substring(4)))))), "235");
            """, Signer));

    [Fact]
    public Task Of_two_challenges_in_one_call_neither_is_chosen() => Decode.StaysAsync(AuthClients.Lines("""
        var reply = Send("AUTH CRAM-MD5");
        Require(reply, "334");
        Require(Send(Encode(user + " " + [|Sign(reply.Substring(4), reply.Substring(4))|])), "235");
        """, Signer));

    [Fact]
    public Task A_report_at_what_the_challenge_got_into_is_about_where_it_came_from() => Decode.BecomesAsync(
        AuthClients.Lines("""
            var reply = Send("AUTH SCRAM-SHA-256");
            var serverFirst = reply.Substring(4);
            var parts = serverFirst.Split(',');
            var clientFinal = "c=biws," + parts[0];
            Require(Send([|Encode(clientFinal)|]), "235");
            """, Encoder),
        AuthClients.Lines("""
            var reply = Send("AUTH SCRAM-SHA-256");
            var serverFirst = Encoding.UTF8.GetString(Convert.FromBase64String(reply.Substring(4)));
            var parts = serverFirst.Split(',');
            var clientFinal = "c=biws," + parts[0];
            Require(Send(Encode(clientFinal)), "235");
            """, Encoder));

    [Fact]
    public Task A_report_at_a_comparison_is_about_what_is_compared() => Decode.BecomesAsync(
        AuthClients.Lines("""
            var reply = Send("AUTH LOGIN");
            var prompt = reply.Substring(4);
            Require(Send([|prompt == "Username:"|] ? user : password), "334");
            """),
        AuthClients.Lines("""
            var reply = Send("AUTH LOGIN");
            var prompt = Encoding.UTF8.GetString(Convert.FromBase64String(reply.Substring(4)));
            Require(Send(prompt == "Username:" ? user : password), "334");
            """));

    [Theory]
    [InlineData("line.ToLower() != \"username:\"", "Encoding.UTF8.GetString(Convert.FromBase64String(line)).ToLower() != \"username:\"")]
    [InlineData("!line.Trim().Equals(\"Username:\")", "!Encoding.UTF8.GetString(Convert.FromBase64String(line)).Trim().Equals(\"Username:\")")]
    public Task A_name_that_was_the_whole_line_before_it_was_sliced(string comparison, string expected) => Decode.BecomesAsync(
        AuthClients.Lines($$"""
            var line = Send("AUTH LOGIN");
            if (!line.StartsWith("334"))
                throw new IOException(line);
            line = line.Substring(4);
            if ({{(comparison[0] == '!' ? "![|" + comparison[1..] : "[|" + comparison)}}|])
                throw new IOException(line);
            """),
        AuthClients.Lines($$"""
            var line = Send("AUTH LOGIN");
            if (!line.StartsWith("334"))
                throw new IOException(line);
            line = line.Substring(4);
            if ({{expected}})
                throw new IOException(line);
            """));

    [Fact]
    public Task A_method_that_is_to_decode_and_does_not()
    {
        static string Client(string octets, string comparison) => AuthClients.Lines($$"""
            var line = Send("AUTH LOGIN").Substring(4);
            line = Decode(line);
            if ({{comparison}})
                throw new IOException(line);
            """, $$"""

            private static string Decode(string text)
            {
                var octets = {{octets}};
                return Encoding.UTF8.GetString(octets);
            }

            """);
        return Decode.BecomesAsync(Client("Encoding.ASCII.GetBytes(text)", "[|line != \"Username:\"|]"), Client("Convert.FromBase64String(text)", "line != \"Username:\""));
    }

    [Fact]
    public Task A_method_that_encodes_twice_itself()
    {
        static string Client(string encoded, string response) => AuthClients.Lines($$"""Require(Send({{response}}), "334");""", $$"""

            private static string Encoded(string text)
            {
                var octets = Encoding.UTF8.GetBytes(text);
                return {{encoded}};
            }

            """);
        return RemoveOne.BecomesAsync(
            Client("Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(octets)))", "[|Encoded(user)|]"), Client("Convert.ToBase64String(octets)", "Encoded(user)"));
    }

    [Fact]
    public Task A_name_that_is_decoded_elsewhere_stays() => Decode.StaysAsync(
        AuthClients.Lines("""
            var reply = Send("AUTH LOGIN");
            var prompt = reply.Substring(4);
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(prompt));
            Require(Send([|prompt|] == text ? user : password), "334");
            """));

    [Fact]
    public Task Where_the_code_may_be_in_the_text_or_not_it_stays() => Decode.StaysAsync(
        AuthClients.Lines("""
            var text = Send("AUTH CRAM-MD5");
            if (user.Length > 3)
                text = text.Substring(4);
            var octets = Encoding.ASCII.GetBytes([|text|]);
            Require(Send(Convert.ToBase64String(octets)), "235");
            """));

    [Fact]
    public Task A_challenge_from_nobody_knows_where_stays() => Decode.StaysAsync(
        AuthClients.Lines("""
            var octets = Encoding.ASCII.GetBytes([|sender|]);
            Require(Send(Convert.ToBase64String(octets)), "235");
            """));

    [Theory]
    [InlineData("Encode(Encode(user))", "Encode(user)")]
    [InlineData("Convert.ToBase64String(Encoding.UTF8.GetBytes(Encode(user)))", "Encode(user)")]
    [InlineData("Encode(/* again */ Encode(user))", "Encode(user)")]
    public Task The_outer_one_goes(string twice, string expected) => RemoveOne.BecomesAsync(
        AuthClients.Lines($"Require(Send([|{twice}|]), \"334\");", Encoder), AuthClients.Lines($"Require(Send({expected}), \"334\");", Encoder));

    [Fact]
    public Task Octets_with_a_name() => RemoveOne.BecomesAsync(
        AuthClients.Lines("""
            var coded = Convert.ToBase64String(Encoding.UTF8.GetBytes(user));
            var octets = Encoding.ASCII.GetBytes(coded);
            Require(Send([|Convert.ToBase64String(octets)|]), "334");
            """),
        AuthClients.Lines("""
            var coded = Convert.ToBase64String(Encoding.UTF8.GetBytes(user));
            Require(Send(coded), "334");
            """));

    [Fact]
    public Task A_mechanism_of_MailKit_returns_what_is_not_encoded() => RemoveOne.BecomesAsync(
        Mechanism("[|Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)))|]"), Mechanism("Encoding.UTF8.GetBytes(user)"));

    [Fact]
    public Task A_name_that_is_used_twice_stays() => RemoveOne.StaysAsync(
        AuthClients.Lines("""
            var coded = Encode(user);
            Require(Answer([|coded|]), "334");
            Require(Send(coded), "235");
            """, Encoder + "\nprivate string Answer(string text) => Send(Encode(text));\n"));

    private static string Mechanism(string result) => $$"""
        using System;
        using System.Text;
        using System.Threading;
        using MailKit.Security;

        public sealed class UserMechanism(string user) : SaslMechanism("user", "")
        {
            public override string MechanismName => "X-USER";

            protected override byte[] Challenge(byte[]? token, int startIndex, int length, CancellationToken cancellationToken)
            {
                IsAuthenticated = true;
                return {{result}};
            }
        }
        """;
}
