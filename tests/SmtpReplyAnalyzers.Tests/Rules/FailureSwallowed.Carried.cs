using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 is silent where the failure gets to somebody who can act on it.</summary>
public sealed class FailureSwallowedCarriedTests
{
    [Fact]
    public Task Rethrown() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { logger.LogError(exception, "Could not send"); throw; }
        """);

    [Fact]
    public Task Thrown_by_name() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { throw exception; }
        """);

    [Fact]
    public Task Wrapped() => Body("""
        try { client.Send(message); }
        catch (Exception exception) { throw new InvalidOperationException("Could not send", exception); }
        """);

    [Fact]
    public Task Another_exception_without_the_first() => Body("""
        try { client.Send(message); }
        catch (Exception) { throw new InvalidOperationException("Could not send"); }
        """);

    [Fact]
    public Task Captured_and_thrown_later() => Body("""
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        try { client.Send(message); }
        catch (Exception exception) { failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception); }
        client.Dispose();
        failure?.Throw();
        """);

    [Fact]
    public Task Kept_in_a_local_and_thrown_later() => Body("""
        Exception? failure = null;
        try { client.Send(message); }
        catch (Exception exception) { failure = exception; }
        if (failure is not null)
            throw new InvalidOperationException("Could not send", failure);
        """);

    [Fact]
    public Task Kept_in_a_local_whose_text_is_returned() => Members("""
        public string Send(MailMessage message)
        {
            var result = "";
            try { client.Send(message); }
            catch (Exception exception) { result = exception.Message; }
            return result;
        }
        """);

    [Fact]
    public Task The_exception_is_returned() => Members("""
        public Exception? Send(MailMessage message)
        {
            try { client.Send(message); return null; }
            catch (Exception exception) { return exception; }
        }
        """);

    [Fact]
    public Task The_code_is_returned() => Members("""
        public int Send(MailMessage message)
        {
            try { client.Send(message); return 250; }
            catch (SmtpException exception) { return (int)exception.StatusCode; }
        }
        """);

    [Fact]
    public Task A_result_object_with_the_text() => Members("""
        public Result Send(MailMessage message)
        {
            try { client.Send(message); return new Result { Ok = true }; }
            catch (SmtpException exception) { return new Result { Error = exception.Message }; }
        }

        public sealed class Result { public bool Ok { get; set; } public string? Error { get; set; } }
        """);

    [Fact]
    public Task A_result_object_of_a_factory() => Members("""
        public Result Send(MailMessage message)
        {
            try { client.Send(message); return Result.Success(); }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); return Result.Failure("Could not send"); }
        }

        public sealed record Result(bool Ok, string? Error)
        {
            public static Result Success() => new(true, null);
            public static Result Failure(string error) => new(false, error);
        }
        """);

    [Fact]
    public Task A_tuple_with_the_text() => Members("""
        public (bool Ok, string? Error) Send(MailMessage message)
        {
            try { client.Send(message); return (true, null); }
            catch (SmtpException exception) { return (false, exception.Message); }
        }
        """);

    [Fact]
    public Task A_tuple_of_constants() => Members("""
        public (bool Ok, string? Error) Send(MailMessage message)
        {
            try { client.Send(message); return (true, null); }
            catch (SmtpException) { return (false, "Could not send"); }
        }
        """);

    [Fact]
    public Task An_enum_of_results() => Members("""
        public Outcome Send(MailMessage message)
        {
            try { client.Send(message); return Outcome.Sent; }
            catch (SmtpException exception)
            {
                logger.LogError(exception, "Could not send");
                return (int)exception.StatusCode >= 500 ? Outcome.Failed : Outcome.Later;
            }
        }

        public enum Outcome { Sent, Later, Failed }
        """);

    [Fact]
    public Task A_field() => Members("""
        private Exception? _lastError;

        public Exception? LastError => _lastError;

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { _lastError = exception; }
        }
        """);

    [Fact]
    public Task A_property() => Members("""
        public string? Error { get; private set; }

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { Error = exception.Message; }
        }
        """);

    [Fact]
    public Task A_property_of_the_message_s_record() => Members("""
        public void Send(MailMessage message, Record record)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { record.Error = exception.Message; }
        }

        public sealed class Record { public string? Error; public string? State; }
        """);

    [Fact]
    public Task A_state_of_the_message_s_record() => Members("""
        public void Send(MailMessage message, Record record)
        {
            try { client.Send(message); record.State = "Sent"; }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); record.State = "Failed"; }
        }

        public sealed class Record { public string? State; }
        """);

    [Fact]
    public Task An_out_parameter() => Members("""
        public bool TrySend(MailMessage message, out string? error)
        {
            try { client.Send(message); error = null; return true; }
            catch (SmtpException exception) { error = exception.Message; return false; }
        }
        """);

    [Fact]
    public Task A_list_of_failures() => Members("""
        private readonly List<Exception> _failures = new();

        public IReadOnlyList<Exception> Failures => _failures;

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception) { _failures.Add(exception); }
        }
        """);

    [Fact]
    public Task A_local_list_that_is_returned() => Members("""
        public List<string> Send(IEnumerable<MailMessage> messages)
        {
            var failures = new List<string>();
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { failures.Add(exception.Message); }
            }

            return failures;
        }
        """);

    [Fact]
    public Task A_local_list_that_is_thrown() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            var failures = new List<Exception>();
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { failures.Add(exception); }
            }

            if (failures.Count > 0)
                throw new AggregateException(failures);
        }
        """);

    [Fact]
    public Task A_list_of_the_messages_that_failed() => Members("""
        public List<MailMessage> Send(IEnumerable<MailMessage> messages)
        {
            var failed = new List<MailMessage>();
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); failed.Add(message); }
            }

            return failed;
        }
        """);

    [Fact]
    public Task A_count_of_those_that_were_sent() => Members("""
        public int Send(IEnumerable<MailMessage> messages)
        {
            var sent = 0;
            foreach (var message in messages)
            {
                try { client.Send(message); sent++; }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); }
            }

            return sent;
        }
        """);

    [Fact]
    public Task A_count_of_those_that_failed() => Members("""
        public int Send(IEnumerable<MailMessage> messages)
        {
            var failed = 0;
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); failed++; }
            }

            return failed;
        }
        """);

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

    [Fact]
    public Task Written_to_a_file() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { File.AppendAllText("failed.txt", exception.ToString()); }
        """);

    [Fact]
    public Task The_message_is_kept_in_a_file() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception)
        {
            logger.LogError(exception, "Could not send");
            File.WriteAllText("failed.txt", message.Subject);
        }
        """);

    [Fact]
    public Task The_message_goes_to_a_queue() => Members("""
        private readonly Queue<MailMessage> _later = new();

        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException exception)
            {
                logger.LogWarning(exception, "Could not send");
                _later.Enqueue(message);
            }
        }
        """);

    [Fact]
    public Task The_message_goes_to_a_channel() => Members("""
        private readonly System.Threading.Channels.Channel<MailMessage> _later = System.Threading.Channels.Channel.CreateUnbounded<MailMessage>();

        public async Task SendAsync(MailMessage message)
        {
            try { await client.SendMailAsync(message); }
            catch (SmtpException) { await _later.Writer.WriteAsync(message); }
        }
        """);

    [Fact]
    public Task The_message_is_saved_by_a_service() => Code("""
        public interface IOutbox { Task SaveAsync(object message); }

        public sealed class Mailer(SmtpClient client, IOutbox outbox)
        {
            public async Task SendAsync(MailMessage message)
            {
                try { await client.SendMailAsync(message); }
                catch (SmtpException) { await outbox.SaveAsync(message); }
            }
        }
        """);

    [Fact]
    public Task The_next_attempt_has_a_time() => Members("""
        public void Send(MailMessage message, Record record)
        {
            try { client.Send(message); record.Sent = true; }
            catch (SmtpException exception)
            {
                logger.LogWarning(exception, "Could not send");
                record.Tries++;
                record.NextTry = DateTime.UtcNow.AddMinutes(30);
            }
        }

        public sealed class Record { public bool Sent; public int Tries; public DateTime NextTry; }
        """);

    [Fact]
    public Task The_process_ends() => Body("""
        try { client.Send(message); }
        catch (SmtpException) { Environment.Exit(1); }
        """);

    [Fact]
    public Task The_process_fails_fast() => Body("""
        try { client.Send(message); }
        catch (SmtpException exception) { Environment.FailFast("mail", exception); }
        """);

    [Fact]
    public Task The_exit_code_tells() => Body("""
        try { client.Send(message); }
        catch (SmtpException) { Environment.ExitCode = 1; }
        """);

    [Fact]
    public Task The_application_stops() => Code("""
        public interface ILifetime { void StopApplication(); }

        public sealed class Mailer(SmtpClient client, ILifetime lifetime)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException) { lifetime.StopApplication(); }
            }
        }
        """);

    [Fact]
    public Task A_dialog() => Members("""
        public void Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { MessageBox(0, "Could not send", "Mail", 0); }
        }

        [System.Runtime.InteropServices.DllImport("user32.dll")]
        private static extern int MessageBox(nint window, string text, string caption, uint type);
        """);

    [Fact]
    public Task A_counter_of_a_metric_that_is_not_a_log() => Code("""
        public interface IStatistics { void Count(string name); }

        public sealed class Mailer(SmtpClient client, IStatistics statistics)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException) { statistics.Count("mail.failed"); }
            }
        }
        """);

    [Fact]
    public Task The_web_page_says_so() => Members("""
        public Dictionary<string, object?> ViewBag { get; } = new();

        public string Send(MailMessage message)
        {
            try { client.Send(message); }
            catch (SmtpException) { ViewBag["Error"] = "Could not send"; }
            return "View";
        }
        """);

    [Fact]
    public Task A_flag_decides_later_what_the_user_sees() => Members("""
        public string Send(MailMessage message)
        {
            var sent = true;
            try { client.Send(message); }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); sent = false; }
            return sent ? "Thank you" : "Please call us";
        }
        """);

    [Fact]
    public Task Another_way_to_tell_them() => Members("""
        public void Send(MailMessage message, string number)
        {
            try { client.Send(message); }
            catch (SmtpException) { SendText(number, "Please call us"); }
        }

        private static void SendText(string number, string text) => File.AppendAllText(number, text);
        """);
}
