using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP1101: a delay that grows, where there was none or always the same; an awaited one where a thread slept.</summary>
public sealed class RetryWithoutBackoffFixTests
{
    private static FixCheck<RetryWithoutBackoffFix> Wait(LanguageVersion language = LanguageVersion.Latest) => new() { Key = FixKeys.RetryWithoutBackoff, Language = language, Ignored = ["SMTP1008", "SMTP1103"] };

    private static string Method(string body) => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        public sealed class Mailer
        {
            private readonly SmtpClient client = new SmtpClient();

            {{body.Replace("\n", "\n    ")}}
        }
        """;

    private static string Sync(string loop, string clause, string handler, string before = "") => Method($$"""
        public void Send(MailMessage message)
        {{{(before == "" ? "" : "\n    " + before)}}
            {{loop}}
            {{{(before == "" || loop.StartsWith("for", StringComparison.Ordinal) ? "" : "\n        attempt++;")}}
                try
                {
                    client.Send(message);
                    return;
                }
                {{clause}}
                {{handler.Replace("\n", "\n        ")}}
            }
        }
        """);

    private const string Transient = "catch (SmtpException ex) when (attempt < 4 && (int)ex.StatusCode / 100 == 4)";
    private const string Reported = "catch (SmtpException ex) when ({|SMTP1101:attempt < 4 && (int)ex.StatusCode / 100 == 4|})";
    private const string Short = "catch (SmtpException ex) when ({|SMTP1101?:attempt < 4 && (int)ex.StatusCode / 100 == 4|})";

    private const string Backoff = """
        // Exponential backoff with jitter.
            var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
            Thread.Sleep(TimeSpan.FromSeconds(seconds));
        """;

    [Fact]
    public Task In_an_empty_handler() => Wait().BecomesAsync(
        Sync("for (var attempt = 1; ; attempt++)", Reported, "{\n}"),
        Sync("for (var attempt = 1; ; attempt++)", Transient, $"{{\n    {Backoff}\n}}"));

    [Fact]
    public Task At_the_end_of_a_handler() => Wait().BecomesAsync(
        Sync("for (var attempt = 1; ; attempt++)", Reported, "{\n    Console.Error.WriteLine(ex.Message); // as it was\n}"),
        Sync("for (var attempt = 1; ; attempt++)", Transient, $"{{\n    Console.Error.WriteLine(ex.Message); // as it was\n    {Backoff}\n}}"));

    [Fact]
    public Task Before_the_loop_goes_on() => Wait().BecomesAsync(
        Sync("for (var attempt = 1; ; attempt++)", Reported, "{\n    Console.Error.WriteLine(ex.Message);\n    continue;\n}"),
        Sync("for (var attempt = 1; ; attempt++)", Transient, $"{{\n    Console.Error.WriteLine(ex.Message);\n    {Backoff}\n    continue;\n}}"));

    [Theory]
    [InlineData("0", "attempt + 1")]
    [InlineData("2", "attempt - 1")]
    public Task A_counter_that_begins_elsewhere(string first, string number) => Wait().BecomesAsync(
        Sync($"for (var attempt = {first}; ; attempt++)", Reported, "{\n}"),
        Sync($"for (var attempt = {first}; ; attempt++)", Transient, $"{{\n    {Backoff.Replace("2, attempt", "2, " + number)}\n}}"));

    [Fact]
    public Task A_loop_that_counts_nothing_gets_a_counter() => Wait().BecomesAsync(
        Method("""
            public void Send(MailMessage message, DateTime expiry)
            {
                while (DateTime.UtcNow < expiry)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException ex) when ({|SMTP1101:(int)ex.StatusCode / 100 == 4|})
                    {
                    }
                }

                throw new TimeoutException();
            }
            """),
        Method($$"""
            public void Send(MailMessage message, DateTime expiry)
            {
                var attempt = 0;
                while (DateTime.UtcNow < expiry)
                {
                    attempt++;
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException ex) when ((int)ex.StatusCode / 100 == 4)
                    {
                        {{Backoff.Replace("\n    ", "\n            ")}}
                    }
                }

                throw new TimeoutException();
            }
            """));

    [Theory]
    [InlineData("Thread.Sleep(5000);")]
    [InlineData("Thread.Sleep(TimeSpan.FromSeconds(5));")]
    public Task In_place_of_a_short_delay(string delay) => Wait().BecomesAsync(
        Sync("for (var attempt = 1; ; attempt++)", Short, $"{{\n    {delay} // wait\n}}"),
        Sync("for (var attempt = 1; ; attempt++)", Transient, $"{{\n    {Backoff} // wait\n}}"));

    private static string Async(string clause, string handler) => Method($$"""
        public async Task SendAsync(MailMessage message, CancellationToken token)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await client.SendMailAsync(message, token).ConfigureAwait(false);
                    return;
                }
                {{clause}}
                {
                    {{handler.Replace("\n", "\n            ")}}
                }
            }
        }
        """);

    [Fact]
    public Task Asynchronously_with_the_token_that_is_there() => Wait().BecomesAsync(
        Async(Reported, "Console.WriteLine(attempt);"),
        Async(Transient, """
            Console.WriteLine(attempt);
            // Exponential backoff with jitter.
            var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
            await Task.Delay(TimeSpan.FromSeconds(seconds), token).ConfigureAwait(false);
            """));

    [Theory]
    [InlineData("Thread.Sleep(60000 * attempt)", "await Task.Delay(60000 * attempt, token).ConfigureAwait(false)")]
    [InlineData("Thread.Sleep(TimeSpan.FromMinutes(attempt))", "await Task.Delay(TimeSpan.FromMinutes(attempt), token).ConfigureAwait(false)")]
    public Task A_thread_that_slept_is_given_back(string sleep, string expected) => Wait().BecomesAsync(
        Async(Transient, $"{{|SMTP1101?:{sleep}|}}; // wait"), Async(Transient, $"{expected}; // wait"));

    [Fact]
    public Task A_retry_that_is_no_loop_stays() => Wait().StaysAsync(Method("""
        public void Send(MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException ex) when ({|SMTP1101:(int)ex.StatusCode / 100 == 4|})
            {
                client.Send(message);
            }
        }
        """));

    [Fact]
    public Task A_handler_that_goes_on_in_two_ways_stays() => Wait().StaysAsync(
        Sync("for (var attempt = 1; ; attempt++)", Reported, "{\n    if (attempt == 2)\n        continue;\n    Console.Error.WriteLine(ex.Message);\n}"));

    [Theory]
    [InlineData("Thread.Sleep(60000 * attempt);")]
    [InlineData("Thread.Sleep(TimeSpan.FromMinutes(5));")]
    [InlineData("Wait(attempt);")]
    public Task A_delay_that_will_do_stays(string delay) => Wait().StaysAsync(
        Sync("for (var attempt = 1; ; attempt++)", Transient, $"{{\n    {delay}\n}}").Replace("private readonly", "private static void Wait(int attempt) => Thread.Sleep(60000 * attempt);\n\n    private readonly"));
}
