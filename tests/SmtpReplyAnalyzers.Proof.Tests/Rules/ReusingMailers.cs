namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>Mailers that use a connection again after 421, or after it was lost (SMTP1103). System.Net.Mail has none: it reconnects by itself.</summary>
internal static class ReusingMailers
{
    public static IReadOnlyList<FaultyMailer> All { get; } =
    [
        new("MailKit, async, loop round the send", """
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer(string host, int port)
            {
                public async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
                {
                    using var client = new SmtpClient();
                    await client.ConnectAsync(host, port, SecureSocketOptions.None, cancellationToken);
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            await client.SendAsync(message, cancellationToken);
                            break;
                        }
                        catch (SmtpCommandException ex) when (attempt < 5 && (int)ex.StatusCode / 100 == 4)
                        {
                            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), cancellationToken);
                        }
                    }

                    await client.DisconnectAsync(true, cancellationToken);
                }
            }
            """),

        new("MailKit, once more in the catch", """
            using System.Threading;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer(string host, int port)
            {
                public void Deliver(MimeMessage message)
                {
                    using (var client = new SmtpClient())
                    {
                        client.Connect(host, port, SecureSocketOptions.None);
                        try
                        {
                            client.Send(message);
                        }
                        catch (SmtpCommandException ex) when (ex.StatusCode == SmtpStatusCode.ServiceNotAvailable)
                        {
                            Thread.Sleep(60000);
                            client.Send(message);
                        }

                        client.Disconnect(true);
                    }
                }
            }
            """),

        new("MailKit, Polly round the send", """
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
                    })
                    .Build();

                public async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
                {
                    using var client = new SmtpClient();
                    await client.ConnectAsync(host, port, SecureSocketOptions.None, cancellationToken);
                    await Retry.ExecuteAsync(async token => await client.SendAsync(message, token), cancellationToken);
                    await client.DisconnectAsync(true, cancellationToken);
                }
            }
            """),
    ];
}
