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
    [InlineData("$\"{user}\\r\\n\"", "Convert.ToBase64String(Encoding.UTF8.GetBytes(user)) + \"\\r\\n\"")]
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
