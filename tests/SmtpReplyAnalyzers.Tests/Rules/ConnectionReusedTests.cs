using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1103: MailKit's client used again, after 421 or a lost connection, without Connect.</summary>
public sealed class ConnectionReusedTests
{
    private static readonly RuleCases Cases = new("SMTP1103");

    private static Task MailKit(string members) => Cases.Files($$"""
        using MailKit;
        using MailKit.Net.Smtp;
        using Microsoft.Extensions.Logging;
        using MimeKit;
        using Polly;

        public partial class Mailer(SmtpClient client, ILogger<Mailer> logger, string host)
        {
            {{members}}
        }
        """);

    private static Task Loop(string clause, string handler, string annotation = "", string inTry = "", string members = "") => MailKit($$"""
        public async Task SendAsync(MimeMessage message, CancellationToken token)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    {{inTry}}
                    await client.SendAsync(message, token);
                    return;
                }
                {{clause}} {{annotation}}
                {
                    await Task.Delay(60000 * attempt, token);
                    {{handler}}
                }
            }
        }

        {{members}}
        """);

    [Theory]
    [InlineData("catch (SmtpCommandException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)")]
    [InlineData("catch (SmtpCommandException exception) when (attempt < 5 && exception.StatusCode == SmtpStatusCode.ServiceNotAvailable)")]
    [InlineData("catch (Exception exception) when (attempt < 5)")]
    [InlineData("catch (SmtpProtocolException) when (attempt < 5)")]
    [InlineData("catch (ServiceNotConnectedException) when (attempt < 5)")]
    public Task The_same_client(string clause) => Loop(clause, "", "// SMTP1103");

    [Theory]
    [InlineData("catch (SmtpCommandException exception) when (attempt < 5 && (int)exception.StatusCode is 450 or 451 or 452)")]
    [InlineData("catch (SmtpCommandException exception) when (attempt < 5 && exception.StatusCode == SmtpStatusCode.MailboxBusy)")]
    [InlineData("catch (SmtpCommandException exception) when (attempt < 5 && (int)exception.StatusCode >= 500)")]
    [InlineData("catch (ServiceNotAuthenticatedException) when (attempt < 5)")]
    public Task The_connection_still_stands(string clause) => Loop(clause, "");

    [Theory]
    [InlineData("await client.ConnectAsync(host, cancellationToken: token);")]
    [InlineData("await client.DisconnectAsync(false, token); await client.ConnectAsync(host, cancellationToken: token);")]
    [InlineData("if (!client.IsConnected) await client.ConnectAsync(host, cancellationToken: token);")]
    [InlineData("await ReconnectAsync();")]
    [InlineData("await reconnect(client);")]
    [InlineData("client.Dispose(); client = CreateClient();")]
    [InlineData("client.Dispose(); client = new SmtpClient(); client.Connect(host);")]
    public Task It_is_made_anew(string handler) => Loop("catch (SmtpCommandException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)", handler, members: """
        private async Task ReconnectAsync() => await client.ConnectAsync(host);

        public Func<SmtpClient, Task> reconnect;

        private SmtpClient CreateClient()
        {
            var made = new SmtpClient();
            made.Connect(host);
            return made;
        }
        """);

    [Theory]
    [InlineData("await client.ConnectAsync(host, cancellationToken: token);")]
    [InlineData("if (!client.IsConnected) await client.ConnectAsync(host, cancellationToken: token);")]
    [InlineData("await ReconnectAsync();")]
    public Task It_is_made_before_each_attempt(string inTry) => Loop("catch (SmtpCommandException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)", "", inTry: inTry, members: """
        private async Task ReconnectAsync()
        {
            if (!client.IsConnected)
                await client.ConnectAsync(host);
        }
        """);

    [Fact]
    public Task A_client_for_each_attempt() => MailKit("""
        public void Send(MimeMessage message)
        {
            for (var attempt = 1; ; attempt++)
            {
                using var own = new SmtpClient();
                try
                {
                    own.Connect(host);
                    own.Send(message);
                    return;
                }
                catch (SmtpCommandException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)
                {
                    Thread.Sleep(60000 * attempt);
                }
            }
        }
        """);

    [Fact]
    public Task Once_more_in_the_handler() => MailKit("""
        public void Send(MimeMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpCommandException exception) when (exception.StatusCode == SmtpStatusCode.ServiceNotAvailable) // SMTP1103
            {
                Thread.Sleep(60000);
                client.Send(message);
            }
        }
        """);

