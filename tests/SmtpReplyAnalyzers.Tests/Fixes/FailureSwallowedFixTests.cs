using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

public sealed class FailureSwallowedFixTests
{
    [Fact]
    public async Task A_logged_failure_is_tried_again_and_then_thrown() => await new FixCheck<FailureSwallowedFix>().BecomesAsync(
        """
        using System;
        using System.Diagnostics;
        using System.Net.Mail;
        using System.Threading;
        using System.Threading.Tasks;

        public sealed class Mailer(SmtpClient client)
        {
            public async Task ConfirmAsync(MailMessage message, CancellationToken cancellationToken)
            {
                try
                {
                    await client.SendMailAsync(message, cancellationToken);
                }
                {|SMTP1003:catch (SmtpException exception)|}
                {
                    // The order itself is safe.
                    Trace.TraceError(exception.Message);
                }
            }
        }
        """,
        """
        using System;
        using System.Diagnostics;
        using System.IO;
        using System.Net.Mail;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;

        public sealed class Mailer(SmtpClient client)
        {
            public async Task ConfirmAsync(MailMessage message, CancellationToken cancellationToken)
            {
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await client.SendMailAsync(message, cancellationToken);
                        return;
                    }
                    catch (SmtpException exception) when (attempt < maxAttempts && IsTransient(exception))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
                    }
                    catch (SmtpException exception)
                    {
                        // The order itself is safe.
                        Trace.TraceError(exception.Message);
                        throw;
                    }
                }
            }

            // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
            private static bool IsTransient(SmtpException ex) =>
                ex is not SmtpFailedRecipientException
                && ((int)ex.StatusCode / 100 == 4
                    || (ex.StatusCode == SmtpStatusCode.GeneralFailure && ex.InnerException is IOException or SocketException));
        }
        """);
}
