namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>Where Polly.Core is referenced, the retry is a pipeline, named after the method and made once.</summary>
public sealed class RetryPipelineTests
{
    [Fact]
    public Task An_asynchronous_send_gets_the_token_of_the_pipeline() => InSystemNetMail.RetriesInPipelineAsync(
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
            try
            {
                await SendRetry.ExecuteAsync(async token => await client.SendMailAsync(message, token), cancellationToken);
            }
            catch (SmtpException exception)
            {
                // The order itself is safe.
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task A_handler_that_only_returns_false_goes_with_its_try() => InSystemNetMail.RetriesInPipelineAsync(
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
            SendRetry.Execute(() => client.Send(message));
            return true;
        }
        """);

    [Fact]
    public Task A_synchronous_send_with_a_token() => InSystemNetMail.RetriesInPipelineAsync(
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
            try
            {
                SendRetry.Execute(_ => client.Send(message), stop);
            }
            catch (SmtpException)
            {
                logger.LogError("Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task ConfigureAwait_goes_on() => InSystemNetMail.RetriesInPipelineAsync(
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
            try
            {
                await SendRetry.ExecuteAsync(async _ => await client.SendMailAsync(message).ConfigureAwait(false)).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task Round_the_send_alone() => InSystemNetMail.RetriesInPipelineAsync(
        """
        public void Send(string to)
        {
            try
            {
                var message = new MailMessage("shop@example.com", to);
                logger.LogDebug("At {To}", to);

                // At last.
                client.Send(message); // waits
                logger.LogInformation("Sent to {To}", to);
                logger.LogDebug("At {To}", to);
            }
            {|SMTP1003:catch (Exception ex)|}
            {
                logger.LogError(ex, "Not sent");
            }
        }
        """,
        """
        public void Send(string to)
        {
            try
            {
                var message = new MailMessage("shop@example.com", to);
                logger.LogDebug("At {To}", to);

                // At last.
                SendRetry.Execute(() => client.Send(message)); // waits
                logger.LogInformation("Sent to {To}", to);
                logger.LogDebug("At {To}", to);
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task In_a_loop_over_messages() => InSystemNetMail.RetriesInPipelineAsync(
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
                    await SendAllRetry.ExecuteAsync(async token => await client.SendMailAsync(message, token), cancellationToken);
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
        """,
        "SendAllRetry");
}
