using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP1002 over Polly: 5yz goes out of the predicate, and everything else stays as it was written.</summary>
public sealed class PolicyFixTests
{
    private const string Code = """
        using System;
        using System.Net.Mail;
        using System.Threading.Tasks;
        using Polly;
        using Polly.Retry;

        public sealed class Mailer
        {
            $

            private static bool IsWorthIt(SmtpException ex) => ex.StatusCode == SmtpStatusCode.MailboxBusy || ex.StatusCode == SmtpStatusCode.MailboxUnavailable;
        }
        """;

    private static FixCheck<PermanentRetriedFix> Check(LanguageVersion language = LanguageVersion.Latest) => new() { Key = FixKeys.PermanentRetried, Polly = true, Language = language };

    private static string Policy(string clauses) => Code.Replace("$", $"private static readonly RetryPolicy Retry = Policy.{clauses}.Retry(3);");

    [Theory]
    [InlineData("{|SMTP1002:Handle<SmtpException>()|}", "Handle<SmtpException>(ex => (int)ex.StatusCode / 100 != 5)")]
    [InlineData("Handle<TimeoutException>().{|SMTP1002:Or<SmtpException>()|}", "Handle<TimeoutException>().Or<SmtpException>(ex => (int)ex.StatusCode / 100 != 5)")]
    [InlineData("{|SMTP1002:HandleInner<SmtpException>()|}", "HandleInner<SmtpException>(ex => (int)ex.StatusCode / 100 != 5)")]
    [InlineData("Handle<SmtpException>({|SMTP1002:_ => true|})", "Handle<SmtpException>(ex => (int)ex.StatusCode / 100 != 5)")]
    [InlineData("Handle<SmtpException>({|SMTP1002:e => true|})", "Handle<SmtpException>(e => (int)e.StatusCode / 100 != 5)")]
    [InlineData("Handle<SmtpException>({|SMTP1002:e => (int)e.StatusCode >= 400|})", "Handle<SmtpException>(e => (int)e.StatusCode / 100 == 4)")]
    [InlineData("Handle<SmtpException>({|SMTP1002:e => e.StatusCode == SmtpStatusCode.MailboxBusy || e.StatusCode == SmtpStatusCode.MailboxUnavailable|})", "Handle<SmtpException>(e => e.StatusCode == SmtpStatusCode.MailboxBusy)")]
    [InlineData("Handle<SmtpException>({|SMTP1002:e => e.StatusCode is SmtpStatusCode.MailboxBusy or SmtpStatusCode.InsufficientStorage or SmtpStatusCode.TransactionFailed|})", "Handle<SmtpException>(e => e.StatusCode is SmtpStatusCode.MailboxBusy or SmtpStatusCode.InsufficientStorage)")]
    [InlineData("Handle<SmtpException>({|SMTP1002:e => e.StatusCode != SmtpStatusCode.MailboxUnavailable|})", "Handle<SmtpException>(e => e.StatusCode != SmtpStatusCode.MailboxUnavailable && (int)e.StatusCode / 100 != 5)")]
    [InlineData("Handle<SmtpException>({|SMTP1002:(SmtpException e) => { return (int)e.StatusCode != 552; }|})", "Handle<SmtpException>((SmtpException e) => { return (int)e.StatusCode != 552 && (int)e.StatusCode / 100 != 5; })")]
    [InlineData("Handle<SmtpException>({|SMTP1002:delegate (SmtpException e) { return true; }|})", "Handle<SmtpException>(delegate (SmtpException e) { return (int)e.StatusCode / 100 != 5; })")]
    [InlineData("Handle<SmtpException>({|SMTP1002:IsWorthIt|})", "Handle<SmtpException>(ex => IsWorthIt(ex) && (int)ex.StatusCode / 100 != 5)")]
    [InlineData("Handle<SmtpException>({|SMTP1002:ex => IsWorthIt(ex)|})", "Handle<SmtpException>(ex => IsWorthIt(ex) && (int)ex.StatusCode / 100 != 5)")]
    [InlineData("Handle<Exception>({|SMTP1002:ex => ex is SmtpException|})", "Handle<Exception>(ex => ex is SmtpException reply && (int)reply.StatusCode / 100 != 5)")]
    [InlineData("Handle<Exception>({|SMTP1002:ex => ex is TimeoutException || ex is SmtpException|})", "Handle<Exception>(ex => ex is TimeoutException || (ex is SmtpException reply && (int)reply.StatusCode / 100 != 5))")]
    [InlineData("Handle<Exception>({|SMTP1002:ex => ex is SmtpException smtp && smtp.StatusCode != SmtpStatusCode.MailboxUnavailable|})", "Handle<Exception>(ex => ex is SmtpException smtp && smtp.StatusCode != SmtpStatusCode.MailboxUnavailable && (int)smtp.StatusCode / 100 != 5)")]
    [InlineData("Handle<Exception>({|SMTP1002:ex => ex is SmtpException or TimeoutException|})", "Handle<Exception>(ex => ex is SmtpException or TimeoutException && (ex is not SmtpException reply || (int)reply.StatusCode / 100 != 5))")]
    public Task Policies(string before, string after) => Check().BecomesAsync(Policy(before), Policy(after));

