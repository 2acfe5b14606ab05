using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003: handlers that tell nobody.</summary>
public sealed class FailureSwallowedHandlersTests
{
    [Fact]
    public Task A_catch_all_without_a_block() => Body("""
        try { client.Send(message); }
        catch { } // SMTP1003
        """);

    [Fact]
    public Task An_empty_catch_of_every_exception() => Body("""
        try { client.Send(message); }
        catch (Exception) { } // SMTP1003
        """);

    [Fact]
    public Task An_empty_catch_of_the_library_s_exception() => Body("""
        try { client.Send(message); }
        catch (SmtpException) { } // SMTP1003
        """);

    [Fact]
    public Task A_variable_that_nobody_uses() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) // SMTP1003
        {
            // Never mind.
        }
        """);

    [Fact]
    public Task A_text_that_nobody_reads() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) // SMTP1003
        {
            var text = exception.Message;
        }
        """);

    [Fact]
    public Task A_text_that_is_put_together_and_forgotten() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) // SMTP1003
        {
            var text = new System.Text.StringBuilder();
            text.Append("Could not send: ").AppendLine(exception.Message);
        }
        """);

    [Fact]
    public Task Only_a_log() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) // SMTP1003
        {
            logger.LogError(exception, "Could not send to {To}", message.To);
        }
        """);

    [Fact]
    public Task Only_a_log_when_awaited() => AsyncBody("""
        try
        {
            await client.SendMailAsync(message, token);
        }
        catch (Exception exception) // SMTP1003
        {
            logger.LogWarning(exception, "Could not send");
        }
        """);

    [Fact]
    public Task Awaited_without_its_context() => AsyncBody("""
        try { await client.SendMailAsync(message, token).ConfigureAwait(false); }
        catch (SmtpException exception) { logger.LogWarning("{Reason}", exception.Message); } // SMTP1003
        """);

    [Fact]
    public Task Trace() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { Trace.TraceError(exception.ToString()); } // SMTP1003
        """);

    [Fact]
    public Task Debug_output() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { System.Diagnostics.Debug.WriteLine(exception); } // SMTP1003
        """);

    [Fact]
    public Task Constants_on_the_console() => Body("""
        try { client.Send(message); }
        catch (SmtpException) { Console.WriteLine("Could not send."); } // SMTP1003
        """);

    [Fact]
    public Task Constants_on_the_error_stream() => Body("""
        try { client.Send(message); }
        catch (SmtpException) { Console.Error.WriteLine("Could not send."); } // SMTP1003
        """);

    [Fact]
    public Task Whose_mail_was_not_sent_on_the_console() => Body("""
        try { client.Send(message); }
        catch (SmtpException) { Console.Error.WriteLine($"Could not send to {message.To}."); }

        try { client.Send(message); }
        catch (SmtpException) { Console.WriteLine("Could not send to {0}.", message.To); }
        """);

    [Fact]
    public Task The_connection_is_cleaned_up_and_that_is_all() => Body("""
        try { client.Send(message); }
        catch (SmtpException) { client.Dispose(); } // SMTP1003
        """);

    [Fact]
    public Task A_comment_is_no_excuse() => Body("""
        try
        {
            client.Send(message);
        }
        catch (Exception) // SMTP1003
        {
            /* The customer will call. */
        }
        """);

    [Fact]
    public Task A_return_ends_as_quietly() => Body("""
        try
        {
            client.Send(message);
        }
        catch (Exception exception) // SMTP1003
        {
            logger.LogError(exception, "Could not send");
            return;
        }

        logger.LogInformation("Sent");
        """);

    [Fact]
    public Task A_delay_without_another_try() => AsyncBody("""
        try
        {
            await client.SendMailAsync(message, token);
        }
        catch (SmtpException) // SMTP1003
        {
            await Task.Delay(1000, token);
        }
        """);

    [Fact]
    public Task Logged_only_when_there_is_an_inner_exception() => Body("""
        try { client.Send(message); }
        catch (Exception exception) // SMTP1003
        {
            if (exception.InnerException != null)
                logger.LogError(exception.InnerException, "Could not send");
            else
                logger.LogError(exception, "Could not send");
        }
        """);

    [Fact]
    public Task A_switch_over_the_code_that_only_chooses_words() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) // SMTP1003
        {
            switch ((int)exception.StatusCode)
            {
                case 421: logger.LogWarning("Busy"); break;
                case 550: logger.LogError("No such mailbox"); break;
                default: logger.LogError(exception, "Could not send"); break;
            }
        }
        """);
}
