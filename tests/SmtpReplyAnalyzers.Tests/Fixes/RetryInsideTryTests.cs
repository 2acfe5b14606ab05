namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>The loop goes into a try that does more than send: the rest is done once.</summary>
public sealed class RetryInsideTryTests
{
    [Fact]
    public Task Round_the_send_alone_where_the_try_does_more() => InSystemNetMail.RetriesAsync(
        """
        public void Send(string to, IList<string> sent)
        {
            try
            {
                var message = new MailMessage("shop@example.com", to);
                sent.Add(to);

                // At last.
                client.Send(message); // waits
                logger.LogInformation("Sent to {To}", to);
                Console.Beep();
            }
            {|SMTP1003:catch (Exception ex)|}
            {
                logger.LogError(ex, "Not sent");
            }
        }
        """,
        """
        public void Send(string to, IList<string> sent)
        {
            try
            {
                var message = new MailMessage("shop@example.com", to);
                sent.Add(to);

                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        // At last.
                        client.Send(message); // waits
                        break;
                    }
                    catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        Thread.Sleep(TimeSpan.FromSeconds(seconds));
                    }
                }

                logger.LogInformation("Sent to {To}", to);
                Console.Beep();
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task A_finally_runs_once() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            {|SMTP1003:catch (SmtpException ex)|}
            {
                logger.LogError(ex, "Not sent");
            }
            finally
            {
                message.Dispose();
            }
        }
        """,
        """
        public void Send(MailMessage message)
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
            catch (SmtpException ex)
            {
                logger.LogError(ex, "Not sent");
                throw;
            }
            finally
            {
                message.Dispose();
            }
        }
        """);

    [Fact]
    public Task An_empty_handler_goes_and_the_finally_stays() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message)
        {
            logger.LogInformation("Sending");
            try
            {
                client.Send(message);
            }
            {|SMTP1003:catch (SmtpException)|}
            {
            }
            finally
            {
                message.Dispose();
            }
        }
        """,
        """
        public void Send(MailMessage message)
        {
            logger.LogInformation("Sending");
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
            finally
            {
                message.Dispose();
            }
        }
        """);

    [Fact]
    public Task In_inner_blocks() => InSystemNetMail.RetriesAsync(
        """
        public async Task SendAsync(MailMessage message)
        {
            try
            {
                if (message.To.Count > 0)
                {
                    using (logger.BeginScope("mail"))
                    {
                        await client.SendMailAsync(message);
                    }
                }
            }
            {|SMTP1003:catch (SmtpException ex)|}
            {
                logger.LogError(ex, "Not sent");
            }
        }
        """,
        """
        public async Task SendAsync(MailMessage message)
        {
            try
            {
                if (message.To.Count > 0)
                {
                    using (logger.BeginScope("mail"))
                    {
                        const int maxAttempts = 5;
                        for (var attempt = 1; ; attempt++)
                        {
                            try
                            {
                                await client.SendMailAsync(message);
                                break;
                            }
                            catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                            {
                                // Exponential backoff with jitter.
                                var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                                await Task.Delay(TimeSpan.FromSeconds(seconds));
                            }
                        }
                    }
                }
            }
            catch (SmtpException ex)
            {
                logger.LogError(ex, "Not sent");
                throw;
            }
        }
        """);
}
