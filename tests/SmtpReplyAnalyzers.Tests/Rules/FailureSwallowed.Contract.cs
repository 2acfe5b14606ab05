using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using SmtpReplyAnalyzers.Rules;
using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>SMTP1003 as a user sees it: the words, the place, and the other places that belong to it.</summary>
public sealed class FailureSwallowedContractTests
{
    [Fact]
    public Task The_header_of_the_clause_with_its_filter() => VerifyAsync("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                try
                {
                    {|#1:client.Send(message)|};
                }
                {|#0:catch (SmtpException exception) when ((int)exception.StatusCode / 100 == 4)|}
                {
                }
            }
        }
        """, Report("Send", "4yz"));

    [Fact]
    public Task A_bare_catch_and_every_reply() => VerifyAsync("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public async Task SendAsync(MimeMessage message)
            {
                try
                {
                    await {|#1:client.SendAsync(message)|};
                }
                {|#0:catch|}
                {
                }
            }
        }
        """, Report("SendAsync", "4yz, 5yz"));

    [Fact]
    public Task Single_codes() => VerifyAsync("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MimeMessage message)
            {
                try
                {
                    {|#1:client.Send(message)|};
                }
                {|#0:catch (SmtpCommandException exception) when (exception.StatusCode is SmtpStatusCode.ServiceNotAvailable or >= (SmtpStatusCode)450 and <= (SmtpStatusCode)452)|}
                {
                }
            }
        }
        """, Report("Send", "421, 450-452"));

    [Fact]
    public Task Without_a_reply() => VerifyAsync("""
        using MailKit.Net.Smtp;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MimeMessage message)
            {
                try
                {
                    {|#1:client.Send(message)|};
                }
                {|#0:catch (IOException)|}
                {
                }
            }
        }
        """, new DiagnosticResult("SMTP1003", DiagnosticSeverity.Warning)
            .WithLocation(0)
            .WithLocation(1)
            .WithMessage("A failure of 'Send' ends here: the caller cannot know of it, and the message is gone. Retry it with backoff, or let it propagate."));

    [Fact]
    public Task The_place_where_the_failure_ends() => VerifyAsync("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public bool Send(MailMessage message)
            {
                try
                {
                    {|#2:client.Send(message)|};
                    return true;
                }
                {|#0:catch (SmtpException)|}
                {
                    return {|#1:true|};
                }
            }
        }
        """, Report("Send", "4yz, 5yz").WithLocation(2));

    [Fact]
    public Task A_suggestion() => VerifyAsync("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public bool Send(MailMessage message)
            {
                try
                {
                    {|#2:client.Send(message)|};
                    return true;
                }
                {|#0:catch (SmtpException)|}
                {
                    return {|#1:false|};
                }
            }
        }
        """, Report("Send", "4yz, 5yz", DiagnosticSeverity.Info).WithLocation(2));

    [Fact]
    public Task A_dropped_task() => VerifyAsync("""
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            public void Send(MailMessage message)
            {
                _ = {|#0:client.SendMailAsync(message)|};
            }
        }
        """, new DiagnosticResult("SMTP1003", DiagnosticSeverity.Warning).WithLocation(0).WithMessage(Text("SendMailAsync", "4yz, 5yz")));

    private static DiagnosticResult Report(string member, string codes, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new DiagnosticResult("SMTP1003", severity).WithLocation(0).WithLocation(1).WithMessage(Text(member, codes));

    private static string Text(string member, string codes) => string.Create(CultureInfo.InvariantCulture,
        $"A failure of '{member}' ends here (replies {codes}): the caller cannot know of it, and the message is gone. Retry it with backoff, or let it propagate.");

    private static Task VerifyAsync(string code, DiagnosticResult report)
    {
        var test = new CSharpAnalyzerTest<ReplyFlowAnalyzer, DefaultVerifier> { ReferenceAssemblies = new ReferenceAssemblies("net10.0") };
        test.TestState.Sources.Add(code);
        test.TestState.Sources.Add(CSharpCode.ImplicitUsings);
        test.TestState.AdditionalReferences.AddRange(CSharpCode.References);
        test.SolutionTransforms.Add(static (solution, project) => solution.WithProjectParseOptions(project, CSharpCode.ParseOptions));
        test.ExpectedDiagnostics.Add(report);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
