using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003: events of System.Net.Mail that nobody reads.</summary>
public sealed class FailureSwallowedEventsTests
{
    [Fact]
    public Task The_event_s_error_is_not_read() => Files("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                client.SendCompleted += (_, e) => Console.WriteLine("Sent"); // SMTP1003
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task The_event_s_error_is_not_read_by_a_method() => Files("""
        using System.ComponentModel;
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                client.SendCompleted += OnSent; // SMTP1003
                client.SendAsync(message, null);
            }

            private void OnSent(object sender, AsyncCompletedEventArgs e)
            {
                if (!e.Cancelled)
                    Console.WriteLine("Sent");
            }
        }
        """);

    [Fact]
    public Task The_event_s_error_is_read() => Files("""
        using System.ComponentModel;
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public Exception? Error { get; private set; }

            public void Send(MailMessage message)
            {
                client.SendCompleted += OnSent;
                client.SendCompleted += (_, e) => Error = e.Error;
                client.SendAsync(message, null);
            }

            private void OnSent(object sender, AsyncCompletedEventArgs e)
            {
                if (e.Error is not null)
                    Error = e.Error;
            }
        }
        """);

    [Fact]
    public Task The_event_s_argument_goes_elsewhere() => Files("""
        using System.ComponentModel;
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message, Action<AsyncCompletedEventArgs> onSent)
            {
                client.SendCompleted += (_, e) => onSent(e);
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task One_of_two_handlers_reads_the_error() => Files("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message, TaskCompletionSource completion)
            {
                client.SendCompleted += (_, _) => message.Dispose();
                client.SendCompleted += (_, e) =>
                {
                    if (e.Error is { } error)
                        completion.SetException(error);
                    else
                        completion.SetResult();
                };
                client.SendAsync(message, null);
            }
        }
        """);

    [Fact]
    public Task An_event_of_another_type() => Files("""
        using System.Net.Mail;

        public sealed class Modem { public event EventHandler? SendCompleted; public void Raise() => SendCompleted?.Invoke(this, EventArgs.Empty); }

        public sealed class Mailer(SmtpClient client, Modem modem)
        {
            public void Send(MailMessage message)
            {
                modem.SendCompleted += (_, e) => Console.WriteLine("Sent");
                client.Send(message);
            }
        }
        """);
}