    [Theory]
    [InlineData("{|SMTP1002:Handle<SmtpException>()|}", "Handle<SmtpException>(ex => (int)ex.StatusCode / 100 != 5)")]
    [InlineData("Handle<Exception>({|SMTP1002:ex => ex is SmtpException|})", "Handle<Exception>(ex => ex is SmtpException reply && (int)reply.StatusCode / 100 != 5)")]
    [InlineData("Handle<Exception>({|SMTP1002:ex => !(ex is TimeoutException) && ex is SmtpException|})", "Handle<Exception>(ex => !(ex is TimeoutException) && ex is SmtpException && !(ex is SmtpException reply && (int)reply.StatusCode / 100 == 5))")]
    public Task Policies_in_an_old_language(string before, string after) => Check(LanguageVersion.CSharp7_3).BecomesAsync(Policy(before), Policy(after));

    [Fact]
    public Task Several_policies_with_comments() => Check().BecomesAsync(
        Code.Replace("$", """
            // What may pass by.
                private static readonly AsyncRetryPolicy First = Policy
                    .Handle<TimeoutException>() // the server is slow
                    .{|SMTP1002:Or<SmtpException>()|} // or busy
                    .WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));

                private static readonly AsyncRetryPolicy Second = Policy.{|SMTP1002:Handle<SmtpException>(/* any */)|}
                    .WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));
            """),
        Code.Replace("$", """
            // What may pass by.
                private static readonly AsyncRetryPolicy First = Policy
                    .Handle<TimeoutException>() // the server is slow
                    .Or<SmtpException>(n => (int)n.StatusCode / 100 != 5) // or busy
                    .WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));

                private static readonly AsyncRetryPolicy Second = Policy.Handle<SmtpException>(n => (int)n.StatusCode / 100 != 5/* any */)
                    .WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));
            """).Replace("n => (int)n.StatusCode", "ex => (int)ex.StatusCode"));

    private static string Pipeline(string options) => Code.Replace("$", $$"""
        private readonly SmtpClient client = new SmtpClient();
            private readonly ResiliencePipeline retry = new ResiliencePipelineBuilder().AddRetry({{options}}).Build();

            public void Send(MailMessage message) => retry.Execute(() => client.Send(message));
        """);

