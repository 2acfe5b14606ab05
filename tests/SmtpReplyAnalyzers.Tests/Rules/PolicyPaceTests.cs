using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1101, SMTP1102 and SMTP1003 over Polly: how long it waits, when it stops, and who learns of the last failure.</summary>
public sealed class PolicyPaceTests
{
    private static readonly RuleCases Cases = new("SMTP1002", "SMTP1003", "SMTP1101", "SMTP1102");

    private const string Usings = """
        using Polly;
        using Polly.Retry;

        """;

    private static Task Members(string members) => Cases.Polly(Usings, members);

    private static Task Policy(string strategy, string announced = "") => Members($$"""
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
            private static readonly IsPolicy Retry = Policy.Handle<SmtpException>(ex => (int)ex.StatusCode < 500).{{strategy}};{{announced}}
            private static void Wait(int attempt) => Thread.Sleep(1000 * attempt);
            private static TimeSpan Delay(int attempt) => TimeSpan.FromSeconds(Math.Pow(2, attempt));
            private static TimeSpan Same(int attempt) => Pause;
        """);

    private static Task Pipeline(string options, string announced = "") => Members($$"""
            private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
            private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
                .AddRetry(new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SmtpException>(ex => (int)ex.StatusCode < 500){{options}} }){{announced}}
                .Build();
        """);

    [Theory]
    [InlineData("Retry()")]
    [InlineData("Retry(3)")]
    [InlineData("RetryAsync(3)")]
    [InlineData("RetryAsync(3, (ex, attempt) => Console.WriteLine(ex.Message))")]
    [InlineData("WaitAndRetry(3, n => TimeSpan.Zero)")]
    [InlineData("WaitAndRetryAsync(new[] { TimeSpan.Zero, TimeSpan.Zero })")]
    public Task A_policy_that_does_not_wait(string strategy) => Policy(strategy, " // SMTP1101");

