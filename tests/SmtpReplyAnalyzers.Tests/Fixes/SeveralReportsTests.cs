using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>One after the other, on what the one before has left.</summary>
public sealed class SeveralReportsTests
{
    [Fact]
    public Task Two_handlers_of_one_try_and_a_second_method() => new FixCheck<FailureSwallowedFix>().BecomesAsync(
        """
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                {|SMTP1003:catch (SmtpFailedRecipientException)|}
                {
                    System.Diagnostics.Trace.WriteLine("Not sent to all");
                }
                {|SMTP1003:catch (SmtpException)|}
                {
                    System.Diagnostics.Trace.WriteLine("Not sent");
                }
            }

            public async Task SendAsync(MailMessage message)
            {
                try
                {
                    await client.SendMailAsync(message);
                }
                {|SMTP1003:catch|}
                {
                }
            }
        }
        """,
        """
        using System.Net.Mail;
        using System.Net.Sockets;

        public sealed class Mailer(SmtpClient client)
        {
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
                catch (SmtpFailedRecipientException)
                {
                    System.Diagnostics.Trace.WriteLine("Not sent to all");
                    throw;
                }
                catch (SmtpException)
                {
                    System.Diagnostics.Trace.WriteLine("Not sent");
                    throw;
                }
            }

            // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
            private static bool IsTransient(SmtpException ex) =>
                ex is not SmtpFailedRecipientException
                && ((int)ex.StatusCode / 100 == 4
                    || (ex.StatusCode == SmtpStatusCode.GeneralFailure && ex.InnerException is IOException or SocketException));

            public async Task SendAsync(MailMessage message)
            {
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await client.SendMailAsync(message);
                        return;
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
        """);
}
