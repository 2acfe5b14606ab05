using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>C# 7.3 gets only what it has.</summary>
public sealed class OldLanguageTests
{
    [Fact]
    public Task System_Net_Mail_in_CSharp_7_3() => new FixCheck<FailureSwallowedFix> { Language = LanguageVersion.CSharp7_3 }.BecomesAsync(
        """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;

        namespace Shop
        {
            public class Mailer
            {
                private readonly SmtpClient client = new SmtpClient();

                public async Task SendAsync(MailMessage message)
                {
                    try
                    {
                        await client.SendMailAsync(message);
                    }
                    {|SMTP1003:catch (Exception ex)|}
                    {
                        System.Diagnostics.Trace.WriteLine("Not sent: " + ex.Message);
                    }
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Net.Mail;
        using System.Net.Sockets;
        using System.Threading.Tasks;

        namespace Shop
        {
            public class Mailer
            {
                private readonly SmtpClient client = new SmtpClient();

                public async Task SendAsync(MailMessage message)
                {
                    const int maxAttempts = 5;
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            await client.SendMailAsync(message);
                            return;
                        }
                        catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                        {
                            // Exponential backoff with jitter.
                            var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                            await Task.Delay(TimeSpan.FromSeconds(seconds));
                        }
                        catch (Exception ex)
                        {
                            System.Diagnostics.Trace.WriteLine("Not sent: " + ex.Message);
                            throw;
                        }
                    }
                }

                // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
                private static bool IsTransient(SmtpException ex) =>
                    !(ex is SmtpFailedRecipientException)
                    && ((int)ex.StatusCode / 100 == 4
                        || (ex.StatusCode == SmtpStatusCode.GeneralFailure && (ex.InnerException is IOException || ex.InnerException is SocketException)));
            }
        }
        """);

    [Fact]
    public Task MailKit_in_CSharp_7_3_and_usings_inside_a_namespace() => new FixCheck<FailureSwallowedFix> { Language = LanguageVersion.CSharp7_3 }.BecomesAsync(
        """
        namespace Shop
        {
            using System;
            using MailKit.Net.Smtp;
            using MimeKit;

            public class Mailer
            {
                public bool Send(MimeMessage message)
                {
                    using (var client = new SmtpClient())
                    {
                        try
                        {
                            client.Connect("mail.example.com", 587);
                            client.Send(message);
                            client.Disconnect(true);
                            return true;
                        }
                        {|SMTP1003?:catch (Exception)|}
                        {
                            return false;
                        }
                    }
                }
            }
        }
        """,
        """
        namespace Shop
        {
            using System;
            using System.IO;
            using System.Net.Sockets;
            using System.Threading;
            using MailKit;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public class Mailer
            {
                public bool Send(MimeMessage message)
                {
                    const int maxAttempts = 5;
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            using (var client = new SmtpClient())
                            {
                                client.Connect("mail.example.com", 587);
                                client.Send(message);
                                client.Disconnect(true);
                                return true;
                            }
                        }
                        catch (Exception ex) when (attempt < maxAttempts && IsTransient(ex))
                        {
                            // Exponential backoff with jitter.
                            var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                            Thread.Sleep(TimeSpan.FromSeconds(seconds));
                        }
                    }
                }

                // A transient reply or a lost connection.
                private static bool IsTransient(Exception ex)
                {
                    var reply = ex as SmtpCommandException ?? (ex as AuthenticationException)?.InnerException as SmtpCommandException;
                    if (reply != null)
                        return (int)reply.StatusCode / 100 == 4;

                    // With a SaslMechanism the reply code stands at the start of the message, and nowhere else.
                    if (ex is AuthenticationException)
                        return ex.Message.StartsWith("4", StringComparison.Ordinal) && ex.Message.IndexOf(':') == 3;

                    return ex is SmtpProtocolException || ex is ServiceNotConnectedException || ex is IOException || ex is SocketException || ex is TimeoutException;
                }
            }
        }
        """);
}
