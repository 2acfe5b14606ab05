using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>The actions after the primary one.</summary>
public sealed class OtherActionsTests
{
    private const string Faulty = """
        using System.Diagnostics;
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public bool Send(MailMessage message)
            {
                var sent = false;
                try
                {
                    client.Send(message);
                    sent = true;
                }
                {|SMTP1003:catch (SmtpException ex)|}
                {
                    Trace.TraceError(ex.Message);
                    sent = false;
                }

                Trace.TraceInformation("Sent: {0}", sent);
                return true;
            }
        }
        """;

    [Fact]
    public Task Only_rethrow() => new FixCheck<FailureSwallowedFix> { Key = FixKeys.FailureSwallowedRethrow }.BecomesAsync(
        Faulty,
        """
        using System.Diagnostics;
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public bool Send(MailMessage message)
            {
                var sent = false;
                try
                {
                    client.Send(message);
                    sent = true;
                }
                catch (SmtpException ex)
                {
                    Trace.TraceError(ex.Message);
                    throw;
                }

                Trace.TraceInformation("Sent: {0}", sent);
                return true;
            }
        }
        """);

    [Fact]
    public Task The_loop_where_the_primary_action_is_a_pipeline() => new FixCheck<FailureSwallowedFix> { Key = FixKeys.FailureSwallowedLoop, Polly = true }.BecomesAsync(
        Faulty,
        $$"""
        using System.Diagnostics;
        using System.Net.Mail;
        using System.Net.Sockets;

        public sealed class Mailer(SmtpClient client)
        {
            public bool Send(MailMessage message)
            {
                var sent = false;
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        sent = true;
                        break;
                    }
                    catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        Thread.Sleep(TimeSpan.FromSeconds(seconds));
                    }
                    catch (SmtpException ex)
                    {
                        Trace.TraceError(ex.Message);
                        throw;
                    }
                }

                Trace.TraceInformation("Sent: {0}", sent);
                return true;
            }
        {{InSystemNetMail.TransientTest}}
        }
        """);

    [Fact]
    public Task No_loop_beside_a_loop() => new FixCheck<FailureSwallowedFix> { Key = FixKeys.FailureSwallowedLoop }.StaysAsync(Faulty);
}
