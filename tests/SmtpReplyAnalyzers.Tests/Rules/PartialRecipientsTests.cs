using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1008 and SMTP1009: System.Net.Mail has delivered to the others when it says that a recipient was refused.</summary>
public sealed class PartialRecipientsTests
{
    private static readonly RuleCases Cases = new("SMTP1008", "SMTP1009");

    private static Task Mailer(string members) => Cases.Files($$"""
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;

        public sealed class Mailer(SmtpClient client, ILogger<Mailer> logger)
        {
            {{members}}
        }
        """);

    private static Task Loop(string clause, string handler = "", string annotation = "", string message = "", string after = "") => Mailer($$"""
        public async Task SendAsync({{(message == "" ? "MailMessage message" : "string to")}})
        {
            {{message}}
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await client.SendMailAsync(message);
                    return;
                }
                {{clause}} {{annotation}}
                {
                    await Task.Delay(60000 * attempt);
                    {{handler}}
                }
                {{after}}
            }
        }
        """);

    [Theory]
    [InlineData("catch (SmtpException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)")]
    [InlineData("catch (SmtpException exception) when (attempt < 5 && exception.StatusCode == SmtpStatusCode.MailboxBusy)")]
    [InlineData("catch (SmtpException exception) when (attempt < 5 && (int)exception.StatusCode is -1 or (>= 400 and < 500))")]
    [InlineData("catch (SmtpFailedRecipientException) when (attempt < 5)")]
    [InlineData("catch (SmtpFailedRecipientsException) when (attempt < 5)")]
    [InlineData("catch (SmtpException) when (attempt < 5)")]
    public Task All_recipients_get_it_again(string clause) => Loop(clause, annotation: "// SMTP1008");

    [Fact]
    public Task By_a_handler_for_anything() => Loop("catch (Exception) when (attempt < 5)", annotation: "// SMTP1008?");

    [Theory]
    [InlineData("catch (SmtpException exception) when (attempt < 5 && exception is not SmtpFailedRecipientException && (int)exception.StatusCode / 100 == 4)")]
    [InlineData("catch (SmtpException exception) when (attempt < 5 && exception.GetType() == typeof(SmtpException))")]
    [InlineData("catch (SmtpException exception) when (attempt < 5 && (int)exception.StatusCode is 421 or 451 or 454)")]
    [InlineData("catch (SmtpFailedRecipientException) { throw; } catch (SmtpException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)")]
    public Task They_are_kept_out(string clause) => Loop(clause);

    [Theory]
    [InlineData("message.To.Clear(); message.To.Add(exception.FailedRecipient!.Trim('<', '>'));")]
    [InlineData("Narrow(message, exception);", "private static void Narrow(MailMessage message, SmtpFailedRecipientException exception) { message.To.Clear(); message.To.Add(exception.FailedRecipient!); }")]
    public Task Only_the_refused_get_it_again(string handler, string member = "") => Mailer($$"""
        public void Send(MailMessage message)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    client.Send(message);
                    return;
                }
                catch (SmtpFailedRecipientException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)
                {
                    Thread.Sleep(60000 * attempt);
                    {{handler}}
                }
            }
        }

        {{member}}
        """);

    [Fact]
    public Task Another_message_goes_to_the_refused() => Mailer("""
        public void Send(MailMessage message)
        {
            try
            {
                client.Send(message);
            }
            catch (SmtpFailedRecipientException exception) when ((int)exception.StatusCode / 100 == 4)
            {
                Thread.Sleep(60000);
                client.Send(new MailMessage(message.From!.Address, exception.FailedRecipient!, message.Subject, message.Body));
            }
        }
        """);

    [Fact]
    public Task There_is_one_recipient() => Loop("catch (SmtpException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)",
        message: "var message = new MailMessage(new MailAddress(\"shop@example.com\"), new MailAddress(to)) { Subject = \"Hello\" };");

