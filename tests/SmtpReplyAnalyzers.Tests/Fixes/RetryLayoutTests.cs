namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>What a fix moves keeps its own layout, its comments and its directives.</summary>
public sealed class RetryLayoutTests
{
    [Fact]
    public Task In_a_try_on_one_line() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message)
        {
            logger.LogInformation("Sending");
            try { client.Send(message); } {|SMTP1003:catch|} { }
            logger.LogInformation("Sent, perhaps");
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
                    break;
                }
                catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
            }
            logger.LogInformation("Sent, perhaps");
        }
        """);

    [Fact]
    public Task Regions_pragmas_and_comments_stay_with_their_code() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message)
        {
            try
            {
                #region send
                // Over the relay.
                client.Send(message); // blocks
                #endregion
            }
            // What can one do?
            {|SMTP1003:catch (SmtpException)|}
            {
                #pragma warning disable CA1848
                logger.LogError("Not sent");
                #pragma warning restore CA1848
            }
        }
        """,
        """
        public void Send(MailMessage message)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    #region send
                    // Over the relay.
                    client.Send(message); // blocks
                    #endregion
                    return;
                }
                catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
                // What can one do?
                catch (SmtpException)
                {
                    #pragma warning disable CA1848
                    logger.LogError("Not sent");
                    #pragma warning restore CA1848
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task The_loop_stays_clear_of_conditional_code() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message)
        {
            try
            {
        #if DEBUG
                logger.LogInformation("Sending");
        #endif
                client.Send(message);
            }
            {|SMTP1003:catch (SmtpException)|}
            {
                logger.LogError("Not sent");
            }
        }
        """,
        """
        public void Send(MailMessage message)
        {
            try
            {
        #if DEBUG
                logger.LogInformation("Sending");
        #endif
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
            }
            catch (SmtpException)
            {
                logger.LogError("Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task Statements_move_with_their_continuation_lines_and_raw_strings() => InSystemNetMail.RetriesAsync(
        """"
        public async Task SendAsync(MailMessage message)
        {
            try
            {
                await client.SendMailAsync(
                    message);
            }
            {|SMTP1003:catch (SmtpException exception)|}
            {
                logger.LogError(
                    exception,
                    """
                    Not sent:
                      see the log
                    """);
            }
        }
        """",
        """"
        public async Task SendAsync(MailMessage message)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await client.SendMailAsync(
                        message);
                    return;
                }
                catch (SmtpException exception) when (attempt < maxAttempts && IsTransient(exception))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    await Task.Delay(TimeSpan.FromSeconds(seconds));
                }
                catch (SmtpException exception)
                {
                    logger.LogError(
                        exception,
                        """
                        Not sent:
                          see the log
                        """);
                    throw;
                }
            }
        }
        """");

    [Fact]
    public Task A_filter_and_ConfigureAwait_stay() => InSystemNetMail.RetriesAsync(
        """
        public async Task SendAsync(MailMessage message)
        {
            try
            {
                await client.SendMailAsync(message).ConfigureAwait(false);
            }
            {|SMTP1003:catch (Exception exception) when (exception is not OperationCanceledException)|}
            {
                logger.LogError(exception, "Not sent");
            }
        }
        """,
        """
        public async Task SendAsync(MailMessage message)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await client.SendMailAsync(message).ConfigureAwait(false);
                    return;
                }
                catch (SmtpException exception) when (attempt < maxAttempts && IsTransient(exception))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    await Task.Delay(TimeSpan.FromSeconds(seconds)).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "Not sent");
                    throw;
                }
            }
        }
        """);
}
