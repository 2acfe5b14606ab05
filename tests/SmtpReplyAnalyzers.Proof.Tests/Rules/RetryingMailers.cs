namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>Mailers whose retry admits permanent replies (SMTP1002). All of them try a transient reply and a lost connection again, rightly.</summary>
internal static class RetryingMailers
{
    public static IReadOnlyList<FaultyMailer> All { get; } =
    [
        new("System.Net.Mail, busy or unavailable", """
            using System;
            using System.Net.Mail;
            using System.Threading;

            public class Mailer
            {
                private readonly string _host;
                private readonly int _port;

                public Mailer(string host, int port)
                {
                    _host = host;
                    _port = port;
                }

                public void Deliver(MailMessage message)
                {
                    for (int attempt = 1; ; attempt++)
                    {
                        try
                        {
                            using (var client = new SmtpClient(_host, _port))
                                client.Send(message);
                            return;
                        }
                        catch (SmtpException ex) when (attempt < 5
                            && (ex.StatusCode == SmtpStatusCode.MailboxBusy
                                || ex.StatusCode == SmtpStatusCode.MailboxUnavailable
                                || ex.StatusCode == SmtpStatusCode.TransactionFailed
                                || ex.StatusCode == SmtpStatusCode.GeneralFailure
                                || ex.StatusCode == SmtpStatusCode.ServiceNotAvailable))
                        {
                            Thread.Sleep(TimeSpan.FromSeconds(5 * attempt));
                        }
                    }
                }
            }
            """),

        new("System.Net.Mail, async, any SmtpException", """
            using System;
            using System.Net.Mail;
            using System.Threading;
            using System.Threading.Tasks;

            public class Mailer(string host, int port)
            {
                private const int Attempts = 4;

                public async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken)
                {
                    var attempt = 0;
                    while (true)
                    {
                        try
                        {
                            using var client = new SmtpClient(host, port);
                            await client.SendMailAsync(message, cancellationToken);
                            break;
                        }
                        catch (SmtpException)
                        {
                            attempt++;
                            if (attempt == Attempts)
                                throw;
                        }

                        await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), cancellationToken);
                    }
                }
            }
            """),

        new("System.Net.Mail, Polly, Handle<SmtpException>", """
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
                        ShouldHandle = new PredicateBuilder().Handle<SmtpException>(),
                        BackoffType = DelayBackoffType.Exponential,
                        MaxRetryAttempts = 3,
                    })
                    .Build();

                public async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken)
                {
                    await Retry.ExecuteAsync(async token =>
                    {
                        using var client = new SmtpClient(host, port);
                        await client.SendMailAsync(message, token);
                    }, cancellationToken);
                }
            }
            """),

        new("System.Net.Mail, Polly 7, a policy for busy, full or unavailable", """
            using System;
            using System.Net.Mail;
            using System.Threading;
            using System.Threading.Tasks;
            using Polly;
            using Polly.Retry;

            public class Mailer(string host, int port)
            {
                private static readonly AsyncRetryPolicy Retry = Policy
                    .Handle<SmtpException>(ex => ex.StatusCode == SmtpStatusCode.ServiceNotAvailable
                        || ex.StatusCode == SmtpStatusCode.MailboxUnavailable
                        || ex.StatusCode == SmtpStatusCode.GeneralFailure)
                    .WaitAndRetryAsync(4, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));

                public Task DeliverAsync(MailMessage message, CancellationToken cancellationToken) =>
                    Retry.ExecuteAsync(async token =>
                    {
                        using var client = new SmtpClient(host, port);
                        await client.SendMailAsync(message, token);
                    }, cancellationToken);
            }
            """),

        new("MailKit, Polly 7, Handle<SmtpCommandException>", """
            using System;
            using System.IO;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;
            using Polly;

            public class Mailer(string host, int port)
            {
                public void Deliver(MimeMessage message)
                {
                    var policy = Policy
                        .Handle<SmtpCommandException>()
                        .Or<SmtpProtocolException>()
                        .Or<IOException>()
                        .WaitAndRetry(3, attempt => TimeSpan.FromMinutes(attempt));
                    policy.Execute(() =>
                    {
                        using var client = new SmtpClient();
                        client.Connect(host, port, SecureSocketOptions.None);
                        client.Send(message);
                        client.Disconnect(true);
                    });
                }
            }
            """),

        new("MailKit, any failure", """
            using System;
            using System.Threading;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer(string host, int port)
            {
                public void Deliver(MimeMessage message)
                {
                    var attempt = 1;
                    while (true)
                    {
                        try
                        {
                            using var client = new SmtpClient();
                            client.Connect(host, port, SecureSocketOptions.None);
                            client.Send(message);
                            client.Disconnect(true);
                            return;
                        }
                        catch (Exception) when (attempt < 4)
                        {
                            Thread.Sleep(1000 << attempt);
                            attempt++;
                        }
                    }
                }
            }
            """),

        new("MailKit, async, any SmtpCommandException", """
            using System;
            using System.IO;
            using System.Threading;
            using System.Threading.Tasks;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer(string host, int port)
            {
                public async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
                {
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            await SendAsync(message, cancellationToken);
                            return;
                        }
                        catch (SmtpCommandException) when (attempt < 5)
                        {
                            await Task.Delay(TimeSpan.FromSeconds(attempt * attempt), cancellationToken);
                        }
                        catch (SmtpProtocolException) when (attempt < 5)
                        {
                            await Task.Delay(TimeSpan.FromSeconds(attempt * attempt), cancellationToken);
                        }
                    }
                }

                private async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
                {
                    using var client = new SmtpClient();
                    await client.ConnectAsync(host, port, SecureSocketOptions.None, cancellationToken);
                    await client.SendAsync(message, cancellationToken);
                    await client.DisconnectAsync(true, cancellationToken);
                }
            }
            """),

        new("MailKit, Polly, no ShouldHandle", """
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
                private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder()
                    .AddRetry(new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromSeconds(3) })
                    .Build();

                public async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
                {
                    await _retry.ExecuteAsync(async token =>
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
