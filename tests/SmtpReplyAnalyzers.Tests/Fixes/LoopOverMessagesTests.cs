namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>In a loop over messages the failures are kept, and thrown together when the others have been sent.</summary>
public sealed class LoopOverMessagesTests
{
    [Fact]
    public Task Each_message_is_tried_again_and_the_others_are_sent() => InSystemNetMail.RetriesAsync(
        """
        public async Task SendAllAsync(IEnumerable<MailMessage> messages, CancellationToken cancellationToken)
        {
            // One after the other.
            foreach (var message in messages)
            {
                try
                {
                    await client.SendMailAsync(message, cancellationToken);
                }
                {|SMTP1003:catch (Exception)|}
                {
                    logger.LogError("Not sent");
                    continue;
                }

                logger.LogInformation("Sent");
            }
        }
        """,
        """
        public async Task SendAllAsync(IEnumerable<MailMessage> messages, CancellationToken cancellationToken)
        {
            var failures = new List<Exception>();
            // One after the other.
            foreach (var message in messages)
            {
                try
                {
                    const int maxAttempts = 5;
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            await client.SendMailAsync(message, cancellationToken);
                            break;
                        }
                        catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                        {
                            // Exponential backoff with jitter.
                            var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                            await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
                        }
                    }
                }
                catch (Exception ex) when (ex is not OperationCanceledException)
                {
                    logger.LogError("Not sent");
                    failures.Add(ex);
                    continue;
                }

                logger.LogInformation("Sent");
            }

            if (failures.Count > 0)
                throw new AggregateException(failures);
        }
        """);

    [Fact]
    public Task The_list_is_thrown_before_the_method_returns() => InSystemNetMail.RetriesAsync(
        """
        public bool SendAll(IReadOnlyList<MailMessage> messages)
        {
            foreach (var message in messages)
            {
                try
                {
                    client.Send(message);
                }
                {|SMTP1003:catch|}
                {
                    logger.LogError("Not sent");
                }
            }

            logger.LogInformation("Done");
            return true;
        }
        """,
        """
        public bool SendAll(IReadOnlyList<MailMessage> messages)
        {
            var failures = new List<Exception>();
            foreach (var message in messages)
            {
                try
                {
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
                catch (Exception ex)
                {
                    logger.LogError("Not sent");
                    failures.Add(ex);
                }
            }

            logger.LogInformation("Done");

            if (failures.Count > 0)
                throw new AggregateException(failures);

            return true;
        }
        """);

    [Fact]
    public Task A_handler_that_leaves_the_loop_throws_at_once() => InSystemNetMail.RetriesAsync(
        """
        public void SendAll(IReadOnlyList<MailMessage> messages)
        {
            foreach (var message in messages)
            {
                try
                {
                    client.Send(message);
                }
                {|SMTP1003:catch (SmtpException ex)|}
                {
                    logger.LogError(ex, "Not sent");
                    return;
                }
            }
        }
        """,
        """
        public void SendAll(IReadOnlyList<MailMessage> messages)
        {
            foreach (var message in messages)
            {
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
    public Task No_retry_on_a_connection_that_is_shared() => InMailKit.BecomesAsync(
        """
        public async Task SendAllAsync(IEnumerable<MimeMessage> messages)
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(host, 587);
            foreach (var message in messages)
            {
                try
                {
                    await client.SendAsync(message);
                }
                {|SMTP1003:{|SMTP1103:catch (SmtpCommandException ex)|}|}
                {
                    logger.LogError(ex, "Not sent");
                }
            }

            await client.DisconnectAsync(true);
        }
        """,
        """
        public async Task SendAllAsync(IEnumerable<MimeMessage> messages)
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(host, 587);
            var failures = new List<Exception>();
            foreach (var message in messages)
            {
                try
                {
                    await client.SendAsync(message);
                }
                {|SMTP1103:catch (SmtpCommandException ex)|}
                {
                    logger.LogError(ex, "Not sent");
                    failures.Add(ex);
                }
            }

            await client.DisconnectAsync(true);

            if (failures.Count > 0)
                throw new AggregateException(failures);
        }
        """);

    [Fact]
    public Task A_connection_for_each_attempt_of_each_message() => InMailKit.RetriesAsync(
        """
        public void SendAll(IEnumerable<MimeMessage> messages)
        {
            foreach (var message in messages)
            {
                try
                {
                    using var client = new SmtpClient();
                    client.Connect(host, 587);
                    client.Send(message);
                    client.Disconnect(true);
                }
                {|SMTP1003:catch (Exception ex)|}
                {
                    logger.LogError(ex, "Not sent");
                }
            }
        }
        """,
        """
        public void SendAll(IEnumerable<MimeMessage> messages)
        {
            var failures = new List<Exception>();
            foreach (var message in messages)
            {
                try
                {
                    const int maxAttempts = 5;
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            using var client = new SmtpClient();
                            client.Connect(host, 587);
                            client.Send(message);
                            client.Disconnect(true);
                            break;
                        }
                        catch (Exception ex) when (attempt < maxAttempts && IsTransient(ex))
                        {
                            // Exponential backoff with jitter.
                            var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                            Thread.Sleep(TimeSpan.FromSeconds(seconds));
                        }
                    }
                }
                catch (Exception ex)
                {
                    logger.LogError(ex, "Not sent");
                    failures.Add(ex);
                }
            }

            if (failures.Count > 0)
                throw new AggregateException(failures);
        }
        """);
}
