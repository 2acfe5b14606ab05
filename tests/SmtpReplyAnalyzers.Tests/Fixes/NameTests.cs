using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>Names neither clash nor mean something else.</summary>
public sealed class NameTests
{
    [Fact]
    public Task New_names_give_way_to_old_ones() => new FixCheck<FailureSwallowedFix>().BecomesAsync(
        """
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message, int attempt, Exception ex)
            {
                var maxAttempts = attempt;
                try
                {
                    client.Send(message);
                }
                {|SMTP1003:catch (SmtpException)|}
                {
                    System.Diagnostics.Trace.WriteLine("Not sent");
                }
            }

            private static bool IsTransient(Exception exception) => exception is TimeoutException;
        }
        """,
        """
        using System.Net.Mail;
        using System.Net.Sockets;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message, int attempt, Exception ex)
            {
                var maxAttempts = attempt;
                const int maxSendAttempts = 5;
                for (var sendAttempt = 1; ; sendAttempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException exception) when (sendAttempt < maxSendAttempts && IsTransientFailure(exception))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, sendAttempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        Thread.Sleep(TimeSpan.FromSeconds(seconds));
                    }
                    catch (SmtpException)
                    {
                        System.Diagnostics.Trace.WriteLine("Not sent");
                        throw;
                    }
                }
            }

            // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
            private static bool IsTransientFailure(SmtpException ex) =>
                ex is not SmtpFailedRecipientException
                && ((int)ex.StatusCode / 100 == 4
                    || (ex.StatusCode == SmtpStatusCode.GeneralFailure && ex.InnerException is IOException or SocketException));

            private static bool IsTransient(Exception exception) => exception is TimeoutException;
        }
        """);

    [Fact]
    public Task A_type_that_another_one_hides_is_qualified() => new FixCheck<FailureSwallowedFix>().BecomesAsync(
        """
        using System.Net.Mail;

        namespace Shop;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                {|SMTP1003:catch (Exception)|}
                {
                    System.Diagnostics.Trace.WriteLine("Not sent");
                }
            }
        }

        public sealed class SocketException : Exception;

        public sealed class Thread;
        """,
        """
        using System.Net.Mail;

        namespace Shop;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        System.Threading.Thread.Sleep(TimeSpan.FromSeconds(seconds));
                    }
                    catch (Exception)
                    {
                        System.Diagnostics.Trace.WriteLine("Not sent");
                        throw;
                    }
                }
            }

            // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
            private static bool IsTransient(SmtpException ex) =>
                ex is not SmtpFailedRecipientException
                && ((int)ex.StatusCode / 100 == 4
                    || (ex.StatusCode == SmtpStatusCode.GeneralFailure && ex.InnerException is IOException or System.Net.Sockets.SocketException));
        }

        public sealed class SocketException : Exception;

        public sealed class Thread;
        """);

    [Fact]
    public Task Both_libraries_in_one_file() => new FixCheck<FailureSwallowedFix>().BecomesAsync(
        """
        using MailKit.Net.Smtp;
        using MimeKit;
        using System.Net.Mail;
        using SmtpClient = MailKit.Net.Smtp.SmtpClient;

        public sealed class Mailer
        {
            public void Send(MimeMessage message, MailAddress from)
            {
                try
                {
                    using var client = new SmtpClient();
                    client.Connect("mail.example.com", 587);
                    client.Send(message);
                    client.Disconnect(true);
                }
                {|SMTP1003:catch|}
                {
                    System.Diagnostics.Trace.WriteLine("Not sent");
                }
            }
        }
        """,
        """
        using MailKit;
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;
        using System.Net.Mail;
        using System.Net.Sockets;
        using SmtpClient = MailKit.Net.Smtp.SmtpClient;

        public sealed class Mailer
        {
            public void Send(MimeMessage message, MailAddress from)
            {
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        using var client = new SmtpClient();
                        client.Connect("mail.example.com", 587);
                        client.Send(message);
                        client.Disconnect(true);
                        return;
                    }
                    catch (Exception ex) when (attempt < maxAttempts && IsTransient(ex))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        Thread.Sleep(TimeSpan.FromSeconds(seconds));
                    }
                    catch
                    {
                        System.Diagnostics.Trace.WriteLine("Not sent");
                        throw;
                    }
                }
            }

            // A transient reply or a lost connection.
            private static bool IsTransient(Exception ex) => ex switch
            {
                SmtpCommandException reply => (int)reply.StatusCode / 100 == 4,
                AuthenticationException { InnerException: SmtpCommandException reply } => (int)reply.StatusCode / 100 == 4,
                // With a SaslMechanism the reply code stands at the start of the message, and nowhere else.
                AuthenticationException => ex.Message.StartsWith("4", StringComparison.Ordinal) && ex.Message.IndexOf(':') == 3,
                SmtpProtocolException or ServiceNotConnectedException or IOException or SocketException or TimeoutException => true,
                _ => false,
            };
        }
        """);

    [Fact]
    public Task Usings_stay_clear_of_conditional_ones() => new FixCheck<FailureSwallowedFix> { Language = LanguageVersion.CSharp7_3 }.BecomesAsync(
        """
        using System;
        using System.Net.Mail;

        #if NET
        using System.Text;
        #endif

        public class Mailer
        {
            public void Send(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                {|SMTP1003:catch (SmtpException)|}
                {
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Net.Mail;
        using System.Net.Sockets;
        using System.Threading;

        #if NET
        using System.Text;
        #endif

        public class Mailer
        {
            public void Send(SmtpClient client, MailMessage message)
            {
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        Thread.Sleep(TimeSpan.FromSeconds(seconds));
                    }
                }
            }

            // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
            private static bool IsTransient(SmtpException ex) =>
                !(ex is SmtpFailedRecipientException)
                && ((int)ex.StatusCode / 100 == 4
                    || (ex.StatusCode == SmtpStatusCode.GeneralFailure && (ex.InnerException is IOException || ex.InnerException is SocketException)));
        }
        """);
}
