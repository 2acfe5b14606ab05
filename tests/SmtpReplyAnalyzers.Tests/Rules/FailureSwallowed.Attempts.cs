using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 in loops over attempts: the last failure gets out, or it does not.</summary>
public sealed class FailureSwallowedAttemptsTests
{
    [Fact]
    public Task A_few_attempts_and_then_nothing() => Body("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                client.Send(message);
                return;
            }
            catch (SmtpException exception) // SMTP1003
            {
                logger.LogWarning(exception, "Attempt {Attempt} failed", attempt);
            }
        }
        """);

    [Fact]
    public Task A_few_attempts_and_then_an_exception() => Body("""
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                client.Send(message);
                return;
            }
            catch (SmtpException exception)
            {
                logger.LogWarning(exception, "Attempt {Attempt} failed", attempt);
            }
        }

        throw new InvalidOperationException("Could not send");
        """);

    [Fact]
    public Task The_last_attempt_throws() => AsyncBody("""
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await client.SendMailAsync(message, token);
                return;
            }
            catch (SmtpException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), token);
            }
        }
        """);

    [Fact]
    public Task The_last_attempt_throws_from_the_block() => Body("""
        var attempt = 0;
        while (true)
        {
            try
            {
                client.Send(message);
                break;
            }
            catch (SmtpException)
            {
                if (++attempt >= 3)
                    throw;
                Thread.Sleep(1000);
            }
        }
        """);

    [Fact]
    public Task The_last_attempt_throws_by_the_loop_s_own_bound() => Members("""
        public int Attempts { get; set; } = 3;

        public void Send(MailMessage message)
        {
            for (var attempt = 1; attempt <= Attempts; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpException)
                {
                    if (attempt == Attempts)
                        throw;
                }
            }
        }
        """);

    [Fact]
    public Task Attempts_that_count_down() => Body("""
        var left = 3;
        while (left > 0)
        {
            try
            {
                client.Send(message);
                return;
            }
            catch (SmtpException)
            {
                left--;
                if (left == 0)
                    throw;
            }
        }
        """);

    [Fact]
    public Task Until_it_is_sent() => Body("""
        var sent = false;
        while (!sent)
        {
            try { client.Send(message); sent = true; }
            catch (SmtpException exception) { logger.LogWarning(exception, "Again"); Thread.Sleep(60_000); }
        }
        """);

    [Fact]
    public Task Attempts_end_in_a_flag_that_is_thrown_on() => Body("""
        var sent = false;
        for (var attempt = 0; attempt < 3 && !sent; attempt++)
        {
            try { client.Send(message); sent = true; }
            catch (SmtpException exception) { logger.LogWarning(exception, "Again"); }
        }

        if (!sent)
            throw new InvalidOperationException("Could not send");
        """);

    [Fact]
    public Task Attempts_end_in_a_flag_that_is_only_logged() => Body("""
        var sent = false;
        for (var attempt = 0; attempt < 3 && !sent; attempt++)
        {
            try { client.Send(message); sent = true; }
            catch (SmtpException exception) { logger.LogWarning(exception, "Again"); } // SMTP1003
        }

        if (!sent)
            logger.LogError("Could not send");
        """);

    [Fact]
    public Task The_last_exception_is_thrown_after_the_loop() => Body("""
        Exception? last = null;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { client.Send(message); return; }
            catch (SmtpException exception) { last = exception; }
        }

        throw last!;
        """);

    [Fact]
    public Task The_last_exception_is_thrown_after_the_loop_if_there_is_one() => Body("""
        Exception? last = null;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try { client.Send(message); last = null; break; }
            catch (SmtpException exception) { last = exception; }
        }

        if (last != null)
            throw last;
        """);
}
