namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>Mailers that try again at once (SMTP1101).</summary>
internal static class HastyMailers
{
    public static IReadOnlyList<FaultyMailer> All { get; } =
    [
        new("System.Net.Mail, loop", """
            using System.Net.Mail;

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
                        catch (SmtpException ex) when (attempt < 4 && ex is not SmtpFailedRecipientException && (int)ex.StatusCode / 100 == 4)
                        {
                        }
                    }
                }
            }
            """),

        new("MailKit, async, do while", """
            using System.Threading;
            using System.Threading.Tasks;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer(string host, int port)
            {
                public async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
                {
                    var left = 3;
                    bool again;
                    do
                    {
                        again = false;
                        using var client = new SmtpClient();
                        try
                        {
                            await client.ConnectAsync(host, port, SecureSocketOptions.None, cancellationToken);
                            await client.SendAsync(message, cancellationToken);
                            await client.DisconnectAsync(true, cancellationToken);
                        }
                        catch (SmtpCommandException ex) when ((int)ex.StatusCode is >= 400 and <= 499 && left-- > 0)
                        {
                            again = true;
                        }
                    }
                    while (again);
                }
            }
            """),

        new("System.Net.Mail, Polly, zero delay", """
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
                        ShouldHandle = new PredicateBuilder().Handle<SmtpException>(
                            ex => ex is not SmtpFailedRecipientException && (int)ex.StatusCode / 100 == 4),
                        Delay = TimeSpan.Zero,
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
