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
}
