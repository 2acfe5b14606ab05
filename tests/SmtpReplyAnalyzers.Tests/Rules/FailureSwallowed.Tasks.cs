using static SmtpReplyAnalyzers.Tests.Rules.FailureSwallowedCase;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003: tasks that nobody looks at.</summary>
public sealed class FailureSwallowedTasksTests
{
    [Fact]
    public Task Dropped_on_purpose() => Body("""
        _ = client.SendMailAsync(message); // SMTP1003
        """);

    [Fact]
    public Task Dropped_by_mistake() => Body("""
        client.SendMailAsync(message); // SMTP1003
        """);

    [Fact]
    public Task Dropped_in_a_method_that_awaits_others() => AsyncBody("""
        #pragma warning disable CS4014
        client.SendMailAsync(message, token); // SMTP1003
        await Task.Delay(10, token);
        """);

    [Fact]
    public Task Dropped_with_its_context() => Body("""
        _ = client.SendMailAsync(message).ConfigureAwait(false); // SMTP1003
        """);

    [Fact]
    public Task Run_elsewhere_and_dropped() => Body("""
        Task.Run(() => client.Send(message)); // SMTP1003
        """);

    [Fact]
    public Task Run_elsewhere_asynchronously_and_dropped() => Body("""
        _ = Task.Run(async () => await client.SendMailAsync(message)); // SMTP1003
        """);

    [Fact]
    public Task Run_elsewhere_as_a_task_and_dropped() => Body("""
        _ = Task.Run(() => client.SendMailAsync(message)); // SMTP1003
        """);

    [Fact]
    public Task Run_by_a_factory_and_dropped() => Body("""
        Task.Factory.StartNew(() => client.Send(message)); // SMTP1003
        """);

    [Fact]
    public Task A_method_of_our_own_whose_task_is_dropped() => Members("""
        public void Send(MailMessage message)
        {
            _ = DeliverAsync(message); // SMTP1003
        }

        private async Task DeliverAsync(MailMessage message)
        {
            await client.SendMailAsync(message);
        }
        """);

    [Fact]
    public Task A_method_of_our_own_that_returns_the_task_which_is_dropped() => Members("""
        public void Send(MailMessage message)
        {
            DeliverAsync(message); // SMTP1003
        }

        private Task DeliverAsync(MailMessage message) => client.SendMailAsync(message);
        """);

    [Fact]
    public Task Dropped_where_its_catch_cannot_see_it() => Body("""
        try { _ = client.SendMailAsync(message); } // SMTP1003
        catch (SmtpException) { throw; }
        """);

    [Fact]
    public Task Awaited_and_swallowed_by_a_method_whose_task_is_dropped() => Members("""
        public void Send(MailMessage message)
        {
            _ = DeliverAsync(message);
        }

        private async Task DeliverAsync(MailMessage message)
        {
            try { await client.SendMailAsync(message); }
            catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        }
        """);

    [Fact]
    public Task Awaited() => AsyncBody("""
        await client.SendMailAsync(message, token);
        """);

    [Fact]
    public Task Returned() => Members("""
        public Task SendAsync(MailMessage message) => client.SendMailAsync(message);
        """);

    [Fact]
    public Task Returned_from_a_block() => Members("""
        public Task SendAsync(MailMessage message)
        {
            logger.LogInformation("Sending");
            return client.SendMailAsync(message);
        }
        """);

    [Fact]
    public Task Returned_from_a_lambda() => Members("""
        public Func<MailMessage, Task> Sender => message => client.SendMailAsync(message);
        """);

    [Fact]
    public Task Kept_in_a_local_and_awaited() => AsyncBody("""
        var sending = client.SendMailAsync(message, token);
        logger.LogInformation("Sending");
        await sending;
        """);

    [Fact]
    public Task Kept_in_a_local_and_awaited_in_a_quiet_try() => AsyncBody("""
        var sending = client.SendMailAsync(message, token);
        try { await sending; }
        catch (SmtpException) { } // SMTP1003
        """);

    [Fact]
    public Task Kept_in_a_field() => Members("""
        private Task? _sending;

        public void Send(MailMessage message) => _sending = client.SendMailAsync(message);

        public Task FinishAsync() => _sending ?? Task.CompletedTask;
        """);

