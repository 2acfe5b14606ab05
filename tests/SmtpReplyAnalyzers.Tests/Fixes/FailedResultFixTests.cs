using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP2007: a refusal ends as the method tells of failures: in a value of its own, in a text, in the reply itself.</summary>
public sealed class FailedResultFixTests
{
    private static readonly AuthFixCheck<AuthenticationUntestedFix> Untested = new("SMTP2007") { Mechanism = "PLAIN" };

    [Theory]
    [InlineData("Result", "return Result.Fail($\"EHLO: {hello}\");", "return Result.Fail($\"AUTH: {reply}\");", "return Result.Ok();")]
    [InlineData("Result", "return Result.Fail(\"Nobody listens.\");", "return Result.Fail(reply);", "return Result.Ok();")]
    [InlineData("Result", "return new Result(false, \"EHLO: \" + hello);", "return new Result(false, \"AUTH: \" + reply);", "return Result.Ok();")]
    [InlineData("string", "return hello;", "return reply;", "return \"OK\";")]
    [InlineData("string", "return (\"Error: nobody listens\");", "return (reply);", "return \"OK\";")]
    [InlineData("Result", "return Result.Ok();", "throw new InvalidOperationException(reply);", "return Result.Ok();")]
    public Task A_failure_is_told_as_others_are(string type, string failure, string expected, string success) => Untested.BecomesAsync(
        Client(type, failure, "var reply = {1|[|Read()|]|1};", success),
        Client(type, failure, "var reply = Read();\n        if (!reply.StartsWith(\"235\", StringComparison.Ordinal))\n            " + expected, success));

    [Fact]
    public Task A_text_instead_of_nothing() => Untested.BecomesAsync(
        Client("bool", "return false;", "var reply = {1|[|reader.ReadLine()|]|1} ?? \"\";", "return true;"),
        Client("bool", "return false;", "var reply = reader.ReadLine() ?? \"\";\n        if (!reply.StartsWith(\"235\", StringComparison.Ordinal))\n            return false;", "return true;"));

    [Fact]
    public Task The_code_of_what_is_read() => Untested.BecomesAsync(
        Client("bool", "return false;", "var code = CodeOf({1|[|Read()|]|1});", "return true;"),
        Client("bool", "return false;", "var code = CodeOf(Read());\n        if (code != 235)\n            throw new InvalidOperationException(\"AUTH: \" + code);", "return true;"));

    private static string Client(string type, string failure, string read, string success) => $$"""
        using System;
        using System.IO;

        public sealed class Mailer(TextReader reader, TextWriter writer)
        {
            public {{type}} LogIn(string response)
            {
                writer.WriteLine("EHLO client.example");
                var hello = Read();
                if (!hello.StartsWith("250", StringComparison.Ordinal))
                    {{failure}}
                writer.WriteLine("AUTH PLAIN " + response);
                {{read}}
                {{success}}
            }

            private string Read() => reader.ReadToEnd().Trim();

            private static int CodeOf(string reply) => int.Parse(reply.Substring(0, 3));

            public sealed record Result(bool IsSent, string Why)
            {
                public static Result Fail(string why) => new(false, why);

                public static Result Ok() => new(true, "");
            }
        }
        """;
}
