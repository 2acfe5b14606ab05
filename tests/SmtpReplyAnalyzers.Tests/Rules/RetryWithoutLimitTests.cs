using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1102: a retry that no count and no expiry ends.</summary>
public sealed class RetryWithoutLimitTests
{
    private static readonly RuleCases Cases = new("SMTP1102");

    private static Task Loop(string loop, string handler, string annotation = "", string before = "", string after = "", string filter = "when ((int)exception.StatusCode / 100 == 4)") => Cases.Body($$"""
        {{before}}
        {{loop}}
        {
            try
            {
                client.Send(message);
                {{(loop.Contains("sent") ? "sent = true;" : "return;")}}
            }
            catch (SmtpException exception) {{filter}} {{annotation}}
            {
                {{handler}}
            }
            {{after}}
        }
        """);

    [Theory]
    [InlineData("while (true)", "Thread.Sleep(60000);")]
    [InlineData("for (;;)", "Thread.Sleep(60000);")]
    [InlineData("for (var attempt = 1; ; attempt++)", "Thread.Sleep(1000 * attempt);")]
    [InlineData("for (var attempt = 1; ; attempt++)", "logger.LogWarning(exception, \"Attempt {Attempt}\", attempt); Thread.Sleep(Math.Min(60000, 1000 * attempt));")]
    public Task Loops_that_only_a_success_leaves(string loop, string handler) => Loop(loop, handler, "// SMTP1102");

    [Theory]
    [InlineData("while (!sent)")]
    [InlineData("for (; !sent;)")]
    [InlineData("while (sent == false)")]
    public Task Until_it_is_sent(string loop) => Loop(loop, "Thread.Sleep(60000);", "// SMTP1102", before: "var sent = false;");

    [Theory]
    [InlineData("while (true)", "if ((int)exception.StatusCode >= 500) // SMTP1102\n    throw;", "Thread.Sleep(60000);")]
    [InlineData("while (true)", "if ((int)exception.StatusCode / 100 != 4) // SMTP1102\n    throw;", "Thread.Sleep(60000);")]
    public Task Only_permanent_replies_end_it(string loop, string handler, string after) => Loop(loop, handler, after: after, filter: "");

    [Theory]
    [InlineData("while (true)", "if (++attempts > 5) throw; Thread.Sleep(60000);", "var attempts = 0;")]
    [InlineData("while (true)", "if (attempts-- == 0) throw; Thread.Sleep(60000);", "var attempts = 5;")]
    [InlineData("for (var attempt = 1; attempt <= 5; attempt++)", "Thread.Sleep(60000);", "")]
    [InlineData("while (attempts > 0)", "attempts--; Thread.Sleep(60000);", "var attempts = 5;")]
    [InlineData("while (!sent && attempts < 5)", "attempts++; Thread.Sleep(60000);", "var sent = false; var attempts = 0;")]
    [InlineData("while (true)", "if (DateTime.UtcNow > expiry) throw; Thread.Sleep(60000);", "var expiry = DateTime.UtcNow.AddDays(5);")]
    [InlineData("while (DateTime.UtcNow < expiry)", "Thread.Sleep(60000);", "var expiry = DateTime.UtcNow.AddDays(5);")]
    [InlineData("while (true)", "if (watch.Elapsed > TimeSpan.FromDays(4)) break; Thread.Sleep(60000);", "var watch = Stopwatch.StartNew();")]
    [InlineData("foreach (var delay in new[] { 10, 60, 300 })", "Thread.Sleep(TimeSpan.FromSeconds(delay));", "")]
    public Task A_count_or_an_expiry_is_a_limit(string loop, string handler, string before) => Loop(loop, handler, before: before);

    [Theory]
    [InlineData("when (attempt < 5 && (int)exception.StatusCode / 100 == 4)")]
    [InlineData("when (attempt++ < 5)")]
    [InlineData("when (!_stopped)")]
    public Task A_limit_in_the_filter(string filter) => Cases.Members($$"""
        private volatile bool _stopped;
        private int attempt;

        public void Send(MailMessage message)
        {
            while (true)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpException exception) {{filter}}
                {
                    Thread.Sleep(60000);
                    attempt++;
                }
            }
        }
        """);

