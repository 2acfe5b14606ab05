using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1101: a retry without delay, with a short one that is always the same, or with one that blocks a thread.</summary>
public sealed class RetryWithoutBackoffTests
{
    private static readonly RuleCases Cases = new("SMTP1101");

    private static Task Loop(string handler, string annotation = "", string members = "", string retried = "(int)exception.StatusCode / 100 == 4", string before = "") => Cases.Members($$"""
        public async Task SendAsync(MailMessage message, CancellationToken token)
        {
            {{before}}
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await client.SendMailAsync(message, token);
                    return;
                }
                catch (SmtpException exception) when (attempt < 4 && {{retried}}) {{annotation}}
                {
                    {{handler}}
                }
            }
        }

        private readonly TimeSpan _configured = TimeSpan.FromSeconds(Environment.ProcessorCount);
        private static readonly TimeSpan Fixed = TimeSpan.FromSeconds(10);
        private const int Milliseconds = 2000;

        {{members}}
        """);

    [Theory]
    [InlineData("")]
    [InlineData("logger.LogWarning(exception, \"Again\");")]
    [InlineData("await Task.Delay(0, token);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(0), token);")]
    [InlineData("var text = exception.Message + attempt; logger.LogWarning(text);")]
    public Task No_delay(string handler) => Loop(handler, "// SMTP1101");

    [Theory]
    [InlineData("await Task.Delay(5000, token);")]
    [InlineData("await Task.Delay(Milliseconds);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(30), token);")]
    [InlineData("await Task.Delay(new TimeSpan(0, 0, 30), token);")]
    [InlineData("await Task.Delay(TimeSpan.FromMilliseconds(500), token);")]
    [InlineData("await Task.Delay(Fixed, token);")]
    [InlineData("var delay = 1000; await Task.Delay(delay, token);")]
    public Task A_short_delay_that_is_always_the_same(string handler) => Loop(handler, "// SMTP1101?");

    [Theory]
    [InlineData("await Task.Delay(5000 * attempt, token);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), token);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1 << attempt), token);")]
    [InlineData("await Task.Delay(_configured, token);")]
    [InlineData("await Task.Delay(TimeSpan.FromMinutes(5), token);")]
    [InlineData("await Task.Delay(300_000, token);")]
    [InlineData("await Task.Delay(Timeout.Infinite, token);")]
    public Task A_delay_that_grows_or_is_long_or_configured(string handler) => Loop(handler);

    [Fact]
    public Task A_delay_that_is_doubled() => Loop("await Task.Delay(delay, token); delay *= 2;", before: "var delay = 1000;");

    [Fact]
    public Task A_delay_from_a_list() => Loop("await Task.Delay(delays[attempt], token);", before: "var delays = new[] { 0, 1000, 60000, 300000 };");

    [Theory]
    [InlineData("await Pause(attempt);", "private static Task Pause(int attempt) => Task.Delay(1000 * attempt);")]
    [InlineData("Pause();", "private void Pause() => Thread.Sleep(_configured);")]
    [InlineData("await pause(attempt);", "public Func<int, Task> pause;")]
    [InlineData("await Pacer.WaitAsync();", "public IPacer Pacer { get; set; } public interface IPacer { Task WaitAsync(); }")]
    public Task Something_is_called_that_may_wait(string handler, string members) => Loop(handler, members: members);

    [Theory]
    [InlineData("(int)exception.StatusCode / 100 == 5")]
    [InlineData("(int)exception.StatusCode >= 500")]
    public Task Only_permanent_replies_are_retried(string retried) => Loop("", retried: retried);

    [Fact]
    public Task A_thread_sleeps_in_an_asynchronous_method() => Loop("Thread.Sleep(5000 * attempt); // SMTP1101?");

    [Fact]
    public Task A_thread_sleeps_in_a_synchronous_method() => Cases.Body("""
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                client.Send(message);
                return;
            }
            catch (SmtpException exception) when (attempt < 4 && (int)exception.StatusCode / 100 == 4)
            {
                Thread.Sleep(5000 * attempt);
            }
        }
        """);

    [Fact]
    public Task The_delay_stands_after_the_handler() => Cases.Body("""
        var sent = false;
        for (var attempt = 1; attempt < 4 && !sent; attempt++)
        {
            try
            {
                client.Send(message);
                sent = true;
            }
            catch (SmtpException exception)
            {
                logger.LogWarning(exception, "Again");
            }

            if (!sent)
                Thread.Sleep(TimeSpan.FromSeconds(20 * attempt));
        }
        """);

    [Fact]
    public Task The_delay_stands_before_the_attempt() => Cases.Body("""
        for (var attempt = 0; ; attempt++)
        {
            if (attempt > 0)
                Thread.Sleep(TimeSpan.FromSeconds(20 * attempt));
            try
            {
                client.Send(message);
                return;
            }
            catch (SmtpException exception) when (attempt < 4 && (int)exception.StatusCode / 100 == 4)
            {
            }
        }
        """);

    [Fact]
    public Task Once_more_in_the_handler() => Cases.Body("""
        try
        {
            client.Send(message);
        }
        catch (SmtpException exception) when ((int)exception.StatusCode / 100 == 4) // SMTP1101
        {
            client.Send(message);
        }
        """);

    [Fact]
    public Task Again_by_recursion() => Cases.Members("""
        public void Send(MailMessage message, int left)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException exception) when (left > 0 && exception.StatusCode == (SmtpStatusCode)421) // SMTP1101
            {
                Send(message, left - 1);
            }
        }
        """);

    [Fact]
    public Task The_helper_that_is_called_again_waits_itself() => Cases.Members("""
        public void Send(MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException)
            {
                SendLater(message);
            }
        }

        private void SendLater(MailMessage message)
        {
            Thread.Sleep(_wait);
            client.Send(message);
        }

        private readonly TimeSpan _wait = TimeSpan.FromMinutes(Environment.ProcessorCount);
        """);

    [Fact]
    public Task Another_host_is_asked_at_once() => Cases.Files("""
        using System.Net.Mail;

        public sealed class Mailer(IEnumerable<string> hosts)
        {
            public void Send(MailMessage message)
            {
                foreach (var host in hosts)
                {
                    try
                    {
                        using var client = new SmtpClient(host);
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException exception) when ((int)exception.StatusCode / 100 == 4)
                    {
                    }
                }

                throw new InvalidOperationException("No host takes the message.");
            }
        }
        """);

    [Fact]
    public Task Only_a_lost_connection_is_made_anew_at_once() => Cases.Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MimeMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpProtocolException)
                {
                    client.Connect("mail.example.com");
                    client.Send(message);
                }
            }
        }
        """);

    [Fact]
    public Task The_next_message_needs_no_delay() => Cases.Members("""
        public void SendAll(IEnumerable<MailMessage> messages)
        {
            foreach (var message in messages)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpException exception)
                {
                    logger.LogError(exception, "Not sent");
                }
            }
        }
        """);
}
