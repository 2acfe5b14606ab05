using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 is silent where the message is kept for later, or the process ends.</summary>
public sealed class FailureSwallowedQueuedTests
{
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
