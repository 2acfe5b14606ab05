using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1002 over Polly's policies (version 7): which failures they handle.</summary>
public sealed class PolicyTests
{
    private static readonly RuleCases Cases = new("SMTP1002");

    private const string Usings = """
        using Polly;
        using Polly.Retry;
        using Polly.Wrap;

        """;

    private static Task Members(string members, string others = "") => Cases.Polly(Usings, members, others);

    private static Task Field(string policy, string announced = "") => Members($"    private static readonly IsPolicy Retry = {policy};{announced}");

    [Theory]
    [InlineData("Handle<SmtpException>()")]
    [InlineData("Handle<SmtpException>(ex => true)")]
    [InlineData("Handle<SmtpException>(ex => (int)ex.StatusCode >= 400)")]
    [InlineData("Handle<SmtpException>(ex => ex.StatusCode == SmtpStatusCode.MailboxBusy || ex.StatusCode == SmtpStatusCode.MailboxUnavailable)")]
    [InlineData("Handle<SmtpException>(static ex => (int)ex.StatusCode is 421 or 450 or 451 or 554)")]
    [InlineData("Handle<SmtpException>(delegate (SmtpException ex) { return (int)ex.StatusCode != 550; })")]
    [InlineData("Handle<SmtpException>(ex => { switch ((int)ex.StatusCode) { case 421: case 550: return true; default: return false; } })")]
    [InlineData("HandleInner<SmtpException>()")]
    [InlineData("Handle<Exception>(ex => ex is SmtpException)")]
    [InlineData("Handle<Exception>(ex => ex is SmtpException { StatusCode: SmtpStatusCode.TransactionFailed or SmtpStatusCode.MailboxBusy })")]
    [InlineData("Handle<TimeoutException>().Or<SmtpException>()")]
    [InlineData("Handle<IOException>().OrInner<SmtpException>(ex => (int)ex.StatusCode < 560)")]
    [InlineData("Handle<SmtpException>().Or<TimeoutException>()")]
    public Task A_policy_that_lets_permanent_replies_through(string clauses) => Field($"Policy.{clauses}.WaitAndRetry(3, n => TimeSpan.FromSeconds(n))", " // SMTP1002");

    [Theory]
    [InlineData("Handle<SmtpException>(ex => (int)ex.StatusCode < 500)")]
    [InlineData("Handle<SmtpException>(ex => (int)ex.StatusCode is < 500 or > 599)")]
    [InlineData("Handle<SmtpException>(ex => (int)ex.StatusCode / 100 != 5)")]
    [InlineData("Handle<SmtpException>(ex => ex.StatusCode == SmtpStatusCode.MailboxBusy)")]
    [InlineData("Handle<SmtpException>(ex => ex.Message.Contains(\"later\"))")]
    [InlineData("Handle<SmtpException>(ex => Codes.Contains((int)ex.StatusCode))")]
    [InlineData("Handle<SmtpException>(IsTransient)")]
    [InlineData("Handle<SmtpException>(ex => IsTransient(ex))")]
    [InlineData("Handle<Exception>(ex => ex is SmtpException smtp && IsTransient(smtp))")]
    [InlineData("Handle<TimeoutException>()")]
    [InlineData("Handle<Exception>()")]
    [InlineData("Handle<Exception>(ex => ex is not OperationCanceledException)")]
    [InlineData("Handle<IOException>(ex => ex.HResult != 0)")]
    [InlineData("HandleInner<SmtpException>(ex => (int)ex.StatusCode < 500)")]
    public Task A_policy_that_keeps_them_out_or_is_not_understood_or_is_for_something_else(string clauses) => Members($$"""
            private static readonly int[] Codes = Environment.GetCommandLineArgs().Select(int.Parse).ToArray();
            private static readonly IsPolicy Retry = Policy.{{clauses}}.WaitAndRetry(3, n => TimeSpan.FromSeconds(n));
            private static bool IsTransient(SmtpException ex) => (int)ex.StatusCode / 100 == 4;
        """);

    [Theory]
    [InlineData("Retry()")]
    [InlineData("Retry(5)")]
    [InlineData("RetryAsync(5)")]
    [InlineData("RetryForever()")]
    [InlineData("RetryForeverAsync()")]
    [InlineData("WaitAndRetryAsync(5, n => TimeSpan.FromSeconds(Math.Pow(2, n)))")]
    [InlineData("WaitAndRetryForever(n => TimeSpan.FromSeconds(n))")]
    [InlineData("WaitAndRetryForeverAsync(n => TimeSpan.FromSeconds(n))")]
    [InlineData("WaitAndRetry(new[] { TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10) })")]
    public Task Whatever_tries_again(string strategy) => Field($"Policy.Handle<SmtpException>().{strategy}", " // SMTP1002");

    [Theory]
    [InlineData("CircuitBreaker(3, TimeSpan.FromMinutes(1))")]
    [InlineData("AdvancedCircuitBreaker(0.5, TimeSpan.FromMinutes(1), 10, TimeSpan.FromMinutes(1))")]
    [InlineData("Fallback(() => { })")]
    public Task What_does_not_try_again(string strategy) => Field($"Policy.Handle<SmtpException>().{strategy}");

