namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>Mailers that call every failure permanent (SMTP1001). What they return says <c>Sent</c> or <c>Bounced</c>.</summary>
internal static class CondemningMailers
{
    public static IReadOnlyList<FaultyMailer> All { get; } =
    [
        new("System.Net.Mail, a result", """
            using System.Net.Mail;

            public enum Delivery { Sent, Bounced }

            public class Mailer(string host, int port)
            {
                public Delivery Deliver(MailMessage message)
                {
                    using var client = new SmtpClient(host, port);
                    try
                    {
                        client.Send(message);
                        return Delivery.Sent;
                    }
                    catch (SmtpException)
                    {
                        return Delivery.Bounced;
                    }
                }
            }
            """),

        new("System.Net.Mail, async, a flag, any exception", """
            using System;
            using System.Net.Mail;
            using System.Threading;
            using System.Threading.Tasks;

            public enum Delivery { Sent, Bounced }

            public class Mailer(string host, int port)
            {
                public async Task<Delivery> DeliverAsync(MailMessage message, CancellationToken cancellationToken)
                {
                    var result = Delivery.Sent;
                    try
                    {
                        using var client = new SmtpClient(host, port);
                        await client.SendMailAsync(message, cancellationToken);
                    }
                    catch (Exception)
                    {
                        result = Delivery.Bounced;
                    }

                    return result;
                }
            }
            """),

        new("MailKit, a result", """
            using System.Threading;
            using System.Threading.Tasks;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public enum Delivery { Sent, Bounced }

            public class Mailer(string host, int port)
            {
                public async Task<Delivery> DeliverAsync(MimeMessage message, CancellationToken cancellationToken)
                {
                    using var client = new SmtpClient();
                    try
                    {
                        await client.ConnectAsync(host, port, SecureSocketOptions.None, cancellationToken);
                        await client.SendAsync(message, cancellationToken);
                        await client.DisconnectAsync(true, cancellationToken);
                        return Delivery.Sent;
                    }
                    catch (SmtpCommandException)
                    {
                        return Delivery.Bounced;
                    }
                }
            }
            """),

        new("MailKit, with a login, any exception", """
            using System;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public enum Delivery { Sent, Bounced }

            public class Mailer(string host, int port)
            {
                public Delivery Deliver(MimeMessage message)
                {
                    try
                    {
                        using var client = new SmtpClient();
                        client.Connect(host, port, SecureSocketOptions.None);
                        client.Authenticate("shop", "secret");
                        client.Send(message);
                        client.Disconnect(true);
                        return Delivery.Sent;
                    }
                    catch (Exception)
                    {
                        return Delivery.Bounced;
                    }
                }
            }
            """),
    ];
}
