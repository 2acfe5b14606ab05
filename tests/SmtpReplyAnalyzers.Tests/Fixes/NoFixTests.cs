namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>Where the handler must not throw, nothing is offered.</summary>
public sealed class NoFixTests
{
    [Fact]
    public Task In_a_loop_that_tries_again_the_loop_would_not_get_to_its_next_attempt() => InSystemNetMail.StaysAsync(
        """
        public void Send(MailMessage message)
        {
            for (var i = 0; i < 3; i++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                {|SMTP1003:catch (SmtpException ex) when (ex is not SmtpFailedRecipientException && (int)ex.StatusCode / 100 == 4)|}
                {
                    logger.LogError(ex, "Not sent");
                    Thread.Sleep(TimeSpan.FromSeconds(10 << i));
                }
            }
        }
        """);

    [Fact]
    public Task In_async_void_an_exception_ends_the_process() => InSystemNetMail.StaysAsync(
        """
        public async void Send(MailMessage first)
        {
            try
            {
                await client.SendMailAsync(first);
            }
            {|SMTP1003:catch (SmtpException)|}
            {
                logger.LogInformation("Done");
            }
        }
        """);

    [Fact]
    public Task On_a_thread_of_its_own_an_exception_ends_the_process() => InSystemNetMail.StaysAsync(
        """
        public void Send(MailMessage first)
        {
            new Thread(() =>
            {
                try
                {
                    client.Send(first);
                }
                {|SMTP1003:catch (SmtpException)|}
                {
                    logger.LogInformation("Done");
                }
            }).Start();
        }
        """);
}
