namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>Where MailKit cannot be given a new connection without harm, the failure is only let out.</summary>
public sealed class NoRetryOnOldConnectionTests
{
    [Fact]
    public Task Where_something_else_may_fail_after_the_send() => InMailKit.BecomesAsync(
        """
        public async Task Send(MimeMessage message)
        {
            try
            {
                using var client = new SmtpClient();
                await client.ConnectAsync(host, 25);
                await client.SendAsync(message);
                File.Delete("draft.eml");
                await client.DisconnectAsync(true);
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
            try
            {
                using var client = new SmtpClient();
                await client.ConnectAsync(host, 25);
                await client.SendAsync(message);
                File.Delete("draft.eml");
                await client.DisconnectAsync(true);
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task Where_the_message_changes_on_the_way() => InMailKit.BecomesAsync(
        """
        public async Task Send(MimeMessage message, MailboxAddress to)
        {
            try
            {
                using var client = new SmtpClient();
                await client.ConnectAsync(host, 25);
                message.To.Add(to);
                await client.SendAsync(message);
                await client.DisconnectAsync(true);
            }
            {|SMTP1003:catch (Exception exception)|}
            {
                logger.LogError(exception, "Not sent");
            }
        }
        """,
        """
        public async Task Send(MimeMessage message, MailboxAddress to)
        {
            try
            {
                using var client = new SmtpClient();
                await client.ConnectAsync(host, 25);
                message.To.Add(to);
                await client.SendAsync(message);
                await client.DisconnectAsync(true);
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task With_a_client_from_elsewhere() => InMailKit.BecomesAsync(
        """
        private readonly SmtpClient _client = new();

        public async Task Send(MimeMessage message)
        {
            try
            {
                await _client.ConnectAsync(host, 25);
                await _client.SendAsync(message);
            }
            {|SMTP1003:catch (Exception exception)|}
            {
                logger.LogError(exception, "Not sent");
            }
        }
        """,
        """
        private readonly SmtpClient _client = new();

        public async Task Send(MimeMessage message)
        {
            try
            {
                await _client.ConnectAsync(host, 25);
                await _client.SendAsync(message);
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task Of_several_messages_at_once() => InMailKit.BecomesAsync(
        """
        public async Task Send(IEnumerable<MimeMessage> messages)
        {
            try
            {
                using var client = new SmtpClient();
                await client.ConnectAsync(host, 25);
                foreach (var message in messages)
                    await client.SendAsync(message);
                await client.DisconnectAsync(true);
            }
            {|SMTP1003:catch (Exception exception)|}
            {
                logger.LogError(exception, "Not sent");
            }
        }
        """,
        """
        public async Task Send(IEnumerable<MimeMessage> messages)
        {
            try
            {
                using var client = new SmtpClient();
                await client.ConnectAsync(host, 25);
                foreach (var message in messages)
                    await client.SendAsync(message);
                await client.DisconnectAsync(true);
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Not sent");
                throw;
            }
        }
        """);

    [Fact]
    public Task Where_a_finally_needs_the_client() => InMailKit.BecomesAsync(
        """
        public async Task SendAsync(MimeMessage message)
        {
            var client = new SmtpClient();
            try
            {
                await client.ConnectAsync(host, 25);
                await client.SendAsync(message);
            }
            {|SMTP1003:catch (Exception ex)|}
            {
                logger.LogError(ex, "Not sent");
            }
            finally
            {
                await client.DisconnectAsync(true);
            }
        }
        """,
        """
        public async Task SendAsync(MimeMessage message)
        {
            var client = new SmtpClient();
            try
            {
                await client.ConnectAsync(host, 25);
                await client.SendAsync(message);
            }
            catch (Exception ex)
            {
                logger.LogError(ex, "Not sent");
                throw;
            }
            finally
            {
                await client.DisconnectAsync(true);
            }
        }
        """);
}
