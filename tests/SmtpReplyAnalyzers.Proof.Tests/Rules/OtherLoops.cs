namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>More mailers whose retry is a loop, so that each fix of SMTP11xx has three of them.</summary>
internal static class OtherLoops
{
    public static IReadOnlyList<FaultyMailer> Hasty { get; } =
    [
        new("System.Net.Mail, async, always one second", """
            using System;
            using System.Net.Mail;
            using System.Threading;
            using System.Threading.Tasks;

            public class Mailer(string host, int port)
            {
                public async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken)
                {
                    for (var attempt = 0; ; attempt++)
                    {
                        try
                        {
                            using var client = new SmtpClient(host, port);
                            await client.SendMailAsync(message, cancellationToken);
                            return;
                        }
                        catch (SmtpException ex) when (attempt < 3 && ex is not SmtpFailedRecipientException && (int)ex.StatusCode / 100 == 4)
                        {
                            await Task.Delay(1000, cancellationToken);
                        }
                    }
                }
            }
            """),
    ];

    public static IReadOnlyList<FaultyMailer> Endless { get; } =
    [
        new("MailKit, do while", """
            using System;
            using System.Threading;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer(string host, int port)
            {
                public void Deliver(MimeMessage message)
                {
                    bool again;
                    do
                    {
                        again = false;
                        try
                        {
                            using var client = new SmtpClient();
                            client.Connect(host, port, SecureSocketOptions.None);
                            client.Send(message);
                            client.Disconnect(true);
                        }
                        catch (SmtpCommandException ex) when ((int)ex.StatusCode / 100 == 4)
                        {
                            again = true;
                            Thread.Sleep(TimeSpan.FromMinutes(5));
                        }
                    }
                    while (again);
                }
            }
            """),

        new("System.Net.Mail, a counter that nobody asks", """
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
                            using (var client = new SmtpClient(host, port))
                                client.Send(message);
                            return;
                        }
                        catch (SmtpException ex) when (ex is not SmtpFailedRecipientException && (int)ex.StatusCode / 100 == 4)
                        {
                            Thread.Sleep(TimeSpan.FromSeconds(attempt * 10));
                        }
                    }
                }
            }
            """),
    ];

    public static IReadOnlyList<FaultyMailer> Reusing { get; } =
    [
        new("MailKit, loop on any failure", """
            using System;
            using System.Threading;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer(string host, int port)
            {
                public void Deliver(MimeMessage message)
                {
                    using var client = new SmtpClient();
                    client.Connect(host, port, SecureSocketOptions.None);
                    var left = 4;
                    while (true)
                    {
                        try
                        {
                            client.Send(message);
                            return;
                        }
                        catch (Exception) when (left-- > 0)
                        {
                            Thread.Sleep(TimeSpan.FromSeconds(90 - (20 * left)));
                        }
                    }
                }
            }
            """),

        new("MailKit, async, an if in the handler", """
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
                            return;
                        }
                        catch (SmtpCommandException ex)
                        {
                            if (attempt == 5 || (int)ex.StatusCode >= 500)
                                throw;
                            await Task.Delay(TimeSpan.FromMinutes(attempt), cancellationToken);
                        }
                    }
                }
            }
            """),
    ];
}
