namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>The loop inside a try whose handlers, or whose surroundings, want to stay as they are.</summary>
public sealed class RetryInsideOtherTests
{
    [Fact]
    public Task Other_handlers_stay_outside() => InSystemNetMail.RetriesAsync(
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
            catch (InvalidOperationException ex)
            {
                logger.LogError(ex, "No host");
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
            catch (InvalidOperationException ex)
            {
                logger.LogError(ex, "No host");
            }
        }
        """);

    [Fact]
    public Task A_way_that_does_something_stays_as_it_is() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message, Action<Exception> report)
        {
            try
            {
                client.Send(message);
            }
            {|SMTP1003:catch (SmtpException ex)|}
            {
                logger.LogError(ex, "Not sent");
                if (message.Priority == MailPriority.High)
                {
                    report(ex);
                }
            }
        }
        """,
        """
        public void Send(MailMessage message, Action<Exception> report)
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
                if (message.Priority == MailPriority.High)
                {
                    report(ex);
                }
                else
                {
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task A_using_without_braces_is_repeated_whole() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message)
        {
            try
            {
                logger.LogInformation("Sending as {Host}", client.Host);
                using (var own = new SmtpClient())
                    own.Send(message);
                message.Headers.Clear();
            }
            {|SMTP1003:catch (SmtpException)|}
            {
            }
        }
        """,
        """
        public void Send(MailMessage message)
        {
            logger.LogInformation("Sending as {Host}", client.Host);
            const int maxAttempts = 5;
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    using (var own = new SmtpClient())
                        own.Send(message);

                    break;
                }
                catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                {
                    // Exponential backoff with jitter.
                    var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                    Thread.Sleep(TimeSpan.FromSeconds(seconds));
                }
            }

            message.Headers.Clear();
        }
        """);

    [Fact]
    public Task In_a_switch() => InSystemNetMail.RetriesAsync(
        """
        public void Send(MailMessage message, int kind)
        {
            switch (kind)
            {
                case 1:
                    try
                    {
                        client.Send(message);
                    }
                    {|SMTP1003:catch (SmtpException ex)|}
                    {
                        logger.LogError(ex, "Not sent");
                    }

                    break;
            }
        }
        """,
        """
        public void Send(MailMessage message, int kind)
        {
            switch (kind)
            {
                case 1:
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

                    break;
            }
        }
        """);
}
