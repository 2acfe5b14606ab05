namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>
/// Mailers that send the whole message again after some recipients have it (SMTP1008). MailKit has none of them: there one refused
/// recipient stops the message for all.
/// </summary>
internal static class DoublingMailers
{
    public static IReadOnlyList<FaultyMailer> All { get; } =
    [
        new("System.Net.Mail, loop on 4yz", """
            using System;
            using System.Net.Mail;
            using System.Threading;

            public class Mailer(string host, int port)
            {
                public void Deliver(MailMessage message)
                {
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            using var client = new SmtpClient(host, port);
                            client.Send(message);
                            return;
                        }
                        catch (SmtpException ex) when (attempt < 5 && (int)ex.StatusCode / 100 == 4)
                        {
                            Thread.Sleep(TimeSpan.FromSeconds(Math.Pow(2, attempt)));
                        }
                    }
                }
            }
            """),

        new("System.Net.Mail, async, once more for a busy mailbox", """
            using System;
            using System.Net.Mail;
            using System.Threading;
            using System.Threading.Tasks;

            public class Mailer(string host, int port)
            {
                public async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken)
                {
                    using var client = new SmtpClient(host, port);
                    try
                    {
                        await client.SendMailAsync(message, cancellationToken);
                    }
                    catch (SmtpFailedRecipientException ex) when (ex.StatusCode == SmtpStatusCode.MailboxBusy)
                    {
                        await Task.Delay(TimeSpan.FromMinutes(5), cancellationToken);
                        await client.SendMailAsync(message, cancellationToken);
                    }
                }
            }
            """),

        new("System.Net.Mail, Polly, 4yz", """
            using System;
            using System.Net.Mail;
            using System.Threading;
            using System.Threading.Tasks;
            using Polly;
            using Polly.Retry;

            public class Mailer(string host, int port)
            {
                private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
                    .AddRetry(new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder().Handle<SmtpException>(ex => (int)ex.StatusCode is >= 400 and < 500),
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        MaxRetryAttempts = 4,
                    })
                    .Build();

                public async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken) =>
                    await Retry.ExecuteAsync(async token =>
                    {
                        using var client = new SmtpClient(host, port);
                        await client.SendMailAsync(message, token);
                    }, cancellationToken);
            }
            """),
    ];
}
