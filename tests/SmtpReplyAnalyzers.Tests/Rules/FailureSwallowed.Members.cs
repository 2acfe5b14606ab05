using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 in every kind of member, and in top-level statements.</summary>
public sealed class FailureSwallowedMembersTests
{
    [Fact]
    public Task A_constructor() => Code("""
        public sealed class Greeter
        {
            public Greeter(SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException) { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task A_property() => Code("""
        public sealed class Greeter(SmtpClient client, MailMessage message)
        {
            public string Greeting
            {
                get => "Hello";
                set
                {
                    try { client.Send(message); }
                    catch (SmtpException) { } // SMTP1003
                }
            }
        }
        """);

    [Fact]
    public Task A_finalizer_and_a_dispose() => Code("""
        public sealed class Greeter(SmtpClient client, MailMessage message) : IDisposable
        {
            ~Greeter()
            {
                try { client.Send(message); }
                catch (SmtpException) { } // SMTP1003
            }

            public void Dispose()
            {
                try { client.Send(message); }
                catch (SmtpException) { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task An_operator() => Code("""
        public sealed class Outbox(SmtpClient client)
        {
            public static Outbox operator +(Outbox outbox, MailMessage message)
            {
                outbox.Send(message);
                return outbox;
            }

            private void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException) { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task An_extension_method() => Code("""
        public static class SmtpClientExtensions
        {
            public static void TrySend(this SmtpClient client, MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException) { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task A_generic_method_whose_parameter_is_a_client() => Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public static class Mailer
        {
            public static void Send<TClient>(TClient client, MimeMessage message)
                where TClient : ISmtpClient
            {
                try { client.Send(message); }
                catch (Exception) { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task A_struct_and_a_record() => Code("""
        public readonly struct Postcard(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try { client.Send(message); }
                catch { } // SMTP1003
            }
        }

        public sealed record Letter(SmtpClient Client)
        {
            public void Send(MailMessage message)
            {
                try { Client.Send(message); }
                catch { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task A_default_method_of_an_interface() => Code("""
        public interface ISender
        {
            SmtpClient Client { get; }

            void Send(MailMessage message)
            {
                try { Client.Send(message); }
                catch { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task Partial_methods() => Code("""
        public sealed partial class Mailer(SmtpClient client)
        {
            public partial void Send(MailMessage message);

            partial void OnFailure(Exception exception);

            public void Notify(MailMessage message)
            {
                try { Send(message); }
                catch (Exception) { } // SMTP1003
            }
        }

        public sealed partial class Mailer
        {
            public partial void Send(MailMessage message) => client.Send(message);

            public void Confirm(MailMessage message)
            {
                try { client.Send(message); }
                catch (Exception exception) { OnFailure(exception); }
            }
        }
        """);

    [Fact]
    public Task A_field_s_initializer() => Code("""
        public static class Mailer
        {
            private static readonly SmtpClient Client = new();

            public static readonly Action<MailMessage> Send = message =>
            {
                try { Client.Send(message); }
                catch (SmtpException) { } // SMTP1003
            };

            public static Action<MailMessage> Deliver { get; } = message => Client.Send(message);
        }
        """);

    [Fact]
    public Task Top_level_statements() => Code("""
        var client = new SmtpClient();
        try { client.Send(new MailMessage()); }
        catch (SmtpException) { } // SMTP1003
        """);

    [Fact]
    public Task Top_level_statements_with_a_function() => Code("""
        var client = new SmtpClient();
        try { Deliver(new MailMessage()); }
        catch (SmtpException) { Console.WriteLine("Could not send."); } // SMTP1003

        void Deliver(MailMessage message) => client.Send(message);
        """);

    [Fact]
    public Task Top_level_statements_that_fail() => Code("""
        var client = new SmtpClient();
        try { await client.SendMailAsync(new MailMessage()); return 0; }
        catch (SmtpException exception) { Console.Error.WriteLine(exception.Message); return 1; }
        """);

    [Fact]
    public Task An_expression_body() => Members("""
        public void Send(MailMessage message) => client.Send(message);

        public Task SendAsync(MailMessage message) => client.SendMailAsync(message);

        public async Task SendLaterAsync(MailMessage message) => await client.SendMailAsync(message);
        """);

    [Fact]
    public Task An_expression_body_without_a_task() => Members("""
        public void Send(MailMessage message) => client.SendMailAsync(message); // SMTP1003
        """);

    [Fact]
    public Task An_event_handler_that_nobody_awaits() => Members("""
        public async void OnClick(object? sender, EventArgs e)
        {
            try { await client.SendMailAsync(new MailMessage()); }
            catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        }
        """);

    [Fact]
    public Task A_lock_and_a_switch() => Members("""
        private readonly object _gate = new();

        public void Send(MailMessage message, int kind)
        {
            lock (_gate)
            {
                switch (kind)
                {
                    case 1:
                        try { client.Send(message); }
                        catch (SmtpException) { } // SMTP1003
                        break;
                    default:
                        client.Send(message);
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task A_conditional_client() => Members("""
        public void Send(SmtpClient? other, MailMessage message)
        {
            try { (other ?? client).Send(message); }
            catch (SmtpException) { } // SMTP1003
        }

        public void SendIfPossible(SmtpClient? other, MailMessage message)
        {
            try { other?.Send(message); }
            catch (SmtpException) { } // SMTP1003
        }
        """);
}
