namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>Mailers whose retry has no limit (SMTP1102).</summary>
internal static class EndlessMailers
{
    public static IReadOnlyList<FaultyMailer> All { get; } =
    [
        new("System.Net.Mail, async, while not sent", """
            using System;
            using System.Net.Mail;
            using System.Threading;
            using System.Threading.Tasks;

            public class Mailer(string host, int port)
            {
                public async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken)
                {
                    var sent = false;
                    var delay = TimeSpan.FromSeconds(2);
                    while (!sent)
                    {
                        try
                        {
                            using var client = new SmtpClient(host, port);
                            await client.SendMailAsync(message, cancellationToken);
                            sent = true;
                        }
                        catch (SmtpException ex) when (ex is not SmtpFailedRecipientException && (int)ex.StatusCode / 100 == 4)
                        {
                            await Task.Delay(delay, cancellationToken);
                            delay += delay / 8;
                        }
                    }
                }
            }
            """),

        new("MailKit, recursion in the catch", """
            using System.Threading;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer(string host, int port)
            {
                public void Deliver(MimeMessage message)
                {
                    try
                    {
                        using var client = new SmtpClient();
                        client.Connect(host, port, SecureSocketOptions.None);
                        client.Send(message);
                        client.Disconnect(true);
                    }
                    catch (SmtpCommandException ex) when ((int)ex.StatusCode / 100 == 4)
                    {
                        Thread.Sleep(30000);
                        Deliver(message);
                    }
                }
            }
            """),

        new("MailKit, Polly, int.MaxValue", """
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;
            using Polly;
            using Polly.Retry;

            public class Mailer(string host, int port)
            {
                private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
                    .AddRetry(new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder().Handle<SmtpCommandException>(ex => (int)ex.StatusCode / 100 == 4),
                        BackoffType = DelayBackoffType.Exponential,
                        UseJitter = true,
                        MaxDelay = TimeSpan.FromMinutes(5),
                        MaxRetryAttempts = int.MaxValue,
                    })
                    .Build();

                public async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
                {
                    await Retry.ExecuteAsync(async token =>
                    {
                        using var client = new SmtpClient();
                        await client.ConnectAsync(host, port, SecureSocketOptions.None, token);
                        await client.SendAsync(message, token);
                        await client.DisconnectAsync(true, token);
                    }, cancellationToken);
                }
            }
            """),
    ];
}
