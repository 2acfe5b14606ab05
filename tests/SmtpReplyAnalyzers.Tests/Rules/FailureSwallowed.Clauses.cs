using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003: which clause lets a failure in, and what its filter leaves over.</summary>
public sealed class FailureSwallowedClausesTests
{
    [Fact]
    public Task The_first_clause_that_fits() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        catch (Exception) { throw; }
        """);

    [Fact]
    public Task A_clause_after_one_that_takes_everything_the_send_lets_out() => Files("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException) { throw; }
                catch (Exception) { }
            }
        }
        """);

    [Fact]
    public Task MailKit_has_more_than_one_exception() => Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MimeMessage message)
            {
                try { client.Send(message); }
                catch (SmtpCommandException) { throw; }
                catch (Exception) { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task Only_the_exception_with_a_code_is_swallowed() => Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MimeMessage message)
            {
                try { client.Send(message); }
                catch (SmtpCommandException) { } // SMTP1003
                catch (SmtpProtocolException) { } // SMTP1003
                catch (Exception) { throw; }
            }
        }
        """);

    [Fact]
    public Task Recipients_that_failed_are_failures_too() => Files("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpFailedRecipientsException) { } // SMTP1003
                catch (SmtpFailedRecipientException) { } // SMTP1003
                catch (SmtpException) { throw; }
            }
        }
        """);

    [Fact]
    public Task The_base_of_them_all() => Files("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpFailedRecipientException) { throw; }
                catch (SmtpException) { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task An_exception_that_a_send_does_not_raise() => Body("""
        try { client.Send(message); }
        catch (ArgumentException) { }
        catch (InvalidCastException) { }
        """);

    [Fact]
    public Task Cancellation_is_no_failure() => AsyncBody("""
        try { await client.SendMailAsync(message, token); }
        catch (OperationCanceledException) { }
        """);

    [Fact]
    public Task Cancellation_first_and_then_the_rest() => AsyncBody("""
        try { await client.SendMailAsync(message, token); }
        catch (OperationCanceledException) { throw; }
        catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        """);

    [Fact]
    public Task A_filter_that_leaves_all_but_cancellation() => AsyncBody("""
        try { await client.SendMailAsync(message, token); }
        catch (Exception exception) when (exception is not OperationCanceledException) // SMTP1003
        {
            logger.LogError(exception, "Could not send");
        }
        """);

    [Fact]
    public Task A_filter_on_the_code() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) when ((int)exception.StatusCode >= 500) { } // SMTP1003
        """);

    [Fact]
    public Task A_filter_on_transient_codes() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) when ((int)exception.StatusCode / 100 == 4) { logger.LogWarning("Busy"); } // SMTP1003
        """);

    [Fact]
    public Task A_filter_that_lets_nothing_in() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) when ((int)exception.StatusCode == 250) { }
        """);

    [Fact]
    public Task A_filter_that_never_holds() => Body("""
        try { client.Send(message); }
        catch (SmtpException) when (false) { }
        """);

    [Fact]
    public Task A_filter_that_always_holds() => Body("""
        try { client.Send(message); }
        catch (SmtpException) when (true) { } // SMTP1003
        """);

    [Fact]
    public Task A_free_filter_may_hold() => Members("""
        public bool Lenient { get; set; }

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) when (Lenient) { } // SMTP1003
        }
        """);

    [Fact]
    public Task An_opaque_filter_on_the_text() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) when (exception.Message.Contains("greylisted")) { }
        """);

    [Fact]
    public Task An_opaque_filter_elsewhere() => Code("""
        public interface IPolicy { bool MayPass(Exception exception); }

        public sealed class Mailer(SmtpClient client, IPolicy policy)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException exception) when (policy.MayPass(exception)) { }
            }
        }
        """);

    [Fact]
    public Task An_opaque_filter_leaves_the_rest_opaque() => Code("""
        public interface IPolicy { bool MayPass(Exception exception); }

        public sealed class Mailer(SmtpClient client, IPolicy policy)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (Exception exception) when (policy.MayPass(exception)) { throw; }
                catch (Exception) { }
            }
        }
        """);

    [Fact]
    public Task A_filter_that_only_logs() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (Exception exception) when (Log(exception)) { }
        }

        private bool Log(Exception exception)
        {
            logger.LogError(exception, "Could not send");
            return false;
        }
        """);

    [Fact]
    public Task A_filter_that_logs_and_takes_it() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (Exception exception) when (Log(exception)) { } // SMTP1003
        }

        private bool Log(Exception exception)
        {
            logger.LogError(exception, "Could not send");
            return true;
        }
        """);

    [Fact]
    public Task A_filter_of_our_own_that_is_understood() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) when (IsPermanent(exception)) { } // SMTP1003
        }

        private static bool IsPermanent(SmtpException exception) => (int)exception.StatusCode is >= 500 and <= 599;
        """);

    [Fact]
    public Task The_same_test_inside() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) // SMTP1003
        {
            if ((int)exception.StatusCode == 421)
                return;
            throw;
        }
        """);

    [Fact]
    public Task A_test_inside_that_no_failure_passes() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception)
        {
            if ((int)exception.StatusCode == 250)
                return;
            throw;
        }
        """);

    [Fact]
    public Task An_opaque_test_inside() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception)
        {
            if (exception.Message.StartsWith("4.7.1"))
                return;
            throw;
        }
        """);

    [Fact]
    public Task The_type_is_tested_inside() => Body("""
        try { client.Send(message); }
        catch (Exception exception) // SMTP1003
        {
            if (exception is SmtpException)
                logger.LogError(exception, "Could not send");
            else
                throw;
        }
        """);

    [Fact]
    public Task The_type_that_does_not_come_is_tested_inside() => Body("""
        try { client.Send(message); }
        catch (Exception exception)
        {
            if (exception is InvalidCastException)
                return;
            throw;
        }
        """);

    [Fact]
    public Task The_inner_handler_that_takes_everything_is_the_one() => Body("""
        try
        {
            try { client.Send(message); }
            catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        }
        catch (Exception)
        {
        }
        """);

    [Fact]
    public Task The_outer_one_takes_what_the_inner_one_throws() => Body("""
        try
        {
            try { client.Send(message); }
            catch (Exception exception) { throw new InvalidOperationException("Could not send", exception); }
        }
        catch (InvalidOperationException exception) // SMTP1003
        {
            logger.LogError(exception, "Could not send");
        }
        """);

    [Fact]
    public Task The_outer_one_lets_it_out() => Body("""
        try
        {
            try { client.Send(message); }
            catch (SmtpException) { throw; }
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException("Could not send", exception);
        }
        """);

    [Fact]
    public Task A_finally_alone() => Body("""
        try { client.Send(message); }
        finally { client.Dispose(); }
        """);

    [Fact]
    public Task A_finally_after_a_quiet_clause() => Body("""
        try { client.Send(message); }
        catch (SmtpException) { } // SMTP1003
        finally { client.Dispose(); }
        """);

    [Fact]
    public Task A_finally_inside_a_quiet_clause() => Body("""
        try
        {
            try { client.Send(message); }
            finally { message.Dispose(); }
        }
        catch (SmtpException) // SMTP1003
        {
        }
        """);

    [Fact]
    public Task A_finally_that_tells() => Members("""
        public Action<bool>? Finished { get; set; }

        public void Send(MailMessage message, Action<bool> finished)
        {
            var sent = false;
            try { client.Send(message); sent = true; }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); }
            finally { finished(sent); }
        }
        """);

    [Fact]
    public Task A_using_round_it() => Body("""
        try
        {
            using (message)
                client.Send(message);
        }
        catch (SmtpException) // SMTP1003
        {
        }
        """);

    [Fact]
    public Task A_quiet_clause_round_the_cleaning_up_only() => Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public static class Mailer
        {
            public static void Send(MimeMessage message)
            {
                using var client = new SmtpClient();
                client.Connect("mail.example.com", 587);
                client.Send(message);
                try { client.Disconnect(true); }
                catch (Exception) { }
            }

            public static void Close(SmtpClient client)
            {
                try { client.NoOp(); client.Disconnect(true); client.Dispose(); }
                catch (Exception) { }
            }
        }
        """);

    [Fact]
    public Task A_quiet_clause_round_something_else() => Body("""
        try { File.Delete("draft.eml"); }
        catch (IOException) { }
        client.Send(message);
        """);

    [Fact]
    public Task A_quiet_clause_before_the_send() => Body("""
        string signature;
        try { signature = File.ReadAllText("signature.txt"); }
        catch (Exception exception) { logger.LogWarning(exception, "No signature"); signature = ""; }
        message.Subject += signature;
        client.Send(message);
        """);
}