    [Fact]
    public Task Policies_of_results() => Members("""
            private static readonly AsyncRetryPolicy<bool> First = Policy<bool>.Handle<SmtpException>().RetryAsync(3); // SMTP1002
            private static readonly AsyncRetryPolicy<bool> Second = Policy.HandleResult(false).Or<SmtpException>().RetryAsync(3); // SMTP1002
            private static readonly AsyncRetryPolicy<bool> Third = Policy.HandleResult(false).RetryAsync(3);
            private static readonly AsyncRetryPolicy<bool> Fourth = Policy<bool>.Handle<SmtpException>(ex => (int)ex.StatusCode < 500).OrResult(false).RetryAsync(3);
        """);

    [Fact]
    public Task Clauses_on_their_own_lines_and_in_names() => Members("""
            private static readonly Func<SmtpException, bool> Any = ex => (int)ex.StatusCode != 0;
            private static PolicyBuilder Failures => Policy.Handle<SmtpException>();
            private static PolicyBuilder Transient() => Policy.Handle<SmtpException>(ex => (int)ex.StatusCode < 500);

            public void Make()
            {
                var builder = Policy
                    .Handle<TimeoutException>()
                    .Or<SmtpException>(
                        ex => ex.StatusCode != 0); // SMTP1002
                var first = builder.Retry(3);
                var second = Policy.Handle<SmtpException>(
                    Any) // SMTP1002
                    .Retry(3);
                var third = Failures.Retry(3); // SMTP1002
                var fourth = Transient().Retry(3);
            }
        """);

    [Fact]
    public Task A_value_that_changes_is_not_known() => Members("""
            public void Make(bool all)
            {
                var limit = 600;
                if (all)
                    limit = 500;
                Policy.Handle<SmtpException>(ex => (int)ex.StatusCode < limit).Retry(3);
                var fixedLimit = 600;
                Policy.Handle<SmtpException>(ex => (int)ex.StatusCode < fixedLimit).Retry(3); // SMTP1002
                var left = 10;
                Policy.Handle<SmtpException>(ex => left-- > 0).Retry(3); // SMTP1002
            }
        """);

    [Fact]
    public Task A_wide_policy_is_a_suggestion_where_it_runs_a_send() => Members("""
            private static readonly RetryPolicy Shared = Policy.Handle<Exception>().Retry(3); // SMTP1002?
            private readonly AsyncRetryPolicy _own;
            private readonly RetryPolicy _other = Policy.Handle<Exception>().Retry(3);

            public Mailer()
            {
                _own = Policy
                    .Handle<Exception>(ex => ex is not OperationCanceledException) // SMTP1002?
                    .WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));
            }

            public void Send(MailMessage message) => Shared.Execute(() => client.Send(message));

            public Task SendAsync(MailMessage message, CancellationToken token) => _own.ExecuteAsync(t => client.SendMailAsync(message, t), token);

            public void Other() => _other.Execute(() => File.Delete("mail.tmp"));

            public void Local(MailMessage message)
            {
                var policy = Policy.Handle<Exception>().Retry(3); // SMTP1002?
                policy.Execute(() => Deliver(message));
                Policy.Handle<Exception>().Retry(3).Execute(() => // SMTP1002?
                {
                    Console.WriteLine("now");
                    client.Send(message);
                });
                Policy.Handle<Exception>().Retry(3).Execute(Console.WriteLine);
            }

            private void Deliver(MailMessage message) => client.Send(message);
        """);

    [Fact]
    public Task A_wide_policy_is_followed_through_wraps_parameters_and_methods() => Members("""
            private static readonly RetryPolicy Inner = Policy.Handle<Exception>().Retry(3); // SMTP1002?
            private static readonly PolicyWrap Both = Policy.Wrap(Policy.Timeout(10), Inner);
            private readonly ISyncPolicy _wrapped = Policy.Handle<Exception>().Retry(3).Wrap(Policy.Timeout(10)); // SMTP1002?
            private static RetryPolicy Make() => Policy.Handle<Exception>().Retry(3); // SMTP1002?

            public void Wrapped(MailMessage message)
            {
                Both.Execute(() => client.Send(message));
                _wrapped.Execute(() => client.Send(message));
                var made = Make();
                made.Execute(() => client.Send(message));
                Run(Policy.Handle<Exception>().Retry(3), message); // SMTP1002?
            }

            private void Run(ISyncPolicy policy, MailMessage message) => policy.Execute(() => client.Send(message));

            public Task Given(IAsyncPolicy policy, MailMessage message, CancellationToken token) => policy.ExecuteAsync(() => client.SendMailAsync(message, token));
        """);

    [Fact]
    public Task A_failure_that_the_call_keeps_never_gets_to_the_policy() => Members("""
            public void Send(MailMessage message)
            {
                Policy.Handle<Exception>().Retry(3).Execute(() =>
                {
                    try
                    {
                        client.Send(message);
                    }
                    catch (Exception ex)
                    {
                        Environment.FailFast(ex.Message);
                    }
                });
            }
        """);
}