    [Theory]
    [InlineData("new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().{|SMTP1002:Handle<SmtpException>()|} }", "new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<SmtpException>(ex => (int)ex.StatusCode / 100 != 5) }")]
    [InlineData("new RetryStrategyOptions { ShouldHandle = {|SMTP1002:args => ValueTask.FromResult(args.Outcome.Exception is SmtpException)|} }", "new RetryStrategyOptions { ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is SmtpException reply && (int)reply.StatusCode / 100 != 5) }")]
    [InlineData("new RetryStrategyOptions { ShouldHandle = {|SMTP1002:args => new ValueTask<bool>(args.Outcome.Exception is SmtpException { StatusCode: SmtpStatusCode.MailboxBusy or SmtpStatusCode.MailboxUnavailable })|} }", "new RetryStrategyOptions { ShouldHandle = args => new ValueTask<bool>(args.Outcome.Exception is SmtpException { StatusCode: SmtpStatusCode.MailboxBusy or SmtpStatusCode.MailboxUnavailable } reply && (int)reply.StatusCode / 100 != 5) }")]
    [InlineData("new RetryStrategyOptions { ShouldHandle = {|SMTP1002:args => new(args.Outcome.Exception is SmtpException ex && (int)ex.StatusCode > 399)|} }", "new RetryStrategyOptions { ShouldHandle = args => new(args.Outcome.Exception is SmtpException ex && (int)ex.StatusCode / 100 == 4) }")]
    [InlineData("new RetryStrategyOptions { ShouldHandle = {|SMTP1002:args => args.Outcome.Exception switch { SmtpException => PredicateResult.True(), _ => PredicateResult.False() }|} }", "new RetryStrategyOptions { ShouldHandle = args => args.Outcome.Exception switch { SmtpException reply when (int)reply.StatusCode / 100 == 5 => PredicateResult.False(), SmtpException => PredicateResult.True(), _ => PredicateResult.False() } }")]
    [InlineData("new RetryStrategyOptions { ShouldHandle = {|SMTP1002:args => args.Outcome switch { { Exception: SmtpException } => PredicateResult.True(), _ => PredicateResult.False() }|} }", "new RetryStrategyOptions { ShouldHandle = args => args.Outcome switch { { Exception: SmtpException reply } when (int)reply.StatusCode / 100 == 5 => PredicateResult.False(), { Exception: SmtpException } => PredicateResult.True(), _ => PredicateResult.False() } }")]
    [InlineData("{|SMTP1002?:new RetryStrategyOptions|}()", "new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>(ex => ex is not OperationCanceledException && (ex is not SmtpException reply || (int)reply.StatusCode / 100 != 5)) }")]
    [InlineData("{|SMTP1002?:new|}()", "new() { ShouldHandle = new PredicateBuilder().Handle<Exception>(ex => ex is not OperationCanceledException && (ex is not SmtpException reply || (int)reply.StatusCode / 100 != 5)) }")]
    [InlineData("{|SMTP1002?:new RetryStrategyOptions|} { MaxRetryAttempts = 5 }", "new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>(ex => ex is not OperationCanceledException && (ex is not SmtpException reply || (int)reply.StatusCode / 100 != 5)), MaxRetryAttempts = 5 }")]
    [InlineData("{|SMTP1002?:new RetryStrategyOptions|}\n        {\n            // Twice.\n            MaxRetryAttempts = 2,\n        }", "new RetryStrategyOptions\n        {\n            // Twice.\n            ShouldHandle = new PredicateBuilder().Handle<Exception>(ex => ex is not OperationCanceledException && (ex is not SmtpException reply || (int)reply.StatusCode / 100 != 5)),\n            MaxRetryAttempts = 2,\n        }")]
    [InlineData("new() { ShouldHandle = new PredicateBuilder().{|SMTP1002?:Handle<Exception>()|} }", "new() { ShouldHandle = new PredicateBuilder().Handle<Exception>(ex => ex is not SmtpException reply || (int)reply.StatusCode / 100 != 5) }")]
    public Task Pipelines(string before, string after) => Check().BecomesAsync(Pipeline(before), Pipeline(after));

    [Fact]
    public Task A_pipeline_in_an_old_language() => Check(LanguageVersion.CSharp8).BecomesAsync(
        Pipeline("{|SMTP1002?:new RetryStrategyOptions|}()"),
        Pipeline("new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>(ex => !(ex is OperationCanceledException) && !(ex is SmtpException reply && (int)reply.StatusCode / 100 == 5)) }"));

    [Theory]
    [InlineData("private static readonly RetryPolicy Retry = Policy.Handle<SmtpException>({|SMTP1002:ex => { switch ((int)ex.StatusCode) { case 421: case 550: return true; default: return false; } }|}).Retry(3);")]
    [InlineData("private static PolicyBuilder Failures => Policy.Handle<SmtpException>(); private static readonly RetryPolicy Retry = Failures.{|SMTP1002:Retry|}(3);")]
    public Task Nothing_is_offered_where_no_condition_stands(string member) => Check().StaysAsync(Code.Replace("$", member));

    [Fact]
    public Task MailKit_where_a_login_is_tried_again() => Check().StaysAsync("""
        using System;
        using MailKit.Net.Smtp;
        using MimeKit;
        using Polly;

        public sealed class Mailer
        {
            public void Send(MimeMessage message) => Policy.{|SMTP1002?:Handle<Exception>()|}.Retry(3).Execute(() =>
            {
                using var client = new SmtpClient();
                client.Connect("mail.example.com");
                client.Authenticate("user", "password");
                client.Send(message);
            });
        }
        """);

    [Fact]
    public Task MailKit_with_a_type_of_the_retry_that_has_no_name_here_yet() => Check().BecomesAsync(
        """
        using System;
        using MimeKit;
        using Polly;

        public sealed class Mailer
        {
            private readonly MailKit.Net.Smtp.SmtpClient client = new();

            public void Send(MimeMessage message) => Policy.{|SMTP1002?:Handle<Exception>()|}.Retry(3).Execute(() => client.Send(message));
        }
        """,
        """
        using System;
        using MailKit.Net.Smtp;
        using MimeKit;
        using Polly;

        public sealed class Mailer
        {
            private readonly MailKit.Net.Smtp.SmtpClient client = new();

            public void Send(MimeMessage message) => Policy.Handle<Exception>(ex => ex is not SmtpCommandException reply || (int)reply.StatusCode / 100 != 5).Retry(3).Execute(() => client.Send(message));
        }
        """);
}
