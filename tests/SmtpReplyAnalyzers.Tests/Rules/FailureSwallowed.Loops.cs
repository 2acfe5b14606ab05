using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 in loops over messages, where the failed one is left behind.</summary>
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
}