    [Fact]
    public Task There_may_be_several_recipients() => Loop("catch (SmtpException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)", annotation: "// SMTP1008",
        message: "var message = new MailMessage(new MailAddress(\"shop@example.com\"), new MailAddress(to)); message.CC.Add(\"boss@example.com\");");

    [Fact]
    public Task MailKit_stops_at_the_first_refused_recipient() => Cases.Files("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MimeMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpCommandException exception) when (attempt < 5 && (int)exception.StatusCode / 100 == 4)
                    {
                        Thread.Sleep(60000 * attempt);
                    }
                }
            }
        }
        """);

    private static Task Handlers(string clauses) => Mailer($$"""
        public void Send(MailMessage message, ICollection<string> failed)
        {
            try
            {
                client.Send(message);
            }
            {{clauses}}
        }
        """);

    private const string Look = "{ foreach (var inner in exception.InnerExceptions) failed.Add(inner.FailedRecipient!); }";

    [Theory]
    [InlineData("")]
    [InlineData("catch (SmtpException other) { logger.LogError(other, \"Not sent\"); throw; }")]
    [InlineData("catch (Exception other) { throw new InvalidOperationException(\"Not sent\", other); }")]
    public Task The_usual_case_goes_past(string others) => Handlers($"catch (SmtpFailedRecipientsException exception) // SMTP1009\n{Look}\n{others}");

    [Theory]
    [InlineData("catch (SmtpFailedRecipientsException exception) " + Look + " catch (SmtpFailedRecipientException one) { failed.Add(one.FailedRecipient!); }")]
    [InlineData("catch (SmtpFailedRecipientException exception) { failed.Add(exception.FailedRecipient!); }")]
    [InlineData("catch (SmtpFailedRecipientException one) when (one is SmtpFailedRecipientsException exception) " + Look)]
    [InlineData("catch (SmtpFailedRecipientsException exception) " + Look + " catch (SmtpException other) when (other is SmtpFailedRecipientException one) { failed.Add(one.FailedRecipient!); }")]
    [InlineData("catch (SmtpFailedRecipientsException exception) { logger.LogError(exception, \"Some not\"); throw; }")]
    [InlineData("catch (SmtpException exception) { logger.LogError(exception, \"Not sent\"); throw; }")]
    public Task Both_are_handled_or_neither_is_looked_at(string clauses) => Handlers(clauses);

    private static Task Policy(string policy, string annotation = "") => Cases.Files($$"""
        using System.Net.Mail;
        using Polly;
        using Polly.Retry;

        public sealed class Mailer
        {
            private static readonly object Retry = {{policy}} {{annotation}}
                ;
        }
        """);

    [Theory]
    [InlineData("Policy.Handle<SmtpException>(e => (int)e.StatusCode / 100 == 4).WaitAndRetry(3, i => TimeSpan.FromMinutes(i))")]
    [InlineData("Policy.Handle<SmtpFailedRecipientException>().WaitAndRetryAsync(3, i => TimeSpan.FromMinutes(i))")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SmtpException>(e => (int)e.StatusCode < 500) }).Build()")]
    public Task A_policy_sends_it_again_to_all(string policy) => Policy(policy, "// SMTP1008");

    [Theory]
    [InlineData("Policy.Handle<SmtpException>(e => e is not SmtpFailedRecipientException && (int)e.StatusCode / 100 == 4).WaitAndRetry(3, i => TimeSpan.FromMinutes(i))")]
    [InlineData("Policy.Handle<SmtpException>(e => e.StatusCode == SmtpStatusCode.ServiceNotAvailable).WaitAndRetryAsync(3, i => TimeSpan.FromMinutes(i))")]
    [InlineData("Policy.Handle<SmtpFailedRecipientException>().CircuitBreaker(3, TimeSpan.FromMinutes(1))")]
    [InlineData("new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SmtpException>(e => e is not SmtpFailedRecipientException && (int)e.StatusCode < 500) }).Build()")]
    public Task A_policy_leaves_them_alone(string policy) => Policy(policy);
}