    [Fact]
    public Task Do_while() => Cases.AsyncBody("""
        var again = false;
        do
        {
            try
            {
                await client.SendMailAsync(message, token);
                again = false;
            }
            catch (SmtpException) // SMTP1102
            {
                again = true;
                await Task.Delay(60000, token);
            }
        }
        while (again);
        """);

    [Fact]
    public Task By_goto() => Cases.Body("""
        again:
        try
        {
            client.Send(message);
        }
        catch (SmtpException) // SMTP1102
        {
            Thread.Sleep(60000);
            goto again;
        }
        """);

    [Theory]
    [InlineData("MailMessage message", "Send(message);")]
    [InlineData("MailMessage message, bool isHtml", "Send(message, isHtml);")]
    [InlineData("MailMessage message, bool isRetry", "Send(message, true);")]
    public Task By_recursion(string parameters, string again) => Cases.Members($$"""
        public void Send({{parameters}})
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException exception) when ((int)exception.StatusCode / 100 == 4) // SMTP1102
            {
                Thread.Sleep(60000);
                {{again}}
            }
        }
        """);

    [Theory]
    [InlineData("int left", "if (left == 0) throw;", "left - 1")]
    [InlineData("int left", "if (left > 0)", "left - 1")]
    [InlineData("int attempt", "", "attempt + 1")]
    [InlineData("DateTime expiry", "if (DateTime.UtcNow < expiry)", "expiry")]
    public Task By_recursion_with_a_limit(string parameter, string test, string argument) => Cases.Members($$"""
        public void Send(MailMessage message, {{parameter}})
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpException exception) when ((int)exception.StatusCode / 100 == 4)
            {
                Thread.Sleep(60000);
                {{test}}
                    Send(message, {{argument}});
            }
        }
        """);

    [Fact]
    public Task Once_more_in_the_handler() => Cases.Body("""
        try
        {
            client.Send(message);
        }
        catch (SmtpException)
        {
            Thread.Sleep(60000);
            client.Send(message);
        }
        """);

    [Fact]
    public Task A_count_that_is_stored() => Cases.Files("""
        using System.Net.Mail;

        public sealed class Entry { public MailMessage Message { get; set; } public int Attempts { get; set; } }

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(Entry entry)
            {
                while (true)
                {
                    try
                    {
                        client.Send(entry.Message);
                        return;
                    }
                    catch (SmtpException)
                    {
                        entry.Attempts++;
                        Thread.Sleep(60000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_loop_over_messages_inside_an_endless_service() => Cases.Members("""
        public void Run(IEnumerable<MailMessage> messages)
        {
            while (true)
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

                Thread.Sleep(60000);
            }
        }
        """);

    [Fact]
    public Task Permanent_replies_alone() => Loop("while (true)", "Thread.Sleep(60000);", filter: "when ((int)exception.StatusCode / 100 == 5)");

    [Fact]
    public Task A_connection_that_cannot_be_made_is_no_other_way_for_a_reply_to_the_message() => Cases.Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MimeMessage message)
            {
                client.Connect("mail.example.com");
                while (true)
                {
                    try
                    {
                        client.Send(message);
                        break;
                    }
                    catch (SmtpCommandException exception) when ((int)exception.StatusCode < 500) // SMTP1102
                    {
                        Thread.Sleep(60000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Lost_connections_alone() => Cases.Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer
        {
            public void Send(MimeMessage message)
            {
                while (true)
                {
                    try
                    {
                        using var client = new SmtpClient();
                        client.Connect("mail.example.com");
                        client.Send(message);
                        break;
                    }
                    catch (SmtpProtocolException) // SMTP1102
                    {
                        Thread.Sleep(60000);
                    }
                }
            }
        }
        """);
}
