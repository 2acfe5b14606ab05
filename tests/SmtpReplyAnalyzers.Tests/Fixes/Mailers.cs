using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>Fixes of SMTP1003 in members of a mailer over System.Net.Mail.</summary>
internal static class InSystemNetMail
{
    public const string TransientTest = """

            // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
            private static bool IsTransient(SmtpException ex) =>
                ex is not SmtpFailedRecipientException
                && ((int)ex.StatusCode / 100 == 4
                    || (ex.StatusCode == SmtpStatusCode.GeneralFailure && ex.InnerException is IOException or SocketException));
        """;

    public static Task RetriesAsync(string members, string expected) => new FixCheck<FailureSwallowedFix>()
        .BecomesAsync(Class(members), Class(expected, TransientTest, addedUsing: "\nusing System.Net.Sockets;"));

    public static Task RetriesInPipelineAsync(string members, string expected, string pipeline = "SendRetry") => new FixCheck<FailureSwallowedFix> { Polly = true }
        .BecomesAsync(Class(members), Class(Pipeline.Field(pipeline, "SmtpException") + expected, TransientTest, "\nusing System.Net.Sockets;", Pipeline.Usings));

    public static Task BecomesAsync(string members, string expected, string key = RuleIds.FailureSwallowed) =>
        new FixCheck<FailureSwallowedFix> { Key = key }.BecomesAsync(Class(members), Class(expected));

    public static Task StaysAsync(string members) => new FixCheck<FailureSwallowedFix>().StaysAsync(Class(members));

    private static string Class(string members, string more = "", string addedUsing = "", string lastUsings = "") => $$"""
        using System.Net.Mail;{{addedUsing}}
        using Microsoft.Extensions.Logging;{{lastUsings}}

        public sealed class Mailer(SmtpClient client, ILogger logger)
        {
        {{Lines.Indent(members)}}{{Lines.After(more)}}
        }
        """;
}

/// <summary>The same over MailKit.</summary>
internal static class InMailKit
{
    public const string TransientTest = """

            // A transient reply or a lost connection.
            private static bool IsTransient(Exception ex) => ex switch
            {
                SmtpCommandException reply => (int)reply.StatusCode / 100 == 4,
                AuthenticationException { InnerException: SmtpCommandException reply } => (int)reply.StatusCode / 100 == 4,
                // With a SaslMechanism the reply code stands at the start of the message, and nowhere else.
                AuthenticationException => ex.Message.StartsWith("4", StringComparison.Ordinal) && ex.Message.IndexOf(':') == 3,
                SmtpProtocolException or ServiceNotConnectedException or IOException or SocketException or TimeoutException => true,
                _ => false,
            };
        """;

    public static Task RetriesAsync(string members, string expected) => new FixCheck<FailureSwallowedFix>().BecomesAsync(
        Class(members, "using MailKit.Net.Smtp;"),
        Class(expected, RetryUsings, TransientTest));

    public static Task RetriesInPipelineAsync(string members, string expected, string pipeline = "SendRetry") => new FixCheck<FailureSwallowedFix> { Polly = true }.BecomesAsync(
        Class(members, "using MailKit.Net.Smtp;"),
        Class(Pipeline.Field(pipeline, "Exception") + expected, RetryUsings, TransientTest, Pipeline.Usings));

    public static Task BecomesAsync(string members, string expected) =>
        new FixCheck<FailureSwallowedFix>().BecomesAsync(Class(members, "using MailKit.Net.Smtp;"), Class(expected, "using MailKit.Net.Smtp;"));

    private const string RetryUsings = "using System.Net.Sockets;\nusing MailKit;\nusing MailKit.Net.Smtp;\nusing MailKit.Security;";

    private static string Class(string members, string usings, string more = "", string lastUsings = "") => $$"""
        {{usings}}
        using Microsoft.Extensions.Logging;
        using MimeKit;{{lastUsings}}

        public sealed class Mailer(string host, ILogger logger)
        {
        {{Lines.Indent(members)}}{{Lines.After(more)}}
        }
        """;
}

/// <summary>What a fix adds for a pipeline of Polly.</summary>
internal static class Pipeline
{
    public const string Usings = "\nusing Polly;\nusing Polly.Retry;";

    public static string Field(string name, string exception) => $$"""
        private static readonly ResiliencePipeline {{name}} = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<{{exception}}>(IsTransient),
                MaxRetryAttempts = 4,
                Delay = TimeSpan.FromSeconds(2),
                MaxDelay = TimeSpan.FromMinutes(5),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();


        """;
}

/// <summary>Lines of code put together.</summary>
internal static class Lines
{
    /// <summary>Each line one step to the right, but for directives.</summary>
    public static string Indent(string code) =>
        string.Join("\n", code.Split('\n').Select(static line => line.Length == 0 ? line : "    " + line));

    public static string After(string more) => more.Length == 0 ? more : "\n" + more;
}
