namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>With MailKit each attempt has a client and a connection of its own.</summary>
public sealed class RetryOnNewConnectionTests
{
    [Fact]
    public Task All_in_one_try() => InMailKit.RetriesAsync(
        """
        public string? Send(MimeMessage message)
        {
            try
            {
                using (var client = new SmtpClient())
                {
                    client.ServerCertificateValidationCallback = (s, c, h, e) => true;
                    client.Connect(host, 587);
                    if (message.Sender is not null)
                        client.Authenticate("user", "secret");
                    client.Send(message);
                    client.Disconnect(true);
                    logger.LogInformation("Sent");
                }

                return message.MessageId;
            }
            {|SMTP1003?:catch (Exception)|}
            {
                return null;
            }
        }
        """,
        """
        public string? Send(MimeMessage message)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    using (var client = new SmtpClient())
                    {
                        client.ServerCertificateValidationCallback = (s, c, h, e) => true;
                        client.Connect(host, 587);
                        if (message.Sender is not null)
                            client.Authenticate("user", "secret");
                        client.Send(message);
                        client.Disconnect(true);
                        logger.LogInformation("Sent");
                    }

                    return message.MessageId;
                }
                catch (Exception ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
            }
        }
        """);

    [Fact]
    public Task A_client_made_before_the_try_moves_into_the_loop() => InMailKit.RetriesAsync(
        """
        public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
        {
            // One connection for one message.
            using var client = new SmtpClient();
            try
            {
                await client.ConnectAsync(host, 587, false, cancellationToken);
                await client.SendAsync(message, cancellationToken);
                await client.DisconnectAsync(true, cancellationToken);
            }
            {|SMTP1003:catch (Exception exception) when (exception is not OperationCanceledException)|}
            {
                logger.LogError(exception, "Not sent");
            }
        }
        """,
        """
        public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    // One connection for one message.
                    using var client = new SmtpClient();
                    await client.ConnectAsync(host, 587, false, cancellationToken);
                    await client.SendAsync(message, cancellationToken);
                    try
                    {
                        await client.DisconnectAsync(true, cancellationToken);
                    }
                    catch
                    {
                        // The server has the message: whatever becomes of QUIT, it must not be sent again.
                    }

                    return;
                }
                catch (Exception exception) when (attempt < maxAttempts && IsTransient(exception))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogError(exception, "Not sent");
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task A_using_round_the_try_changes_places_with_it() => InMailKit.RetriesAsync(
        """
        public void Send(MimeMessage message)
        {
            using (var client = new SmtpClient())
            {
                try
                {
                    client.Connect(host, 25);
                    client.Authenticate("user", "secret");
                    client.Send(message);
                    client.Disconnect(true);
                }
                {|SMTP1003:catch (Exception exception)|}
                {
                    logger.LogError(exception, "Not sent");
                }
            }
        }
        """,
        """
        public void Send(MimeMessage message)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    using (var client = new SmtpClient())
                    {
                        client.Connect(host, 25);
                        client.Authenticate("user", "secret");
                        client.Send(message);
                        client.Disconnect(true);
                    }

                    break;
                }
                catch (Exception exception) when (attempt < maxAttempts && IsTransient(exception))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
                catch (Exception exception)
                {
                    logger.LogError(exception, "Not sent");
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task QUIT_is_guarded_so_that_it_cannot_send_again() => InMailKit.RetriesAsync(
        """
        public async Task Send(MimeMessage message)
        {
            using (var client = new SmtpClient())
            {
                try
                {
                    await client.ConnectAsync(host, 25);
                    await client.SendAsync(message);
                    await client.DisconnectAsync(true);
                    logger.LogInformation("Sent");
                }
                {|SMTP1003:catch (Exception exception)|}
                {
                    logger.LogError(exception, "Not sent");
                }
            }
        }
        """,
        """
        public async Task Send(MimeMessage message)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    using (var client = new SmtpClient())
                    {
                        await client.ConnectAsync(host, 25);
                        await client.SendAsync(message);
                        try
                        {
                            await client.DisconnectAsync(true);
                        }
                        catch
                        {
                            // The server has the message: whatever becomes of QUIT, it must not be sent again.
                        }

                        logger.LogInformation("Sent");
                    }

                    break;
                }
                catch (Exception exception) when (attempt < maxAttempts && IsTransient(exception))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    await Task.Delay(TimeSpan.FromSeconds(seconds));
                }
                catch (Exception exception)
                {
                    logger.LogError(exception, "Not sent");
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task A_client_that_nobody_disposed_of_is_disposed_of() => InMailKit.RetriesAsync(
        """
        public async Task Send(MimeMessage message)
        {
            try
            {
                var client = new SmtpClient { Timeout = 5000 };
                await client.ConnectAsync(host, 25);
                var reply = await client.SendAsync(message);
                await client.DisconnectAsync(true);
                logger.LogInformation("Sent: {Reply}", reply);
            }
            {|SMTP1003:catch (Exception exception)|}
            {
                logger.LogError(exception, "Not sent");
            }
        }
        """,
        """
        public async Task Send(MimeMessage message)
        {
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    using var client = new SmtpClient { Timeout = 5000 };
                    await client.ConnectAsync(host, 25);
                    var reply = await client.SendAsync(message);
                    try
                    {
                        await client.DisconnectAsync(true);
                    }
                    catch
                    {
                        // The server has the message: whatever becomes of QUIT, it must not be sent again.
                    }

                    logger.LogInformation("Sent: {Reply}", reply);
                    return;
                }
                catch (Exception exception) when (attempt < maxAttempts && IsTransient(exception))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    await Task.Delay(TimeSpan.FromSeconds(seconds));
                }
                catch (Exception exception)
                {
                    logger.LogError(exception, "Not sent");
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task Only_the_region_from_client_to_QUIT_is_repeated() => InMailKit.RetriesAsync(
        """
        private void Record(string to) => logger.LogInformation("Sent to {To}", to);

        public async Task Send(string to)
        {
            try
            {
                var message = new MimeMessage();
                message.To.Add(MailboxAddress.Parse(to));
                using (var client = new SmtpClient())
                {
                    await client.ConnectAsync(host, 25).ConfigureAwait(false);
                    await client.SendAsync(message).ConfigureAwait(false);
                    await client.DisconnectAsync(true).ConfigureAwait(false);
                }
                Record(to);
            }
            {|SMTP1003:catch (Exception exception)|}
            {
                logger.LogError(exception, "Not sent");
            }
        }
        """,
        """
        private void Record(string to) => logger.LogInformation("Sent to {To}", to);

        public async Task Send(string to)
        {
            try
            {
                var message = new MimeMessage();
                message.To.Add(MailboxAddress.Parse(to));
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        using (var client = new SmtpClient())
                        {
                            await client.ConnectAsync(host, 25).ConfigureAwait(false);
                            await client.SendAsync(message).ConfigureAwait(false);
                            try
                            {
                                await client.DisconnectAsync(true).ConfigureAwait(false);
                            }
                            catch
                            {
                                // The server has the message: whatever becomes of QUIT, it must not be sent again.
                            }
                        }

                        break;
                    }
                    catch (Exception exception) when (attempt < maxAttempts && IsTransient(exception))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        await Task.Delay(TimeSpan.FromSeconds(seconds)).ConfigureAwait(false);
                    }
                }

                Record(to);
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);
}
