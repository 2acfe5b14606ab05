using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1002 over Polly's pipelines (version 8), which Microsoft.Extensions.Resilience registers: which failures they handle.</summary>
public sealed class PipelineTests
{
    private static readonly RuleCases Cases = new("SMTP1002");

    private const string Usings = """
        using Microsoft.Extensions.DependencyInjection;
        using Polly;
        using Polly.Retry;
        using Polly.Registry;
        using Polly.Timeout;

        """;

    private static Task Members(string members, string others = "") => Cases.Polly(Usings, members, others);

    private static Task ShouldHandle(string predicate, string announced = "") => Members($$"""
            private static readonly int[] Codes = Environment.GetCommandLineArgs().Select(int.Parse).ToArray();
            private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
                .AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = {{predicate}},{{announced}}
                    BackoffType = DelayBackoffType.Exponential,
                })
                .Build();

            private static bool IsTransient(Exception? exception) => exception is SmtpException smtp && (int)smtp.StatusCode / 100 == 4;
            private static bool IsWorthIt(Exception? exception) => exception is SmtpException { StatusCode: SmtpStatusCode.MailboxBusy or SmtpStatusCode.MailboxUnavailable };
            private static ValueTask<bool> Decide(RetryPredicateArguments<object> args) => new(IsWorthIt(args.Outcome.Exception));
        """);

    [Theory]
    [InlineData("new PredicateBuilder().Handle<SmtpException>()")]
    [InlineData("new PredicateBuilder().Handle<SmtpException>(ex => (int)ex.StatusCode is >= 400 and < 600)")]
    [InlineData("new PredicateBuilder().Handle<SmtpException>(IsWorthIt)")]
    [InlineData("new PredicateBuilder().Handle<TimeoutRejectedException>().Handle<SmtpException>()")]
    [InlineData("new PredicateBuilder<object>().Handle<SmtpException>().HandleResult(false)")]
    [InlineData("args => ValueTask.FromResult(args.Outcome.Exception is SmtpException)")]
    [InlineData("args => new ValueTask<bool>(args.Outcome.Exception is SmtpException)")]
    [InlineData("args => new(IsWorthIt(args.Outcome.Exception))")]
    [InlineData("static async args => { await Task.Yield(); return args.Outcome.Exception is SmtpException; }")]
    [InlineData("args => args.Outcome.Exception switch { SmtpException => PredicateResult.True(), _ => PredicateResult.False() }")]
    [InlineData("args => args.Outcome.Exception switch { SmtpException { StatusCode: SmtpStatusCode.MailboxUnavailable } => PredicateResult.True(), TimeoutException => PredicateResult.True(), _ => PredicateResult.False() }")]
    [InlineData("args => args.Outcome switch { { Exception: SmtpException } => PredicateResult.True(), _ => PredicateResult.False() }")]
    [InlineData("args => args switch { { Outcome.Exception: SmtpException, AttemptNumber: < 3 } => PredicateResult.True(), _ => PredicateResult.False() }")]
    [InlineData("args => { var failure = args.Outcome.Exception as SmtpException; if (failure == null) return PredicateResult.False(); return PredicateResult.True(); }")]
    [InlineData("Decide")]
    [InlineData("args => Decide(args)")]
    public Task A_predicate_that_lets_permanent_replies_through(string predicate) => ShouldHandle(predicate, " // SMTP1002");

    [Theory]
    [InlineData("new PredicateBuilder().Handle<SmtpException>(ex => (int)ex.StatusCode is < 500 or > 599)")]
    [InlineData("new PredicateBuilder().Handle<SmtpException>(IsTransient)")]
    [InlineData("new PredicateBuilder().Handle<SmtpException>(ex => Codes.Contains((int)ex.StatusCode))")]
    [InlineData("new PredicateBuilder().Handle<TimeoutRejectedException>()")]
    [InlineData("new PredicateBuilder().Handle<Exception>()")]
    [InlineData("new PredicateBuilder<object>().HandleResult(false)")]
    [InlineData("args => ValueTask.FromResult(IsTransient(args.Outcome.Exception))")]
    [InlineData("args => new ValueTask<bool>(args.Outcome.Exception is SmtpException ex && (int)ex.StatusCode < 500)")]
    [InlineData("args => args.Outcome.Exception switch { SmtpException { StatusCode: SmtpStatusCode.MailboxBusy } => PredicateResult.True(), _ => PredicateResult.False() }")]
    [InlineData("args => args switch { { Outcome.Exception: SmtpException ex } when IsTransient(ex) => PredicateResult.True(), _ => PredicateResult.False() }")]
    [InlineData("args => new(args.Outcome.Exception is SmtpException ex && ex.Message.Contains(\"busy\"))")]
    [InlineData("args => new(args.Outcome.Exception is not (null or OperationCanceledException))")]
    [InlineData("static _ => PredicateResult.True()")]
    public Task A_predicate_that_keeps_them_out_or_is_not_understood_or_is_for_something_else(string predicate) => ShouldHandle(predicate);

