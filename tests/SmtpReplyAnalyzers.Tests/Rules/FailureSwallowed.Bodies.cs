using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 in every kind of body.</summary>
public sealed class FailureSwallowedBodiesTests
{
    [Fact]
    public Task A_lambda() => Members("""
        public Action<MailMessage> Sender => message =>
        {
            try { client.Send(message); }
            catch (SmtpException) { } // SMTP1003
        };
        """);

    [Fact]
    public Task An_asynchronous_lambda() => Body("""
        Func<Task> send = async () =>
        {
            try { await client.SendMailAsync(message); }
            catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        };
        Task.Run(send);
        """);

    [Fact]
    public Task A_lambda_in_a_lambda() => Body("""
        Action outer = () =>
        {
            Action inner = () =>
            {
                try { client.Send(message); }
                catch { } // SMTP1003
            };
            inner();
        };
        outer();
        """);

    [Fact]
    public Task A_lambda_in_a_try() => Body("""
        try
        {
            new List<MailMessage> { message }.ForEach(each =>
            {
                try { client.Send(each); }
                catch (SmtpException) { } // SMTP1003
            });
        }
        finally
        {
            logger.LogInformation("Done");
        }
        """);

    [Fact]
    public Task A_lambda_that_lets_it_out_into_a_quiet_try() => Body("""
        try { new List<MailMessage> { message }.ForEach(each => client.Send(each)); }
        catch (SmtpException) { } // SMTP1003
        """);

    [Fact]
    public Task An_anonymous_method() => Body("""
        Action send = delegate
        {
            try { client.Send(message); }
            catch (Exception) { } // SMTP1003
        };
        send();
        """);

    [Fact]
    public Task A_local_function() => Body("""
        Deliver();

        void Deliver()
        {
            try { client.Send(message); }
            catch (SmtpException) { } // SMTP1003
        }
        """);

    [Fact]
    public Task A_local_function_that_lets_it_out() => Body("""
        try { Deliver(); }
        catch (SmtpException) { } // SMTP1003

        void Deliver() => client.Send(message);
        """);

    [Fact]
    public Task A_local_function_in_a_local_function() => Body("""
        Outer();

        void Outer()
        {
            Inner();

            void Inner()
            {
                try { client.Send(message); }
                catch (SmtpException) { } // SMTP1003
            }
        }
        """);

    [Fact]
    public Task An_iterator() => Members("""
        public IEnumerable<string> Send(IEnumerable<MailMessage> messages)
        {
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException) { } // SMTP1003
                yield return message.Subject;
            }
        }
        """);

    [Fact]
    public Task An_iterator_that_hands_the_failure_out() => Members("""
        public IEnumerable<string> Send(IEnumerable<MailMessage> messages)
        {
            foreach (var message in messages)
            {
                string? error = null;
                try { client.Send(message); }
                catch (SmtpException exception) { error = exception.Message; }
                if (error is not null)
                    yield return error;
            }
        }
        """);

    [Fact]
    public Task An_iterator_that_hands_every_outcome_out() => Members("""
        public IEnumerable<bool> Send(IEnumerable<MailMessage> messages)
        {
            foreach (var message in messages)
            {
                var sent = false;
                try { client.Send(message); sent = true; }
                catch (SmtpException) { }
                yield return sent;
            }
        }
        """);

    [Fact]
    public Task An_asynchronous_iterator() => Members("""
        public async IAsyncEnumerable<string> SendAsync(IAsyncEnumerable<MailMessage> messages)
        {
            await foreach (var message in messages)
            {
                try { await client.SendMailAsync(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
                yield return message.Subject;
            }
        }
        """);
}
