using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 leaves alone what is not SMTP, not a send, not the user's to mend, or a test.</summary>
public sealed class FailureSwallowedBystandersTests
{
    [Fact]
    public Task Types_of_the_same_names() => Files("""
        namespace Shop
        {
            public sealed class SmtpException : Exception;

            public sealed class MailMessage;

            public sealed class SmtpClient
            {
                public void Send(MailMessage message) => throw new SmtpException();
                public Task SendMailAsync(MailMessage message) => Task.FromException(new SmtpException());
            }

            public sealed class Mailer(SmtpClient client)
            {
                public void Send(MailMessage message)
                {
                    try { client.Send(message); }
                    catch (SmtpException) { }

                    _ = client.SendMailAsync(message);
                }
            }
        }
        """);

    [Fact]
    public Task Another_protocol_of_MailKit() => Files("""
        // Reads what SmtpClient sent.
        using MailKit.Net.Imap;
        using MailKit.Net.Pop3;

        public static class Reader
        {
            public static void Read(Pop3Client pop3, ImapClient imap)
            {
                try { pop3.Connect("mail.example.com", 995); pop3.Authenticate("shop", "secret"); }
                catch (Exception) { }

                try { imap.Connect("mail.example.com", 993); imap.Authenticate("shop", "secret"); }
                catch (Exception) { }

                _ = imap.ConnectAsync("mail.example.com", 993);
            }
        }
        """);

    [Fact]
    public Task A_service_of_MailKit_that_may_be_another_protocol() => Files("""
        // SmtpClient or not.
        using MailKit;

        public static class Reader
        {
            public static void Connect(IMailService service)
            {
                try { service.Connect("mail.example.com", 25); service.Authenticate("shop", "secret"); }
                catch (Exception) { }
            }
        }
        """);

    [Fact]
    public Task A_connection_that_is_only_tried() => Files("""
        using MailKit.Net.Smtp;

        public static class Settings
        {
            public static bool CanConnect(SmtpClient client, string host)
            {
                try { client.Connect(host, 587); client.Authenticate("shop", "secret"); return true; }
                catch (Exception) { return false; }
            }

            public static void WarmUp(SmtpClient client, string host)
            {
                try { client.Connect(host, 587); }
                catch (Exception) { }
            }
        }
        """);

    [Fact]
    public Task An_address_checker() => Files("""
        using MailKit.Net.Smtp;

        public static class Addresses
        {
            public static bool Exists(SmtpClient client, string address)
            {
                try { client.Verify(address); return true; }
                catch (SmtpCommandException) { return false; }
            }

            public static void Warn(SmtpClient client, string list)
            {
                try { client.Expand(list); }
                catch (Exception) { }
            }
        }
        """);

    [Fact]
    public Task A_test_of_xunit() => Files("""
        namespace Xunit { public class FactAttribute : Attribute; public sealed class TheoryAttribute : FactAttribute; }

        namespace Shop.Tests
        {
            using System.Net.Mail;
            using Xunit;

            public sealed class MailerTests
            {
                [Fact]
                public void Sends()
                {
                    try { new SmtpClient("127.0.0.1").Send(new MailMessage()); }
                    catch (SmtpException) { }
                }

                [Theory]
                public async Task SendsAsync()
                {
                    try { await new SmtpClient("127.0.0.1").SendMailAsync(new MailMessage()); }
                    catch (SmtpException) { }
                }
            }
        }
        """);

    [Fact]
    public Task A_test_of_NUnit_and_its_helper() => Files("""
        namespace NUnit.Framework { public sealed class TestAttribute : Attribute; public sealed class TestFixtureAttribute : Attribute; }

        namespace Shop.Tests
        {
            using System.Net.Mail;
            using NUnit.Framework;

            [TestFixture]
            public sealed class MailerTests
            {
                [Test]
                public void Sends() => TrySend();

                private static void TrySend()
                {
                    try { new SmtpClient("127.0.0.1").Send(new MailMessage()); }
                    catch (SmtpException) { }
                }
            }
        }
        """);

    [Fact]
    public Task A_test_of_MSTest() => Files("""
        namespace Microsoft.VisualStudio.TestTools.UnitTesting { public class TestMethodAttribute : Attribute; public sealed class TestClassAttribute : Attribute; }

        namespace Shop.Tests
        {
            using System.Net.Mail;
            using Microsoft.VisualStudio.TestTools.UnitTesting;

            [TestClass]
            public sealed class MailerTests
            {
                [TestMethod]
                public void Sends()
                {
                    Action send = () =>
                    {
                        try { new SmtpClient("127.0.0.1").Send(new MailMessage()); }
                        catch (SmtpException) { }
                    };
                    send();
                }
            }
        }
        """);

    [Fact]
    public Task A_test_by_hand_that_expects_the_failure() => Body("""
        try
        {
            client.Send(message);
            throw new InvalidOperationException("It should have failed");
        }
        catch (SmtpException)
        {
        }
        """);

    [Fact]
    public Task Generated_code_by_its_comment() => Files("""
        // <auto-generated/>
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException) { }
            }
        }
        """);

    [Fact]
    public Task Generated_code_by_its_attribute() => Files("""
        using System.Net.Mail;

        [System.CodeDom.Compiler.GeneratedCode("mailer", "1.0")]
        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException) { }
            }
        }
        """);

    [Fact]
    public Task Suppressed_with_a_reason() => Files("""
        using System.Diagnostics.CodeAnalysis;
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
        #pragma warning disable SMTP1003 // The user sees the order on the page.
                catch (SmtpException) { }
        #pragma warning restore SMTP1003
            }

            [SuppressMessage("Outcome", "SMTP1003", Justification = "The user sees the order on the page.")]
            public void Repeat(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException) { }
            }
        }
        """);

    [Fact]
    public Task No_handler_at_all() => Body("""
        logger.LogInformation("Sending");
        client.Send(message);
        logger.LogInformation("Sent");
        """);

    [Fact]
    public Task A_logger_of_the_same_name_that_is_somebody_s_own() => Code("""
        public interface IAuditLog { void LogError(Exception exception, string text); }

        public sealed class Mailer(SmtpClient client, IAuditLog log)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { log.LogError(exception, "Could not send"); }
            }
        }
        """);

    [Fact]
    public Task Other_logging_libraries() => Files(
        """
        namespace Serilog { public interface ILogger { void Error(Exception exception, string text); } public static class Log { public static ILogger Logger { get; set; } = null!; public static void Error(Exception exception, string text) => Logger.Error(exception, text); } }
        namespace NLog { public class Logger { public virtual void Error(Exception exception, string text) { } } }
        namespace log4net { public interface ILog { void Error(object text, Exception exception); } }
        """,
        """
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client, Serilog.ILogger serilog, NLog.Logger nlog, log4net.ILog log4)
        {
            public void First(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { serilog.Error(exception, "Could not send"); } // SMTP1003
            }

            public void Second(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { nlog.Error(exception, "Could not send"); } // SMTP1003
            }

            public void Third(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { log4.Error("Could not send", exception); } // SMTP1003
            }

            public void Fourth(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { Serilog.Log.Error(exception, "Could not send"); } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task Another_library_s_sender_is_not_followed() => Files("""
        // Not SmtpClient.
        public interface IEmailSender { Task SendEmailAsync(string to, string subject, string text); }

        public sealed class Mailer(IEmailSender sender)
        {
            public async Task SendAsync(string to)
            {
                try { await sender.SendEmailAsync(to, "Hello", "World"); }
                catch (Exception) { }
            }
        }
        """);
}
