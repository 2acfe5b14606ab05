namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>The same with MailKit: a connection for each attempt.</summary>
public sealed class RetryPipelineOnNewConnectionTests
{
    [Fact]
    public Task A_client_made_before_the_try_moves_into_the_pipeline() => InMailKit.RetriesInPipelineAsync(
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
            try
            {
                await SendRetry.ExecuteAsync(async token =>
                {
                    // One connection for one message.
                    using var client = new SmtpClient();
                    await client.ConnectAsync(host, 587, false, token);
                    await client.SendAsync(message, token);
                    try
                    {
                        await client.DisconnectAsync(true, token);
                    }
                    catch
                    {
                        // The server has the message: whatever becomes of QUIT, it must not be sent again.
                    }
                }, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task A_using_round_the_try_goes_into_it() => InMailKit.RetriesInPipelineAsync(
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
            try
            {
                SendRetry.Execute(() =>
                {
                    using (var client = new SmtpClient())
                    {
                        client.Connect(host, 25);
                        client.Authenticate("user", "secret");
                        client.Send(message);
                        client.Disconnect(true);
                    }
                });
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task QUIT_is_guarded() => InMailKit.RetriesInPipelineAsync(
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
            try
            {
                await SendRetry.ExecuteAsync(async _ =>
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
                });
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);
}
