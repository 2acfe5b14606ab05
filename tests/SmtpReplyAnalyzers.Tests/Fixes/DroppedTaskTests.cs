namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>A send whose task nobody looks at.</summary>
public sealed class DroppedTaskTests
{
    [Fact]
    public Task Is_awaited_in_an_asynchronous_method() => InSystemNetMail.BecomesAsync(
        """
        public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
        {
            logger.LogInformation("Sending");
            _ = {|SMTP1003:client.SendMailAsync(message, cancellationToken)|}; // so that the shop stays fast
            await Task.Yield();
        }
        """,
        """
        public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
        {
            logger.LogInformation("Sending");
            await client.SendMailAsync(message, cancellationToken); // so that the shop stays fast
            await Task.Yield();
        }
        """);

    [Fact]
    public Task Is_returned_where_the_method_returned_a_finished_one() => InSystemNetMail.BecomesAsync(
        """
        public Task SendAsync(MailMessage message)
        {
            logger.LogInformation("Sending");
            _ = {|SMTP1003:client.SendMailAsync(message)|};
            return Task.CompletedTask;
        }
        """,
        """
        public Task SendAsync(MailMessage message)
        {
            logger.LogInformation("Sending");
            return client.SendMailAsync(message);
        }
        """);

    [Fact]
    public Task Stays_where_what_it_needs_is_disposed_of() => InSystemNetMail.StaysAsync(
        """
        public Task SendAsync(string to)
        {
            using var message = new MailMessage("shop@example.com", to);
            _ = {|SMTP1003:client.SendMailAsync(message)|};
            return Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Stays_where_nobody_could_await_it() => InSystemNetMail.StaysAsync(
        """
        public void Send(MailMessage message) => {|SMTP1003:client.SendMailAsync(message)|};
        """);
}
