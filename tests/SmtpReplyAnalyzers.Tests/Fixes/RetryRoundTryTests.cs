namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>The loop goes round a try that holds nothing but the send, wherever that stands.</summary>
public sealed class RetryRoundTryTests
{
    [Fact]
    public Task Round_a_try_that_only_sends() => InSystemNetMail.RetriesAsync(
        """
        public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
        {
            try
            {
                await client.SendMailAsync(message, cancellationToken);
            }
            {|SMTP1003:catch (SmtpException exception)|}
            {
                // The order itself is safe.
                logger.LogError(exception, "Not sent");
            }
        }
        """,
        """
        public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await client.SendMailAsync(message, cancellationToken);
                    return;
                }
                catch (SmtpException exception) when (attempt < maxAttempts && IsTransient(exception))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
                }
                catch (SmtpException exception)
                {
                    // The order itself is safe.
                    logger.LogError(exception, "Not sent");
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task A_wait_without_await_ends_with_the_token() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message, CancellationToken stop)
        {
            try
            {
                client.Send(message);
            }
            {|SMTP1003:catch (SmtpException)|}
            {
                logger.LogError("Not sent");
            }
        }
        """,
        """
        public void Send(MailMessage message, CancellationToken stop)
        {
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
                    stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(seconds));
                    stop.ThrowIfCancellationRequested();
                }
                catch (SmtpException)
                {
                    logger.LogError("Not sent");
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task A_parameter_goes_before_a_local_token() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message, CancellationToken early)
        {
            using var source = new CancellationTokenSource();
            var late = source.Token;
            try
            {
                client.Send(message);
            }
            {|SMTP1003:catch|}
            {
                logger.LogError("Not sent, {Late}", late);
            }
        }
        """,
        """
        public void Send(MailMessage message, CancellationToken early)
        {
            using var source = new CancellationTokenSource();
            var late = source.Token;
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
                    early.WaitHandle.WaitOne(TimeSpan.FromSeconds(seconds));
                    early.ThrowIfCancellationRequested();
                }
                catch
                {
                    logger.LogError("Not sent, {Late}", late);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task A_client_of_the_try_is_made_for_each_attempt() => InSystemNetMail.RetriesAsync(
        """
        public async Task SendAsync(MailMessage message)
        {
            try
            {
                using var own = new SmtpClient("mail.example.com") { EnableSsl = true };
                own.Timeout = 10_000;
                await own.SendMailAsync(message);
            }
            {|SMTP1003:catch (SmtpException exception)|}
            {
                logger.LogError(exception, "Not sent by {Client}", client.Host);
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
                    using var own = new SmtpClient("mail.example.com") { EnableSsl = true };
                    own.Timeout = 10_000;
                    await own.SendMailAsync(message);
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
                    logger.LogError(exception, "Not sent by {Client}", client.Host);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task In_a_lambda() => InSystemNetMail.RetriesAsync(
        """
        public Func<Task> Prepare(MailMessage message) => async () =>
        {
            try { await client.SendMailAsync(message); }
            {|SMTP1003:catch|} { }
        };
        """,
        """
        public Func<Task> Prepare(MailMessage message) => async () =>
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await client.SendMailAsync(message);
                    return;
                }
                catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    await Task.Delay(TimeSpan.FromSeconds(seconds));
                }
            }
        };
        """);

    [Fact]
    public Task In_a_local_function() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message)
        {
            Try();

            void Try()
            {
                try
                {
                    client.Send(message);
                }
                {|SMTP1003:catch (Exception e)|}
                {
                    logger.LogError(e, "Not sent");
                }
            }
        }
        """,
        """
        public void Send(MailMessage message)
        {
            Try();

            void Try()
            {
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException e) when (attempt < maxAttempts && IsTransient(e))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        Thread.Sleep(TimeSpan.FromSeconds(seconds));
                    }
                    catch (Exception e)
                    {
                        logger.LogError(e, "Not sent");
                        throw;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task In_the_loop_of_a_worker() => InSystemNetMail.RetriesAsync(
        """
        public async Task RunAsync(Queue<MailMessage> queue, CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                var message = queue.Dequeue();
                try
                {
                    await client.SendMailAsync(message, stop);
                }
                {|SMTP1003:catch (SmtpException ex)|}
                {
                    logger.LogError(ex, "Not sent");
                }
            }
        }
        """,
        """
        public async Task RunAsync(Queue<MailMessage> queue, CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                var message = queue.Dequeue();
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await client.SendMailAsync(message, stop);
                        break;
                    }
                    catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        await Task.Delay(TimeSpan.FromSeconds(seconds), stop);
                    }
                    catch (SmtpException ex)
                    {
                        logger.LogError(ex, "Not sent");
                        throw;
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_blocking_call_of_an_asynchronous_send() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage first)
        {
            try
            {
                client.SendMailAsync(first).GetAwaiter().GetResult();
            }
            {|SMTP1003:catch (Exception)|}
            {
                logger.LogInformation("Done");
            }
        }
        """,
        """
        public void Send(MailMessage first)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    client.SendMailAsync(first).GetAwaiter().GetResult();
                    return;
                }
                catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
                catch (Exception)
                {
                    logger.LogInformation("Done");
                    throw;
                }
            }
        }
        """);
}
