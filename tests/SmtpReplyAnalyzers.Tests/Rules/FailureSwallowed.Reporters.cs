using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 through the methods that a handler calls.</summary>
public sealed class FailureSwallowedReportersTests
{
    [Fact]
    public Task A_helper_that_only_logs() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { LogFailure(exception, message.Subject); } // SMTP1003
        }

        private void LogFailure(Exception exception, string subject)
        {
            logger.LogError(exception, "Could not send {Subject}", subject);
        }
        """);

    [Fact]
    public Task A_helper_of_another_class_that_only_logs() => Code("""
        public static class Log
        {
            public static void Error(Exception exception) => Trace.TraceError(exception.ToString());
        }

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { Log.Error(exception); } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task A_helper_that_does_nothing() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { Ignore(exception); } // SMTP1003
        }

        private static void Ignore(Exception exception)
        {
        }
        """);

    [Fact]
    public Task A_helper_that_throws() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { Fail(exception); }
        }

        private static void Fail(Exception exception) => throw new InvalidOperationException("Could not send", exception);
        """);

    [Fact]
    public Task A_helper_that_notifies() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { Report(exception); }
        }

        private void Report(Exception exception)
        {
            logger.LogError(exception, "Could not send");
            File.AppendAllText("failed.txt", exception.Message);
        }
        """);

    [Fact]
    public Task A_helper_that_keeps_it() => Members("""
        private readonly List<string> _failures = new();

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { Keep(exception.Message); }
        }

        private void Keep(string text) => _failures.Add(text);
        """);

    [Fact]
    public Task A_helper_that_ends_the_process() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { Die(exception.Message); }
        }

        private static void Die(string text)
        {
            Console.Error.WriteLine(text);
            Environment.Exit(2);
        }
        """);

    [Fact]
    public Task A_helper_that_puts_the_message_back() => Members("""
        private readonly Queue<MailMessage> _queue = new();

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { Requeue(message); }
        }

        private void Requeue(MailMessage message) => _queue.Enqueue(message);
        """);

    [Fact]
    public Task A_helper_that_tries_again() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { Again(message); }
        }

        private void Again(MailMessage message)
        {
            Thread.Sleep(1000);
            client.Send(message);
        }
        """);

    [Fact]
    public Task A_virtual_helper_may_do_anything() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { OnFailure(exception); }
        }

        protected virtual void OnFailure(Exception exception) => logger.LogError(exception, "Could not send");
        """);

    [Fact]
    public Task A_virtual_helper_without_the_exception_may_do_anything() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { OnFailure(); }
        }

        protected virtual void OnFailure() { }
        """);

    [Fact]
    public Task A_helper_of_an_interface_may_do_anything() => Code("""
        public interface IErrors { void Report(Exception exception); }

        public sealed class Mailer(SmtpClient client, IErrors errors)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { errors.Report(exception); }
            }
        }
        """);

    [Fact]
    public Task A_helper_called_after_the_handler_with_the_outcome() => Code("""
        public interface IDatabase { void Save(int id, bool sent); }

        public sealed class Mailer(SmtpClient client, IDatabase database)
        {
            public void Send(MailMessage message, int id)
            {
                var sent = false;
                try { client.Send(message); sent = true; }
                catch (SmtpException) { }
                database.Save(id, sent);
            }
        }
        """);

    [Fact]
    public Task A_helper_called_after_the_handler_with_a_status() => Code("""
        public interface IDatabase { void Save(int id, string status); }

        public sealed class Mailer(SmtpClient client, IDatabase database)
        {
            public void Send(MailMessage message, int id)
            {
                var status = "sent";
                try { client.Send(message); }
                catch (SmtpException) { status = "failed"; }
                database.Save(id, status);
            }
        }
        """);

    [Fact]
    public Task The_outcome_is_stored_after_the_handler() => Members("""
        public void Send(MailMessage message, Record record)
        {
            var sent = false;
            try { client.Send(message); sent = true; }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); }
            record.Sent = sent;
        }

        public sealed class Record { public bool Sent; }
        """);

    [Fact]
    public Task What_is_stored_after_the_handler_says_nothing_of_the_outcome() => Members("""
        public void Send(MailMessage message, Record record)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
            record.Sent = true;
        }

        public sealed class Record { public bool Sent; }
        """);

    [Fact]
    public Task What_is_called_after_the_handler_says_nothing_of_the_outcome() => Code("""
        public interface IDatabase { void MarkAsSent(int id); }

        public sealed class Mailer(SmtpClient client, IDatabase database)
        {
            public void Send(MailMessage message, int id)
            {
                try { client.Send(message); }
                catch (SmtpException) { } // SMTP1003
                database.MarkAsSent(id);
            }
        }
        """);
}
