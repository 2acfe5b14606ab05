using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 through methods of the same compilation that let a failure out.</summary>
public sealed class FailureSwallowedHelpersTests
{
    [Fact]
    public Task A_wrapper_that_lets_failures_out() => Members("""
        public void Notify(MailMessage message)
        {
            try { Deliver(message); }
            catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        }

        private void Deliver(MailMessage message) => client.Send(message);
        """);

    [Fact]
    public Task A_wrapper_of_another_class_in_another_file() => Files(
        """
        using System.Net.Mail;

        public sealed class Transport(SmtpClient client)
        {
            public Task DeliverAsync(MailMessage message) => client.SendMailAsync(message);
        }
        """,
        """
        // Confirms by SmtpClient.
        public sealed class Orders(Transport transport)
        {
            public async Task ConfirmAsync(System.Net.Mail.MailMessage message)
            {
                try { await transport.DeliverAsync(message); }
                catch { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task Three_wrappers_deep() => Members("""
        public void Notify(MailMessage message)
        {
            try { First(message); }
            catch (SmtpException) { } // SMTP1003
        }

        private void First(MailMessage message) => Second(message);

        private void Second(MailMessage message) => Third(message);

        private void Third(MailMessage message) => client.Send(message);
        """);

    // Deeper than three calls nothing is followed.
    [Fact]
    public Task Four_wrappers_deep_is_missed() => Members("""
        public void Notify(MailMessage message)
        {
            try { First(message); }
            catch (SmtpException) { }
        }

        private void First(MailMessage message) => Second(message);

        private void Second(MailMessage message) => Third(message);

        private void Third(MailMessage message) => Fourth(message);

        private void Fourth(MailMessage message) => client.Send(message);
        """);

    [Fact]
    public Task A_wrapper_that_builds_the_message() => Members("""
        public void Notify(string to)
        {
            try { Deliver(to, "Hello"); }
            catch (Exception) { } // SMTP1003
        }

        private void Deliver(string to, string subject)
        {
            using var message = new MailMessage();
            message.Subject = subject + to;
            client.Send(message);
        }
        """);

    [Fact]
    public Task A_wrapper_that_keeps_its_failures() => Members("""
        public void Notify(MailMessage message)
        {
            try { Deliver(message); }
            catch (Exception) { }
        }

        private void Deliver(MailMessage message)
        {
            try { client.Send(message); }
            catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        }
        """);

    [Fact]
    public Task A_wrapper_that_says_false_and_is_not_heard() => Members("""
        public void Notify(MailMessage message)
        {
            TrySend(message);
        }

        private bool TrySend(MailMessage message)
        {
            try { client.Send(message); return true; }
            catch (Exception) { return false; } // SMTP1003?
        }
        """);

    [Fact]
    public Task A_wrapper_behind_an_interface_is_not_followed() => Code("""
        public interface IMailer { void Deliver(MailMessage message); }

        public sealed class Mailer(SmtpClient client) : IMailer
        {
            public void Deliver(MailMessage message) => client.Send(message);
        }

        public sealed class Orders(IMailer mailer)
        {
            public void Confirm(MailMessage message)
            {
                try { mailer.Deliver(message); }
                catch (Exception) { }
            }
        }
        """);

    [Fact]
    public Task A_class_derived_from_the_client() => Files("""
        using System.Net.Mail;

        public sealed class LoggedClient : SmtpClient
        {
            public void Deliver(MailMessage message)
            {
                try { Send(message); }
                catch (SmtpException) { } // SMTP1003
            }
        }
        """);
}
