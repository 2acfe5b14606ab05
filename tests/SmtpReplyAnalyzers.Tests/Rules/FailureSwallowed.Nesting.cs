using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 in nested tries, with finally and using.</summary>
public sealed class FailureSwallowedNestingTests
{
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
