namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>Mailers that swallow every failure (SMTP1003).</summary>
internal static class SwallowingMailers
{
    public static IReadOnlyList<FaultyMailer> All { get; } =
    [
        new("System.Net.Mail, empty catch", """
            using System.Net.Mail;

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
                    using (var client = new SmtpClient(_host, _port))
                    {
                        try
                        {
                            client.Send(message);
                        }
                        catch (SmtpException)
                        {
                        }
                    }
                }
            }
            """),

        new("System.Net.Mail, log only", """
            using System;
            using System.Diagnostics;
            using System.Net.Mail;

            public class Mailer
            {
                private readonly SmtpClient _client;

                public Mailer(string host, int port) => _client = new SmtpClient(host, port);

                public void Deliver(MailMessage message)
                {
                    try
                    {
                        _client.Send(message);
                    }
                    catch (Exception ex)
                    {
                        Trace.TraceError("The confirmation could not be sent: " + ex.Message);
                    }
                }
            }
            """),

        new("System.Net.Mail, async, log only", """
            using System;
            using System.Diagnostics;
            using System.Net.Mail;
            using System.Threading;
            using System.Threading.Tasks;

            public class Mailer(string host, int port)
            {
                public async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken)
                {
                    try
                    {
                        using var client = new SmtpClient(host, port);
                        await client.SendMailAsync(message, cancellationToken);
                    }
                    catch (SmtpException ex)
                    {
                        // The order itself is safe; a mail is not worth an error page.
                        Trace.TraceWarning($"No confirmation: {ex}");
                    }
                }
            }
            """),

        new("MailKit, empty catch", """
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer
            {
                private readonly string _host;
                private readonly int _port;

                public Mailer(string host, int port)
                {
                    _host = host;
                    _port = port;
                }

                public void Deliver(MimeMessage message)
                {
                    try
                    {
                        using (var client = new SmtpClient())
                        {
                            client.Connect(_host, _port, SecureSocketOptions.None);
                            client.Send(message);
                            client.Disconnect(true);
                        }
                    }
                    catch
                    {
                    }
                }
            }
            """),

        new("MailKit, async, log only", """
            using System;
            using System.Diagnostics;
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
                    try
                    {
                        await client.ConnectAsync(host, port, SecureSocketOptions.None, cancellationToken);
                        await client.SendAsync(message, cancellationToken);
                        await client.DisconnectAsync(true, cancellationToken);
                    }
                    catch (Exception ex)
                    {
                        Trace.TraceError(ex.ToString());
                    }
                }
            }
            """),

        new("MailKit, async, logs in, log only", """
            using System;
            using System.Diagnostics;
            using System.Threading;
            using System.Threading.Tasks;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public sealed class Mailer(string host, int port)
            {
                public async Task DeliverAsync(MimeMessage message, CancellationToken stop)
                {
                    try
                    {
                        using var client = new SmtpClient();
                        await client.ConnectAsync(host, port, SecureSocketOptions.None, stop);
                        await client.AuthenticateAsync("shop", "secret", stop);
                        await client.SendAsync(message, stop);
                        await client.DisconnectAsync(true, stop);
                    }
                    catch (Exception ex)
                    {
                        Trace.TraceError("mail: " + ex.Message);
                    }
                }
            }
            """),
    ];
}
