using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003: filters, and tests inside a clause, that are decided by the failure, free of it, or not understood.</summary>
public sealed class FailureSwallowedFiltersTests
{
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
}
