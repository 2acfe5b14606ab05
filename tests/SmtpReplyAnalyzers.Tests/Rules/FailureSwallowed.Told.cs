using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 is silent where somebody is told: by an event, a callback, a page, or another message.</summary>
public sealed class FailureSwallowedToldTests
{
    [Fact]
    public Task An_event() => Members("""
        public event EventHandler<Exception>? Failed;

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { Failed?.Invoke(this, exception); }
        }
        """);

    [Fact]
    public Task An_event_raised_the_old_way() => Members("""
        public event EventHandler<Exception>? Failed;

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception)
            {
                if (Failed != null)
                    Failed(this, exception);
            }
        }

        public void SendAnother(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception)
            {
                var handler = Failed;
                if (handler is null)
                    return;
                handler(this, exception);
            }
        }
        """);

    [Fact]
    public Task A_log_that_may_be_missing_carries_nothing() => Members("""
        public ILogger? Log { get; set; }

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { Log?.LogError(exception, "Could not send"); } // SMTP1003
        }
        """);

    [Fact]
    public Task A_dynamic_object() => Members("""
        public dynamic? ViewBag { get; set; }

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { ViewBag.Error = "Could not send"; }
        }

        public void Report(MailMessage message, dynamic sink)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { sink.Report(exception); }
        }
        """);

    [Fact]
    public Task The_first_failure_only() => Members("""
        private Exception? _first;

        public Exception? First => _first;

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { _first ??= exception; }
        }
        """);

    [Fact]
    public Task An_event_that_says_only_that_it_failed() => Members("""
        public event EventHandler? Failed;

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception)
            {
                logger.LogError(exception, "Could not send");
                Failed?.Invoke(this, EventArgs.Empty);
            }
        }
        """);

    [Fact]
    public Task A_callback() => Members("""
        public void Send(MailMessage message, Action<Exception> onError)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { onError(exception); }
        }
        """);

    [Fact]
    public Task A_callback_without_the_exception() => Members("""
        public void Send(MailMessage message, Action onError)
        {
            try { client.Send(message); }
            catch (SmtpException) { onError(); }
        }
        """);

    [Fact]
    public Task A_task_completion_source() => Members("""
        public Task Send(MailMessage message)
        {
            var completion = new TaskCompletionSource();
            try { client.Send(message); completion.SetResult(); }
            catch (Exception exception) { completion.SetException(exception); }
            return completion.Task;
        }
        """);

    [Fact]
    public Task A_failed_task() => Members("""
        public Task Send(MailMessage message)
        {
            try { client.Send(message); return Task.CompletedTask; }
            catch (Exception exception) { return Task.FromException(exception); }
        }
        """);

    [Fact]
    public Task Shown_on_the_console() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { Console.WriteLine("Could not send: " + exception.Message); }
        """);
}
