namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>Where a retry would do harm, the primary action only lets the failure out.</summary>
public sealed class NoRetryTests
{
    [Fact]
    public Task In_an_event_handler() => InSystemNetMail.BecomesAsync(
        """
        public void OnClick(object sender, EventArgs e)
        {
            try
            {
                client.Send("a@example.com", "b@example.com", "s", "b");
            }
            {|SMTP1003:catch (SmtpException)|}
            {
                logger.LogError("Not sent");
            }
        }
        """,
        """
        public void OnClick(object sender, EventArgs e)
        {
            try
            {
                client.Send("a@example.com", "b@example.com", "s", "b");
            }
            catch (SmtpException)
            {
                logger.LogError("Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task In_a_lock() => InSystemNetMail.BecomesAsync(
        """
        public void Send(MailMessage message)
        {
            lock (client)
            {
                try
                {
                    client.Send(message);
                }
                {|SMTP1003:catch (SmtpException)|}
                {
                }
            }

            logger.LogInformation("Done");
        }
        """,
        """
        public void Send(MailMessage message)
        {
            lock (client)
            {
                client.Send(message);
            }

            logger.LogInformation("Done");
        }
        """);

    [Fact]
    public Task Of_a_message_over_a_stream_that_may_not_be_read_twice() => InSystemNetMail.BecomesAsync(
        """
        public void Send(MailMessage message, Stream content)
        {
            message.Attachments.Add(new Attachment(content, "a.txt"));
            try
            {
                client.Send(message);
            }
            {|SMTP1003:catch (SmtpException ex)|}
            {
                logger.LogError(ex, "Not sent");
            }
        }
        """,
        """
        public void Send(MailMessage message, Stream content)
        {
            message.Attachments.Add(new Attachment(content, "a.txt"));
            try
            {
                client.Send(message);
            }
            catch (SmtpException ex)
            {
                logger.LogError(ex, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task Of_another_method() => InSystemNetMail.BecomesAsync(
        """
        public void Send(MailMessage message)
        {
            try
            {
                Deliver(message);
            }
            {|SMTP1003:catch (Exception)|}
            {
                // The log knows.
                logger.LogError("Not sent");
            }
        }

        private void Deliver(MailMessage message) => client.Send(message);
        """,
        """
        public void Send(MailMessage message)
        {
            try
            {
                Deliver(message);
            }
            catch (Exception)
            {
                // The log knows.
                logger.LogError("Not sent");
                throw;
            }
        }

        private void Deliver(MailMessage message) => client.Send(message);
        """);

    [Fact]
    public Task Of_two_messages() => InSystemNetMail.BecomesAsync(
        """
        public bool Send(MailMessage first, MailMessage second)
        {
            try
            {
                client.Send(first);
                client.Send(second);
            }
            {|SMTP1003?:catch (SmtpException)|}
            {
                return false;
            }

            logger.LogInformation("Done");
            return true;
        }
        """,
        """
        public bool Send(MailMessage first, MailMessage second)
        {
            client.Send(first);
            client.Send(second);

            logger.LogInformation("Done");
            return true;
        }
        """);

    [Fact]
    public Task Of_a_task_that_is_waited_for() => InSystemNetMail.BecomesAsync(
        """
        public void Send(MailMessage first)
        {
            try
            {
                client.SendMailAsync(first).Wait();
            }
            {|SMTP1003:catch (AggregateException)|}
            {
                logger.LogInformation("Done");
            }
        }
        """,
        """
        public void Send(MailMessage first)
        {
            try
            {
                client.SendMailAsync(first).Wait();
            }
            catch (AggregateException)
            {
                logger.LogInformation("Done");
                throw;
            }
        }
        """);

    [Fact]
    public Task In_a_lock_that_is_not_the_parent() => InSystemNetMail.BecomesAsync(
        """
        public void Send(MailMessage message)
        {
            lock (logger)
            {
                if (message.To.Count > 0)
                {
                    try
                    {
                        client.Send(message);
                    }
                    {|SMTP1003:catch (SmtpException)|}
                    {
                    }
                }
            }
        }
        """,
        """
        public void Send(MailMessage message)
        {
            lock (logger)
            {
                if (message.To.Count > 0)
                {
                    client.Send(message);
                }
            }
        }
        """);
}
