namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>What becomes of the handler when the last failure gets out.</summary>
public sealed class RetryHandlerTests
{
    [Fact]
    public Task A_handler_that_only_returns_false_goes() => InSystemNetMail.RetriesAsync(
        """
        public bool Send(MailMessage message)
        {
            try
            {
                client.Send(message);
                return true;
            }
            {|SMTP1003?:catch|}
            {
                return false;
            }
        }
        """,
        """
        public bool Send(MailMessage message)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
            }
        }
        """);

    [Fact]
    public Task A_flag_that_nobody_reads_any_more_goes() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message)
        {
            var sent = true;
            try
            {
                client.Send(message);
            }
            {|SMTP1003:catch (SmtpException)|}
            {
                sent = false;
            }

            logger.LogInformation("Sent: {Sent}", sent);
        }
        """,
        """
        public void Send(MailMessage message)
        {
            var sent = true;
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    client.Send(message);
                    break;
                }
                catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
            }

            logger.LogInformation("Sent: {Sent}", sent);
        }
        """);

    [Fact]
    public Task What_only_a_failure_led_to_goes() => InSystemNetMail.RetriesAsync(
        """
        public bool Send(MailMessage message)
        {
            try
            {
                client.Send(message);
                return true;
            }
            {|SMTP1003?:catch (SmtpException)|}
            {
            }

            return false;
        }
        """,
        """
        public bool Send(MailMessage message)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    client.Send(message);
                    return true;
                }
                catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
            }
        }
        """);

    [Fact]
    public Task A_comment_keeps_an_empty_handler() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message)
        {
            logger.LogInformation("Sending");
            try
            {
                client.Send(message);
            }
            {|SMTP1003:catch|} { /* best effort */ }
        }
        """,
        """
        public void Send(MailMessage message)
        {
            logger.LogInformation("Sending");
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
                catch
                {
                    /* best effort */
                    throw;
                }
            }
        }
        """);
}
