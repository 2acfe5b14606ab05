using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 where what a handler sets is read elsewhere: by the method round a lambda, by a test after the loop.</summary>
public sealed class FailureSwallowedCapturesTests
{
    [Fact]
    public Task A_flag_of_the_method_round_the_lambda() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            var failed = false;
            Parallel.ForEach(messages, message =>
            {
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); failed = true; }
            });
            if (failed)
                throw new InvalidOperationException("Not all messages were sent");
        }
        """);

    [Fact]
    public Task A_text_of_the_method_round_the_lambda() => Members("""
        public string? Send(MailMessage message)
        {
            string? error = null;
            var thread = new Thread(() =>
            {
                try { client.Send(message); }
                catch (SmtpException exception) { error = exception.Message; }
            });
            thread.Start();
            thread.Join();
            return error;
        }
        """);

    [Fact]
    public Task A_count_of_the_method_round_the_local_function() => Members("""
        public int Send(IEnumerable<MailMessage> messages)
        {
            var failed = 0;
            foreach (var message in messages)
                Deliver(message);
            return failed;

            void Deliver(MailMessage message)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); failed++; }
            }
        }
        """);

    [Fact]
    public Task A_variable_of_the_lambda_s_own() => Body("""
        Action send = () =>
        {
            var failed = false;
            try { client.Send(message); }
            catch (SmtpException) { failed = true; } // SMTP1003
            if (failed)
                logger.LogError("Could not send");
        };
        send();
        """);

    [Fact]
    public Task A_list_tested_by_a_pattern() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            var failures = new List<Exception>();
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException exception) { failures.Add(exception); }
            }

            if (failures is { Count: > 0 })
                throw new AggregateException(failures);
        }

        public void SendOthers(IEnumerable<MailMessage> messages)
        {
            List<string> failures = [];
            foreach (var message in messages)
            {
                try { client.Send(message); }
                catch (SmtpException) { failures.Add(message.Subject); }
            }

            if (failures.Count == 0)
                return;
            throw new InvalidOperationException(string.Join(", ", failures));
        }
        """);

    [Fact]
    public Task A_table_of_outcomes() => Members("""
        public IReadOnlyDictionary<string, bool> Send(IEnumerable<MailMessage> messages)
        {
            var outcomes = new Dictionary<string, bool>();
            foreach (var message in messages)
            {
                try { client.Send(message); outcomes[message.Subject] = true; }
                catch (SmtpException) { outcomes[message.Subject] = false; }
            }

            return outcomes;
        }
        """);

    [Fact]
    public Task Attempts_counted_down_in_the_condition() => Body("""
        var left = 3;
        while (left-- > 0)
        {
            try { client.Send(message); return; }
            catch (SmtpException exception) { logger.LogWarning(exception, "Again"); }
        }

        throw new InvalidOperationException("Could not send");
        """);

    [Fact]
    public Task Attempts_until_the_last_one_throws() => AsyncBody("""
        const int Most = 4;
        var attempt = 0;
        do
        {
            try
            {
                await client.SendMailAsync(message, token);
                break;
            }
            catch (SmtpException) when (++attempt < Most)
            {
                await Task.Delay(1000 * attempt, token);
            }
        }
        while (true);
        """);

    // From Microsoft's documentation of SmtpFailedRecipientsException: it asks again for 550, but it swallows nothing.
    [Fact]
    public Task Those_who_were_refused_are_shown() => Files("""
        using System.Net.Mail;

        public static class Mailer
        {
            public static void RetryIfBusy(SmtpClient client, MailMessage message)
            {
                try
                {
                    client.Send(message);
                }
                catch (SmtpFailedRecipientsException ex)
                {
                    for (int i = 0; i < ex.InnerExceptions.Length; i++)
                    {
                        SmtpStatusCode status = ex.InnerExceptions[i].StatusCode;
                        if (status == SmtpStatusCode.MailboxBusy || status == SmtpStatusCode.MailboxUnavailable)
                        {
                            Console.WriteLine("Delivery failed - retrying in 5 seconds.");
                            System.Threading.Thread.Sleep(5000);
                            client.Send(message);
                        }
                        else
                        {
                            Console.WriteLine("Failed to deliver message to {0}", ex.InnerExceptions[i].FailedRecipient);
                        }
                    }
                }
                catch (Exception ex)
                {
                    Console.WriteLine("Exception caught in RetryIfBusy(): {0}", ex.ToString());
                }
            }
        }
        """);
}