    [Theory]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromSeconds(2))")]
    [InlineData("WaitAndRetryAsync(3, _ => Pause)")]
    [InlineData("WaitAndRetryAsync(3, Same)")]
    [InlineData("WaitAndRetry(new[] { TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5) })")]
    public Task A_policy_that_always_waits_for_the_same_short_time(string strategy) => Policy(strategy, " // SMTP1101?");

    [Theory]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromSeconds(n))")]
    [InlineData("WaitAndRetry(3, n => TimeSpan.FromMinutes(10))")]
    [InlineData("WaitAndRetryAsync(3, Delay)")]
    [InlineData("WaitAndRetry(new[] { TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(50) })")]
    [InlineData("WaitAndRetry(System.Linq.Enumerable.Range(1, 5).Select(n => TimeSpan.FromSeconds(n)))")]
    [InlineData("RetryAsync(3, async (ex, attempt) => await Task.Delay(TimeSpan.FromMinutes(attempt)))")]
    [InlineData("Retry(3, (ex, attempt) => Wait(attempt))")]
    [InlineData("Retry(3, (Exception ex, int attempt) => Thread.Sleep(attempt * 1000))")]
    public Task A_policy_that_waits(string strategy) => Policy(strategy);

    [Theory]
    [InlineData("RetryForever()", " // SMTP1101 SMTP1102")]
    [InlineData("RetryForeverAsync()", " // SMTP1101 SMTP1102")]
    [InlineData("WaitAndRetryForever(n => TimeSpan.FromSeconds(n))", " // SMTP1102")]
    [InlineData("WaitAndRetryForeverAsync(n => TimeSpan.FromMinutes(5))", " // SMTP1102")]
    [InlineData("WaitAndRetry(int.MaxValue, n => TimeSpan.FromMinutes(n))", " // SMTP1102")]
    public Task A_policy_that_never_stops(string strategy, string announced) => Policy(strategy, announced);

    [Theory]
    [InlineData(", Delay = TimeSpan.Zero", " // SMTP1101")]
    [InlineData(", Delay = TimeSpan.Zero, BackoffType = DelayBackoffType.Exponential", " // SMTP1101")]
    [InlineData(", DelayGenerator = static _ => new ValueTask<TimeSpan?>(TimeSpan.Zero)", " // SMTP1101")]
    [InlineData("", " // SMTP1101?")]
    [InlineData(", MaxRetryAttempts = 5, Delay = TimeSpan.FromSeconds(10), UseJitter = true", " // SMTP1101?")]
    [InlineData(", Delay = Pause, BackoffType = DelayBackoffType.Constant", " // SMTP1101?")]
    [InlineData(", BackoffType = DelayBackoffType.Exponential, MaxRetryAttempts = int.MaxValue", " // SMTP1102")]
    [InlineData(", Delay = TimeSpan.Zero, MaxRetryAttempts = int.MaxValue", " // SMTP1101 SMTP1102")]
    public Task A_pipeline_that_hardly_waits_or_never_stops(string options, string announced) => Pipeline(options, announced);

    [Theory]
    [InlineData(", BackoffType = DelayBackoffType.Exponential")]
    [InlineData(", BackoffType = DelayBackoffType.Linear, Delay = TimeSpan.FromSeconds(1), MaxRetryAttempts = 10")]
    [InlineData(", Delay = TimeSpan.FromMinutes(5)")]
    [InlineData(", Delay = TimeSpan.Parse(Environment.CommandLine)")]
    [InlineData(", DelayGenerator = static args => new ValueTask<TimeSpan?>(TimeSpan.FromSeconds(args.AttemptNumber))")]
    [InlineData(", Delay = TimeSpan.Zero, OnRetry = static async args => await Task.Delay(1000 * args.AttemptNumber)")]
    public Task A_pipeline_that_waits(string options) => Pipeline(options);

    [Fact]
    public Task A_policy_for_something_else() => Members("""
            private static readonly RetryPolicy Files = Policy.Handle<IOException>(ex => ex.HResult == 32).RetryForever();
            private static readonly RetryPolicy All = Policy.Handle<Exception>().RetryForever();
            private static readonly RetryPolicy Permanent = Policy.Handle<SmtpException>(ex => (int)ex.StatusCode == 199).RetryForever();
            private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = int.MaxValue }).Build();

            public void Clean() => All.Execute(() => File.Delete("mail.tmp"));
        """);

    [Fact]
    public Task A_send_that_waits_itself() => Members("""
            public void Send(MailMessage message) => Policy.Handle<SmtpException>(ex => (int)ex.StatusCode < 500).Retry(3).Execute(() =>
            {
                Thread.Sleep(TimeSpan.FromMinutes(5));
                client.Send(message);
            });
        """);

    [Fact]
    public Task A_wide_policy_that_runs_a_send() => Members("""
            private readonly RetryPolicy _retry = Policy.Handle<Exception>().RetryForever(); // SMTP1002? SMTP1101 SMTP1102

            public void Send(MailMessage message) => _retry.Execute(() => client.Send(message));
        """);

    [Theory]
    [InlineData("policy.ExecuteAndCapture(() => client.Send(message));")]
    [InlineData("_ = policy.ExecuteAndCapture(() => client.Send(message));")]
    [InlineData("var result = policy.ExecuteAndCapture(() => client.Send(message));")]
    [InlineData("await asyncPolicy.ExecuteAndCaptureAsync(() => client.SendMailAsync(message, token));")]
    [InlineData("await asyncPolicy.ExecuteAndCaptureAsync(async () => await client.SendMailAsync(message, token)).ConfigureAwait(false);")]
    public Task An_outcome_that_nobody_reads(string call) => Capture(call, " // SMTP1003");

    [Theory]
    [InlineData("var result = policy.ExecuteAndCapture(() => client.Send(message)); if (result.Outcome == OutcomeType.Failure) throw result.FinalException;")]
    [InlineData("Console.WriteLine(policy.ExecuteAndCapture(() => client.Send(message)).FinalException);")]
    [InlineData("policy.ExecuteAndCapture(() => File.Delete(\"mail.tmp\"));")]
    [InlineData("policy.Execute(() => client.Send(message));")]
    [InlineData("policy.ExecuteAndCapture(() => { try { client.Send(message); } catch (Exception ex) { Environment.FailFast(ex.Message); } });")]
    public Task An_outcome_that_somebody_reads(string call) => Capture(call);

    private static Task Capture(string call, string announced = "") => Members($$"""
            public async Task SendAsync(ISyncPolicy policy, IAsyncPolicy asyncPolicy, MailMessage message, CancellationToken token)
            {
                await Task.Yield();
                {{call}}{{announced}}
            }
        """);
}
