using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP1102: the fifth failure propagates.</summary>
public sealed class RetryWithoutLimitFixTests
{
    private static readonly FixCheck<RetryWithoutLimitFix> Bound = new() { Key = FixKeys.RetryWithoutLimit, Ignored = ["SMTP1008"] };

    private static string Loop(string loop, string clause, string before = "", string first = "", string after = "") => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                {{before}}// Until it is gone.
                {{loop}}
                {{{first}}
                    try
                    {
                        client.Send(message);
                        {{(loop.Contains("sent") ? "sent = true;" : "return;")}}
                    }
                    {{clause}}
                    {
                        Thread.Sleep(TimeSpan.FromMinutes(2));
                    }{{after}}
                }
            }
        }
        """;

    private const string Declared = "var attempt = 0;\n        ";
    private const string Raised = "\n            attempt++;";

    [Theory]
    [InlineData("catch (SmtpException ex) when ({|SMTP1102:(int)ex.StatusCode / 100 == 4|})", "catch (SmtpException ex) when (attempt < 5 && (int)ex.StatusCode / 100 == 4)")]
    [InlineData("catch (SmtpException ex) when ({|SMTP1102:ex.StatusCode == SmtpStatusCode.ServiceNotAvailable || ex.StatusCode == SmtpStatusCode.LocalErrorInProcessing|})", "catch (SmtpException ex) when (attempt < 5 && (ex.StatusCode == SmtpStatusCode.ServiceNotAvailable || ex.StatusCode == SmtpStatusCode.LocalErrorInProcessing))")]
    public Task A_loop_gets_a_counter(string clause, string expected) => Bound.BecomesAsync(Loop("while (true)", clause), Loop("while (true)", expected, before: Declared, first: Raised).Replace(Declared + "// Until it is gone.", Declared + "// Until it is gone."));

    [Theory]
    [InlineData("1", "attempt < 5")]
    [InlineData("0", "attempt + 1 < 5")]
    public Task A_counter_that_is_there_is_used(string first, string condition) => Bound.BecomesAsync(
        Loop($"for (var attempt = {first}; ; attempt++)", "catch (SmtpException ex) when ({|SMTP1102:(int)ex.StatusCode / 100 == 4|})"),
        Loop($"for (var attempt = {first}; ; attempt++)", $"catch (SmtpException ex) when ({condition} && (int)ex.StatusCode / 100 == 4)"));

    [Fact]
    public Task Another_name_where_that_is_taken() => Bound.BecomesAsync(
        Loop("while (true)", "catch (SmtpException ex) when ({|SMTP1102:(int)ex.StatusCode / 100 == 4|})", before: "const int attempt = 3;\n        Console.WriteLine(attempt);\n        "),
        Loop("while (true)", "catch (SmtpException ex) when (attempts < 5 && (int)ex.StatusCode / 100 == 4)", before: "const int attempt = 3;\n        Console.WriteLine(attempt);\n        var attempts = 0;\n        ", first: "\n            attempts++;"));

    [Theory]
    [InlineData("catch (SmtpException ex) when ({|SMTP1102:(int)ex.StatusCode / 100 == 4|}) { Thread.Sleep(90000); } catch (SmtpException)")]
    public Task Where_another_clause_takes_the_last_failure(string clause) => Bound.StaysAsync(Loop("for (var i = 0; ; i++)", clause).Replace("Thread.Sleep(TimeSpan.FromMinutes(2));", "throw;"));

    [Theory]
    [InlineData("for (var i = 0; i < 9; i++)", "catch (SmtpException ex) when ((int)ex.StatusCode / 100 == 4 && ex is not SmtpFailedRecipientException)")]
    [InlineData("for (var attempt = 0; ; attempt++)", "catch (SmtpException ex) when (attempt < 9 && (int)ex.StatusCode / 100 == 4)")]
    public Task A_limit_that_is_there_stays(string loop, string clause) => Bound.StaysAsync(Loop(loop, clause).Replace("\n    }\n}", "\n    throw new InvalidOperationException();\n    }\n}").Replace("    throw new InvalidOperationException();\n", loop.Contains("< 9") ? "        throw new InvalidOperationException();\n" : ""));

    [Fact]
    public Task Recursion_stays() => Bound.StaysAsync("""
        using System.Net.Mail;
        using System.Threading;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException ex) when ({|SMTP1102:(int)ex.StatusCode / 100 == 4|})
                {
                    Thread.Sleep(90000);
                    Send(message);
                }
            }
        }
        """);
}