    [Fact]
    public Task Kept_in_a_list_and_awaited_together() => Members("""
        public async Task SendAsync(IEnumerable<MailMessage> messages)
        {
            var sending = new List<Task>();
            foreach (var message in messages)
                sending.Add(client.SendMailAsync(message));
            await Task.WhenAll(sending);
        }
        """);

    [Fact]
    public Task Selected_and_awaited_together() => Members("""
        public async Task SendAsync(IEnumerable<MailMessage> messages) =>
            await Task.WhenAll(messages.Select(message => client.SendMailAsync(message)));
        """);

    // What several tasks let out together is not followed.
    [Fact]
    public Task Awaited_together_in_a_quiet_try_is_missed() => AsyncBody("""
        try { await Task.WhenAll(client.SendMailAsync(message, token), Task.Delay(10, token)); }
        catch (Exception exception) { logger.LogError(exception, "Could not send"); }
        """);

    [Fact]
    public Task Waited_for() => Body("""
        client.SendMailAsync(message).Wait();
        """);

    [Fact]
    public Task Waited_for_by_its_awaiter() => Body("""
        client.SendMailAsync(message).GetAwaiter().GetResult();
        """);

    [Fact]
    public Task Waited_for_in_a_quiet_try() => Body("""
        try { client.SendMailAsync(message).Wait(); }
        catch (AggregateException) { } // SMTP1003
        """);

    [Fact]
    public Task Waited_for_where_the_exception_is_another() => Body("""
        try { client.SendMailAsync(message).Wait(); }
        catch (SmtpException) { }
        """);

    [Fact]
    public Task Waited_for_by_its_awaiter_in_a_quiet_try() => Body("""
        try { client.SendMailAsync(message).GetAwaiter().GetResult(); }
        catch (SmtpException) { } // SMTP1003
        """);

    [Fact]
    public Task Run_elsewhere_and_awaited() => AsyncBody("""
        await Task.Run(() => client.Send(message), token);
        """);

    [Fact]
    public Task Run_elsewhere_and_awaited_in_a_quiet_try() => AsyncBody("""
        try { await Task.Run(() => client.Send(message), token); }
        catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        """);

    [Fact]
    public Task Continued_by_a_method_that_looks_at_it() => Body("""
        client.SendMailAsync(message).ContinueWith(sending => File.AppendAllText("failed.txt", sending.Exception!.ToString()), TaskContinuationOptions.OnlyOnFaulted);
        """);

    // What becomes of a task that is handed on is not followed.
    [Fact]
    public Task Continued_by_a_log_is_missed() => Body("""
        client.SendMailAsync(message).ContinueWith(sending => logger.LogError(sending.Exception, "Could not send"), TaskContinuationOptions.OnlyOnFaulted);
        """);

    [Fact]
    public Task Handed_to_somebody_else() => Members("""
        public void Send(MailMessage message, Action<Task> watch) => watch(client.SendMailAsync(message));
        """);

    [Fact]
    public Task Dropped_by_a_method_of_another_class_that_watches() => Code("""
        public static class TaskExtensions
        {
            public static async void Forget(this Task task, Action<Exception> onError)
            {
                try { await task; }
                catch (Exception exception) { onError(exception); }
            }
        }

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message) => client.SendMailAsync(message).Forget(exception => File.AppendAllText("failed.txt", exception.Message));
        }
        """);

    [Fact]
    public Task Run_elsewhere_where_it_is_swallowed() => Body("""
        _ = Task.Run(async () =>
        {
            try { await client.SendMailAsync(message); }
            catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        });
        """);

    [Fact]
    public Task Run_elsewhere_where_it_is_kept() => Members("""
        private readonly System.Collections.Concurrent.ConcurrentBag<Exception> _failures = new();

        public void Send(MailMessage message)
        {
            _ = Task.Run(async () =>
            {
                try { await client.SendMailAsync(message); }
                catch (Exception exception) { _failures.Add(exception); }
            });
        }
        """);

    [Fact]
    public Task Many_at_once() => Members("""
        public void Send(IEnumerable<MailMessage> messages)
        {
            Parallel.ForEach(messages, message =>
            {
                try { client.Send(message); }
                catch (SmtpException exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
            });
        }

        public async Task SendAsync(IEnumerable<MailMessage> messages)
        {
            try { await Parallel.ForEachAsync(messages, async (message, token) => await client.SendMailAsync(message, token)); }
            catch (Exception exception) { logger.LogError(exception, "Could not send"); } // SMTP1003
        }
        """);
}
