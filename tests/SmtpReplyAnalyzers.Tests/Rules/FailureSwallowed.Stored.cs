using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 is silent where the failure is kept: in a member, in a list, in a count.</summary>
public sealed class FailureSwallowedStoredTests
{
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
}