    [Fact]
    public Task Without_predicate_everything_is_handled_which_is_a_suggestion_where_it_runs_a_send() => Members("""
            private readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build(); // SMTP1002?
            private readonly ResiliencePipeline _short = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromMinutes(1)).AddRetry(new() { MaxRetryAttempts = 5 }).Build(); // SMTP1002?
            private readonly ResiliencePipeline<bool> _other = new ResiliencePipelineBuilder<bool>().AddRetry(new RetryStrategyOptions<bool>()).Build();
            private readonly ResiliencePipeline<bool> _typed = new ResiliencePipelineBuilder<bool>().AddRetry(new RetryStrategyOptions<bool>()).Build(); // SMTP1002?

            public async Task SendAsync(MailMessage message, CancellationToken token)
            {
                await _retry.ExecuteAsync(async t => await client.SendMailAsync(message, t), token);
                _short.Execute(() => client.Send(message));
                _other.Execute(() => File.Exists("mail.tmp"));
                await _typed.ExecuteAsync(async t => { await client.SendMailAsync(message, t); return true; }, token);
                await _retry.ExecuteAsync(static async (state, t) => await state.client.SendMailAsync(state.message, t), (client, message), token);
            }
        """);

    [Fact]
    public Task A_wide_predicate_is_a_suggestion_where_it_runs_a_send() => Members("""
            public void Send(MailMessage message)
            {
                var pipeline = new ResiliencePipelineBuilder()
                    .AddRetry(new()
                    {
                        ShouldHandle = args => new(args.Outcome.Exception is not OperationCanceledException), // SMTP1002?
                    })
                    .Build();
                pipeline.Execute(() => client.Send(message));

                var builder = new ResiliencePipelineBuilder();
                builder.AddRetry(new RetryStrategyOptions()); // SMTP1002?
                builder.AddTimeout(TimeSpan.FromSeconds(100));
                var built = builder.Build();
                built.Execute(token => Deliver(message), CancellationToken.None);
            }

            private void Deliver(MailMessage message) => client.Send(message);
        """);

    [Fact]
    public Task Options_that_are_set_one_by_one() => Members("""
            public void Send(MailMessage message, Action<RetryStrategyOptions> configure)
            {
                var options = new RetryStrategyOptions();
                options.ShouldHandle = new PredicateBuilder().Handle<SmtpException>(ex => (int)ex.StatusCode < 500);
                options.MaxRetryAttempts = 5;
                new ResiliencePipelineBuilder().AddRetry(options).Build().Execute(() => client.Send(message));

                var careless = new RetryStrategyOptions { MaxRetryAttempts = 5 };
                careless.ShouldHandle = new PredicateBuilder().Handle<SmtpException>(); // SMTP1002
                new ResiliencePipelineBuilder().AddRetry(careless).Build().Execute(() => client.Send(message));

                var configured = new RetryStrategyOptions();
                configure(configured);
                new ResiliencePipelineBuilder().AddRetry(configured).Build().Execute(() => client.Send(message));
            }
        """);

    [Fact]
    public Task Options_and_predicates_that_have_a_name() => Members("""
            private static readonly RetryStrategyOptions Options = new() { ShouldHandle = new PredicateBuilder().Handle<SmtpException>() }; // SMTP1002
            private static PredicateBuilder<object> Any => new PredicateBuilder().Handle<SmtpException>();
            private static PredicateBuilder<object> Transient => new PredicateBuilder().Handle<SmtpException>(ex => (int)ex.StatusCode < 500);

            public ResiliencePipeline Make(bool all) => all
                ? new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = Any }).Build() // SMTP1002
                : new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { ShouldHandle = Transient }).Build();
        """);

    [Fact]
    public Task Pipelines_that_are_registered() => Members("""
            public static void Register(IServiceCollection services)
            {
                services.AddResiliencePipeline("mail", builder => builder
                    .AddRetry(new RetryStrategyOptions
                    {
                        ShouldHandle = new PredicateBuilder().Handle<SmtpException>(), // SMTP1002
                    })
                    .AddTimeout(TimeSpan.FromMinutes(10)));
                services.AddResiliencePipeline("transient mail", builder => builder.AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<SmtpException>(ex => (int)ex.StatusCode < 500),
                }));
                services.AddResiliencePipeline<string, bool>("typed mail", static (builder, context) => builder.AddRetry(new()
                {
                    ShouldHandle = static args => args.Outcome switch // SMTP1002
                    {
                        { Exception: SmtpException } => PredicateResult.True(),
                        _ => PredicateResult.False(),
                    },
                }));
                services.AddResiliencePipeline("everything", builder => builder.AddRetry(new()));
            }

            public Task SendAsync(ResiliencePipelineProvider<string> pipelines, MailMessage message) =>
                pipelines.GetPipeline("everything").ExecuteAsync(async token => await client.SendMailAsync(message, token)).AsTask();
        """);

    [Theory]
    [InlineData("AddCircuitBreaker(new Polly.CircuitBreaker.CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SmtpException>() })")]
    [InlineData("AddTimeout(TimeSpan.FromSeconds(1))")]
    [InlineData("ConfigureTelemetry(new Polly.Telemetry.TelemetryOptions())")]
    public Task What_does_not_try_again(string strategy) => Members($"    private static readonly ResiliencePipeline Other = new ResiliencePipelineBuilder().{strategy}.Build();");
}
