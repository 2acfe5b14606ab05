using Xunit.Sdk;

namespace SmtpReplyAnalyzers.Tests.Support;

/// <summary>The check itself can fail.</summary>
public sealed class AnnotatedTests
{
    private const string Faulty = """
        public sealed class Mailer(System.Net.Mail.SmtpClient client)
        {
            public void Send(System.Net.Mail.MailMessage message)
            {
                try { client.Send(message); }
                catch { }
            }
        }
        """;

    [Fact]
    public async Task A_report_that_is_not_announced_fails() =>
        await Assert.ThrowsAsync<FailException>(static () => Annotated.VerifyAsync("SMTP1003", Faulty));

    [Fact]
    public async Task An_announced_report_that_does_not_come_fails() =>
        await Assert.ThrowsAsync<FailException>(static () => Annotated.VerifyAsync("SMTP1003", Faulty.Replace("catch { }", "catch { throw; } // SMTP1003")));

    [Fact]
    public async Task A_suggestion_is_not_a_warning() =>
        await Assert.ThrowsAsync<FailException>(static () => Annotated.VerifyAsync("SMTP1003", Faulty.Replace("catch { }", "catch { } // SMTP1003?")));

    [Fact]
    public async Task Code_that_does_not_compile_fails() =>
        await Assert.ThrowsAsync<EmptyException>(static () => Annotated.VerifyAsync("SMTP1003", Faulty.Replace("catch { }", "catch { Unknown(); }")));

    [Fact]
    public async Task Another_rule_s_reports_do_not_count() =>
        await Annotated.VerifyAsync("SMTP9999", Faulty);

    [Fact]
    public async Task What_is_announced_is_found() =>
        await Annotated.VerifyAsync("SMTP1003", Faulty.Replace("catch { }", "catch { } // SMTP1003"));
}
