using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 where a constant leaves the handler, or one way of several is quiet.</summary>
public sealed class FailureSwallowedVerdictsTests
{
    [Fact]
    public Task Success_is_claimed() => Members("""
        public bool Send(MailMessage message)
        {
            try { client.Send(message); return true; }
            catch (SmtpException) { return true; } // SMTP1003
        }
        """);

    [Fact]
    public Task Success_is_claimed_after_the_try() => Members("""
        public bool Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
            return true;
        }
        """);

    [Fact]
    public Task A_constant_false_is_a_suggestion() => Members("""
        public bool Send(MailMessage message)
        {
            try { client.Send(message); return true; }
            catch (SmtpException) { return false; } // SMTP1003?
        }
        """);

    [Fact]
    public Task A_flag_that_becomes_false_is_a_suggestion() => Members("""
        public bool Send(MailMessage message)
        {
            var sent = true;
            try { client.Send(message); }
            catch { sent = false; } // SMTP1003?
            return sent;
        }
        """);

    [Fact]
    public Task A_flag_that_only_success_sets_is_a_suggestion() => Members("""
        public bool Send(MailMessage message)
        {
            var sent = false;
            try { client.Send(message); sent = true; }
            catch { } // SMTP1003?
            return sent;
        }
        """);

    [Fact]
    public Task Null_for_a_failure_is_a_suggestion() => Members("""
        public string? Send(MailMessage message)
        {
            try { client.Send(message); return "sent"; }
            catch (SmtpException) { return null; } // SMTP1003?
        }
        """);

    [Fact]
    public Task False_after_a_log_is_a_choice_of_words_between_methods() => Members("""
        public bool Send(MailMessage message)
        {
            try { client.Send(message); return true; }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); return false; }
        }
        """);

    [Fact]
    public Task One_way_of_several_is_quiet() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) // SMTP1003
        {
            if ((int)exception.StatusCode >= 500)
                throw;
            logger.LogWarning("Busy");
        }
        """);

    [Fact]
    public Task Rethrown_only_when_somebody_wants_to_know() => Members("""
        public bool Throws { get; set; }

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) // SMTP1003
            {
                if (Throws)
                    throw;
            }
        }
        """);

    [Fact]
    public Task The_whole_session_in_one_try() => Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public static class Mailer
        {
            public static void Send(MimeMessage message)
            {
                try
                {
                    using var client = new SmtpClient();
                    client.Connect("mail.example.com", 587);
                    client.Authenticate("shop", "secret");
                    client.Send(message);
                    client.Disconnect(true);
                }
                catch (Exception) // SMTP1003
                {
                }
            }
        }
        """);

    [Fact]
    public Task A_failed_login_that_is_passed_over_before_the_send() => Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public static class Mailer
        {
            public static void Send(MimeMessage message)
            {
                using var client = new SmtpClient();
                try
                {
                    client.Connect("mail.example.com", 587);
                    client.Authenticate("shop", "secret");
                }
                catch (Exception) // SMTP1003
                {
                    return;
                }

                client.Send(message);
            }
        }
        """);
}
