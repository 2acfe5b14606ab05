namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>Where nobody would see the exception, nothing is offered.</summary>
public sealed class NoFixTests
{
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
