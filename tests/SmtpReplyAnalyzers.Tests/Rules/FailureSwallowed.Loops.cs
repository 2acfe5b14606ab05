using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 in loops: over messages, where the failed one is left behind, and over attempts, where it is tried again.</summary>
public sealed class FailureSwallowedLoopsTests
{
    [Fact]
    public Task The_next_message_is_no_second_try() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task Continue() => Members("""
        public async Task SendAsync(List<MailMessage> messages)
        {
            for (var i = 0; i < messages.Count; i++)
            {
                try
                {
                    await client.SendMailAsync(messages[i]);
                }
                catch (Exception) // SMTP1003
                {
                    continue;
                }

                logger.LogInformation("Sent");
            }
        }
        """);

    [Fact]
    public Task Break() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException) { break; } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task A_queue_that_is_emptied_whatever_happens() => Members("""
        private readonly Queue<MailMessage> _queue = new();

        public void Work()
        {
            while (_queue.Count > 0)
            {
                var message = _queue.Dequeue();
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task A_queue_that_gets_the_message_back() => Members("""
        private readonly Queue<MailMessage> _queue = new();

        public void Work()
        {
            while (_queue.Count > 0)
            {
                var message = _queue.Dequeue();
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); _queue.Enqueue(message); }
            }
        }
        """);

    [Fact]
    public Task A_queue_that_loses_only_what_was_sent() => Members("""
        private readonly Queue<MailMessage> _queue = new();

        public void Work()
        {
            while (_queue.Count > 0)
            {
                try
                {
                    client.Send(_queue.Peek());
                    _queue.Dequeue();
                }
                catch (SmtpException exception)
                {
                    logger.LogError(exception, "Could not send");
                    Thread.Sleep(1000);
                }
            }
        }
        """);

    [Fact]
    public Task A_service_that_never_ends() => Members("""
        private readonly System.Threading.Channels.Channel<MailMessage> _channel = System.Threading.Channels.Channel.CreateUnbounded<MailMessage>();

        public async Task WorkAsync(CancellationToken token)
        {
            while (true)
            {
                var message = await _channel.Reader.ReadAsync(token);
                try { await client.SendMailAsync(message, token); }
                catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task A_service_that_ends_on_request() => Members("""
        private readonly System.Threading.Channels.Channel<MailMessage> _channel = System.Threading.Channels.Channel.CreateUnbounded<MailMessage>();

        public async Task WorkAsync(CancellationToken token)
        {
            await foreach (var message in _channel.Reader.ReadAllAsync(token))
            {
                try
                {
                    await client.SendMailAsync(message, token);
                }
                catch (Exception exception) when (exception is not OperationCanceledException) // SMTP1003
                {
                    logger.LogError(exception, "Could not send");
                }
            }
        }
        """);

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
