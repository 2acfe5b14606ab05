using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 where only a success is noted down: after a failure the work is still there, for the next run to find.</summary>
public sealed class FailureSwallowedRecordsTests
{
    private const string Outbox = """
        public sealed class Mail { public int Id; public bool Sent; public MailMessage Message = null!; }

        public interface IOutbox
        {
            IEnumerable<Mail> Pending();
            void MarkAsSent(int id);
            void Delete(Mail mail);
            Task SaveAsync(CancellationToken token);
        }

        """;

    [Fact]
    public Task An_outbox_whose_mail_is_marked_when_it_is_sent() => Code(Outbox + """
        public sealed class Worker(SmtpClient client, IOutbox outbox, ILogger<Worker> logger)
        {
            public async Task RunAsync(CancellationToken token)
            {
                foreach (var mail in outbox.Pending())
                {
                    try
                    {
                        await client.SendMailAsync(mail.Message, token);
                        mail.Sent = true;
                    }
                    catch (Exception exception)
                    {
                        logger.LogError(exception, "Could not send {Id}", mail.Id);
                    }
                }

                await outbox.SaveAsync(token);
            }
        }
        """);

    [Fact]
    public Task An_outbox_whose_mail_is_marked_by_its_number() => Code(Outbox + """
        public sealed class Worker(SmtpClient client, IOutbox outbox, ILogger<Worker> logger)
        {
            public void Run()
            {
                foreach (var mail in outbox.Pending())
                {
                    try
                    {
                        client.Send(mail.Message);
                        outbox.MarkAsSent(mail.Id);
                    }
                    catch (SmtpException exception) { logger.LogError(exception, "Could not send"); }
                }
            }
        }
        """);

    [Fact]
    public Task An_outbox_whose_mail_is_deleted() => Code(Outbox + """
        public sealed class Worker(SmtpClient client, IOutbox outbox, ILogger<Worker> logger)
        {
            public void Send(Mail mail)
            {
                try
                {
                    client.Send(mail.Message);
                    outbox.Delete(mail);
                }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); }
            }
        }
        """);

    [Fact]
    public Task An_outbox_whose_mail_is_marked_whatever_happened() => Code(Outbox + """
        public sealed class Worker(SmtpClient client, IOutbox outbox, ILogger<Worker> logger)
        {
            public void Run()
            {
                foreach (var mail in outbox.Pending())
                {
                    try { client.Send(mail.Message); }
                    catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
                    outbox.MarkAsSent(mail.Id);
                }
            }
        }
        """);

    [Fact]
    public Task An_outbox_whose_mail_is_marked_beforehand() => Code(Outbox + """
        public sealed class Worker(SmtpClient client, IOutbox outbox, ILogger<Worker> logger)
        {
            public void Run()
            {
                foreach (var mail in outbox.Pending())
                {
                    try
                    {
                        outbox.MarkAsSent(mail.Id);
                        client.Send(mail.Message);
                        logger.LogInformation("Sent {Id}", mail.Id);
                    }
                    catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
                }
            }
        }
        """);

    [Fact]
    public Task A_folder_of_files() => Members("""
        public void Run(string folder)
        {
            foreach (var file in new DirectoryInfo(folder).GetFiles())
            {
                try
                {
                    using var message = Load(file);
                    client.Send(message);
                    file.Delete();
                }
                catch (Exception exception) { logger.LogError(exception, "Could not send {File}", file); }
            }
        }

        private static MailMessage Load(FileInfo file) => new() { Subject = file.Name };
        """);

    [Fact]
    public Task A_transaction_that_is_committed_when_it_is_sent() => Code("""
        public interface ITransaction : IDisposable { void Commit(); }

        public sealed class Mailer(SmtpClient client, Func<ITransaction> begin)
        {
            public void Send(MailMessage message)
            {
                try
                {
                    using var transaction = begin();
                    client.Send(message);
                    transaction.Commit();
                }
                catch (SmtpException exception) { Trace.TraceError(exception.Message); }
            }
        }
        """);

    [Fact]
    public Task A_delivery_that_is_acknowledged_when_it_is_sent() => Code("""
        public interface IChannel { void Acknowledge(ulong tag); }

        public sealed class Consumer(SmtpClient client, IChannel channel, ILogger<Consumer> logger)
        {
            public void Receive(MailMessage message, ulong tag)
            {
                try
                {
                    client.Send(message);
                    channel.Acknowledge(tag);
                }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); }
            }
        }
        """);

    [Fact]
    public Task A_worker_round_a_method_that_marks() => Code(Outbox + """
        public sealed class Worker(SmtpClient client, IOutbox outbox, ILogger<Worker> logger)
        {
            public async Task RunAsync(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    try { await SendPendingAsync(token); }
                    catch (Exception exception) { logger.LogError(exception, "Could not send"); }
                    await Task.Delay(60_000, token);
                }
            }

            public void OnTimer(object? state)
            {
                try { SendPendingAsync(CancellationToken.None).Wait(); }
                catch (Exception exception) { logger.LogError(exception, "Could not send"); }
            }

            private async Task SendPendingAsync(CancellationToken token)
            {
                foreach (var mail in outbox.Pending())
                {
                    await client.SendMailAsync(mail.Message, token);
                    mail.Sent = true;
                    await outbox.SaveAsync(token);
                }
            }
        }
        """);

    [Fact]
    public Task A_state_of_the_object_itself() => Members("""
        public bool IsSent { get; private set; }

        public void Send(MailMessage message)
        {
            try { client.Send(message); IsSent = true; }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); }
        }
        """);

    [Fact]
    public Task A_count_is_no_record_of_this_message() => Members("""
        private int _count;
        private DateTime _last;

        public string Statistics => $"{_count}, last {_last}";

        public void Send(MailMessage message)
        {
            try { client.Send(message); _count++; _last = DateTime.Now; }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        }
        """);

    [Fact]
    public Task A_log_is_no_record() => Members("""
        public void Send(MailMessage message, int id)
        {
            try
            {
                client.Send(message);
                logger.LogInformation("Sent {Id}", Describe(id));
                Console.WriteLine("Sent {0}", id);
            }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        }

        private static string Describe(int id) => $"order {id}";
        """);

    [Fact]
    public Task Cleaning_up_is_no_record() => Members("""
        public void Send(MailMessage message, Stream attachment)
        {
            try
            {
                client.Send(message);
                attachment.Close();
                message.Dispose();
            }
            catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        }
        """);

    [Fact]
    public Task What_the_user_sees_of_a_success_is_no_record() => Code("""
        public sealed class Label { public string Text { get; set; } = ""; }

        public sealed class Page(SmtpClient client)
        {
            private readonly Label _status = new();

            public void Send(MailMessage message)
            {
                try { client.Send(message); _status.Text = "Sent"; }
                catch (SmtpException) { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task What_makes_the_next_message_is_no_record_of_the_last() => Code("""
        public sealed record Order(int Number, string Email);

        public sealed class Mailer(SmtpClient client, ILogger<Mailer> logger)
        {
            public void Send(IEnumerable<Order> orders)
            {
                foreach (var order in orders)
                {
                    try { client.Send(Compose(order)); }
                    catch (SmtpException) { logger.LogWarning("{Email} was not accepted", order.Email); } // SMTP1003
                }
            }

            private static MailMessage Compose(Order order) => new() { Subject = $"Order {order.Number}" };
        }
        """);
}