    [Theory]
    [InlineData("catch (Exception exception)", "// SMTP1103")]
    [InlineData("catch (SmtpCommandException exception)", "// SMTP1103")]
    [InlineData("catch (SmtpCommandException exception) when ((int)exception.StatusCode >= 500)", "")]
    [InlineData("catch (SmtpCommandException exception) when (exception.StatusCode != SmtpStatusCode.ServiceNotAvailable)", "")]
    public Task The_next_message(string clause, string annotation) => MailKit($$"""
        public void SendAll(IEnumerable<MimeMessage> messages)
        {
            using var own = new SmtpClient();
            own.Connect(host);
            foreach (var message in messages)
            {
                try
                {
                    own.Send(message);
                }
                {{clause}} {{annotation}}
                {
                    logger.LogError(exception, "Not sent");
                }
            }

            own.Disconnect(true);
        }
        """);

    [Theory]
    [InlineData("throw;")]
    [InlineData("break;")]
    [InlineData("if (!own.IsConnected) own.Connect(host);")]
    [InlineData("own.Connect(host);")]
    [InlineData("own = CreateClient();")]
    public Task The_next_message_on_a_connection_that_stands(string handler) => MailKit($$"""
        public void SendAll(IEnumerable<MimeMessage> messages)
        {
            var own = CreateClient();
            foreach (var message in messages)
            {
                try
                {
                    own.Send(message);
                }
                catch (Exception exception)
                {
                    logger.LogError(exception, "Not sent");
                    {{handler}}
                }
            }
        }

        private SmtpClient CreateClient()
        {
            var made = new SmtpClient();
            made.Connect(host);
            return made;
        }
        """);

    [Fact]
    public Task A_connection_for_each_message() => MailKit("""
        public void SendAll(IEnumerable<MimeMessage> messages)
        {
            foreach (var message in messages)
            {
                try
                {
                    using var own = new SmtpClient();
                    own.Connect(host);
                    own.Send(message);
                    own.Disconnect(true);
                }
                catch (Exception exception)
                {
                    logger.LogError(exception, "Not sent");
                }
            }
        }
        """);

    [Fact]
    public Task SystemNetMail_connects_by_itself() => Cases.Files("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException exception) when (attempt < 5 && (int)exception.StatusCode is 421 or -1)
                    {
                        Thread.Sleep(60000 * attempt);
                    }
                }
            }
        }
        """);

    private static Task Pipeline(string handled, string run, string annotation = "") => MailKit($$"""
        private static readonly Polly.ResiliencePipeline Retry = new Polly.ResiliencePipelineBuilder()
            .AddRetry(new Polly.Retry.RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder()
                    .Handle<{{handled}}, {{annotation}}
                BackoffType = Polly.DelayBackoffType.Exponential,
            })
            .Build();

        public async Task SendAsync(MimeMessage message, CancellationToken token)
        {
            await client.ConnectAsync(host, cancellationToken: token);
            await Retry.ExecuteAsync(async t =>
            {
                {{run}}
            }, token);
        }

        private Task EnsureAsync() => client.IsConnected ? Task.CompletedTask : client.ConnectAsync(host);
        """);

    [Theory]
    [InlineData("SmtpCommandException>(e => (int)e.StatusCode / 100 == 4)")]
    [InlineData("SmtpProtocolException>()")]
    public Task A_pipeline_round_the_send_alone(string handled) => Pipeline(handled, "await client.SendAsync(message, t);", "// SMTP1103");

    [Theory]
    [InlineData("SmtpCommandException>(e => (int)e.StatusCode / 100 == 4)", "await client.ConnectAsync(host, cancellationToken: t); await client.SendAsync(message, t);")]
    [InlineData("SmtpCommandException>(e => (int)e.StatusCode / 100 == 4)", "await EnsureAsync(); await client.SendAsync(message, t);")]
    [InlineData("SmtpCommandException>(e => (int)e.StatusCode / 100 == 4)", "if (!client.IsConnected) return; await client.SendAsync(message, t);")]
    [InlineData("SmtpCommandException>(e => (int)e.StatusCode / 100 == 4)", "using var own = new SmtpClient(); await own.ConnectAsync(host, cancellationToken: t); await own.SendAsync(message, t);")]
    [InlineData("SmtpCommandException>(e => e.StatusCode == SmtpStatusCode.MailboxBusy)", "await client.SendAsync(message, t);")]
    public Task A_pipeline_that_connects_or_leaves_421_alone(string handled, string run) => Pipeline(handled, run);
}
