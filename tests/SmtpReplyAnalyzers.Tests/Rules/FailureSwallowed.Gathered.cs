using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 where failures of several messages are gathered, and the outcome is told at the end.</summary>
public sealed class FailureSwallowedGatheredTests
{
    [Fact]
    public Task The_first_of_several_failures_is_thrown() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            Exception? first = null;
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception)
                {
                    if (first == null)
                        first = exception;
                }
            }

            if (first != null)
                throw first;
        }

        public void SendAll(IEnumerable<MailMessage> messages)
        {
            Exception? first = null;
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { first ??= exception; }
            }

            if (first is not null)
                throw first;
        }
        """);

    [Fact]
    public Task A_count_of_failures_that_is_thrown_on() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            var failed = 0;
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); failed++; }
            }

            if (failed > 0)
                throw new InvalidOperationException($"{failed} messages were not sent");
        }
        """);

    [Fact]
    public Task A_flag_of_failures_that_is_thrown_on() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            var hasFailed = false;
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); hasFailed = true; }
            }

            if (hasFailed)
                throw new InvalidOperationException("Not all messages were sent");
        }
        """);

    [Fact]
    public Task A_list_of_failures_of_any_shape_that_is_thrown_on() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            var failed = new List<MailMessage>();
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); failed.Add(message); }
            }

            if (failed.Any())
                throw new InvalidOperationException($"{failed.Count} messages were not sent");
        }
        """);

    [Fact]
    public Task A_list_of_failures_that_is_only_counted_in_a_log() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            var failed = new List<MailMessage>();
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException) { failed.Add(message); } // SMTP1003
            }

            if (failed.Count > 0)
                logger.LogError("{Count} messages were not sent", failed.Count);
        }
        """);

    [Fact]
    public Task A_text_of_failures_that_is_shown() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            var report = new System.Text.StringBuilder();
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { report.AppendLine(exception.Message); }
            }

            if (report.Length > 0)
                File.WriteAllText("report.txt", report.ToString());
        }
        """);

    [Fact]
    public Task Recursion_is_a_retry() => Members("""
        public void Send(MailMessage message, int attempts)
        {
            try { client.Send(message); }
            catch (SmtpException)
            {
                if (attempts == 0)
                    throw;
                Send(message, attempts - 1);
            }
        }
        """);

    [Fact]
    public Task Another_server() => Members("""
        public void Send(MailMessage message, SmtpClient other)
        {
            try { client.Send(message); }
            catch (SmtpException exception)
            {
                logger.LogWarning(exception, "The other one");
                other.Send(message);
            }
        }
        """);

    [Fact]
    public Task Another_server_whose_failure_is_swallowed() => Members("""
        public void Send(MailMessage message, SmtpClient other)
        {
            try { client.Send(message); }
            catch (SmtpException)
            {
                try { other.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task A_jump_back_is_a_retry() => Body("""
        var attempts = 0;
        again:
        try { client.Send(message); }
        catch (SmtpException)
        {
            if (attempts++ > 3)
                throw;
            goto again;
        }
        """);

    [Fact]
    public Task A_notice_about_the_failure_is_another_message() => Members("""
        public void Send(MailMessage message, MailMessage notice)
        {
            try { client.Send(message); }
            catch (SmtpException)
            {
                client.Send(notice);
            }
        }
        """);

    [Fact]
    public Task Attempts_for_each_message_and_the_failures_together() => Members("""
        public bool SendAll(IReadOnlyList<MailMessage> messages)
        {
            var failures = new List<Exception>();
            for (var i = 0; i < messages.Count; i++)
            {
                try
                {
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            client.Send(messages[i]);
                            break;
                        }
                        catch (SmtpException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)
                        {
                        }
                    }
                }
                catch (Exception exception)
                {
                    failures.Add(exception);
                }
            }

            if (failures.Count > 0)
                throw new AggregateException(failures);
            return true;
        }

        public bool SendFirst(IReadOnlyList<MailMessage> messages)
        {
            for (var i = 0; i < messages.Count; i++)
            {
                try
                {
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            client.Send(messages[0]);
                            break;
                        }
                        catch (SmtpException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)
                        {
                        }
                    }
                }
                catch (Exception)
                {
                    throw;
                }
            }

            return true;
        }
        """);
}
