namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>Mailers that do it right, by hand: they show that the harness sees what it should.</summary>
internal static class CarefulMailers
{
    public const string SystemNetMailLoop = """
        using System;
        using System.IO;
        using System.Net.Mail;
        using System.Net.Sockets;
        using System.Threading;

        public sealed class Mailer(string host, int port)
        {
            public bool Deliver(MailMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        using var client = new SmtpClient(host, port);
                        client.Send(message);
                        return true;
                    }
                    catch (SmtpException failure) when (attempt < 4 && failure is not SmtpFailedRecipientException && MayPass(failure))
                    {
                        Thread.Sleep(TimeSpan.FromSeconds(Math.Pow(3, attempt)));
                    }
                }
            }

            private static bool MayPass(SmtpException failure) =>
                (int)failure.StatusCode / 100 == 4 || failure.InnerException is IOException or SocketException;
        }
        """;

    public const string SystemNetMailPipeline = """
        using System;
        using System.IO;
        using System.Net.Mail;
        using System.Net.Sockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        public static class Mailer
        {
            private static readonly ResiliencePipeline Again = new ResiliencePipelineBuilder()
                .AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<SmtpException>(static failure => failure is not SmtpFailedRecipientException
                        && ((int)failure.StatusCode is >= 400 and <= 499 || failure.InnerException is IOException or SocketException)),
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromSeconds(4),
                })
                .Build();

            public static Task DeliverAsync(MailMessage message, string host, int port, CancellationToken stop) =>
                Again.ExecuteAsync(async token =>
                {
                    using var client = new SmtpClient(host, port);
                    await client.SendMailAsync(message, token);
                }, stop).AsTask();
        }
        """;

    public const string MailKitLoop = """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;

        public class Mailer
        {
            private readonly string _host;
            private readonly int _port;

            public Mailer(string host, int port) => (_host, _port) = (host, port);

            public async Task DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
            {
                var wait = TimeSpan.FromSeconds(1);
                var left = 3;
                while (true)
                {
                    try
                    {
                        using var client = new SmtpClient();
                        await client.ConnectAsync(_host, _port, SecureSocketOptions.None, cancellationToken);
                        await client.SendAsync(message, cancellationToken);
                        await client.DisconnectAsync(true, cancellationToken);
                        return;
                    }
                    catch (SmtpCommandException failure) when (left-- > 0 && (int)failure.StatusCode is > 399 and < 500)
                    {
                    }
                    catch (Exception failure) when (failure is SmtpProtocolException or IOException or TimeoutException && left-- > 0)
                    {
                    }

                    await Task.Delay(wait * (0.75 + Random.Shared.NextDouble() / 2), cancellationToken);
                    wait *= 2;
                }
            }
        }
        """;

    public const string MailKitPipeline = """
        using System;
        using System.Threading;
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;
        using Polly;
        using Polly.Retry;

        public class Mailer
        {
            private readonly ResiliencePipelineBuilder _builder = new() { Name = "orders" };

            public void Deliver(string host, int port, MimeMessage message, CancellationToken stop)
            {
                var pipeline = _builder.AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = static attempt => new(attempt.Outcome.Exception switch
                    {
                        SmtpCommandException reply => (int)reply.StatusCode / 100 == 4,
                        SmtpProtocolException => true,
                        _ => false,
                    }),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    MaxRetryAttempts = 4,
                }).Build();
                pipeline.Execute(_ =>
                {
                    using var client = new SmtpClient();
                    client.Connect(host, port, SecureSocketOptions.None, stop);
                    client.Send(message, stop);
                    client.Disconnect(true, stop);
                }, stop);
            }
        }
        """;
}
