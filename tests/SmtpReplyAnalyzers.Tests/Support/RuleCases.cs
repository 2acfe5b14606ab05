namespace SmtpReplyAnalyzers.Tests.Support;

/// <summary>Cases of some rules. Each is written once and checked over System.Net.Mail and over MailKit; a line's annotation says what is reported there.</summary>
/// <param name="rules">The rules whose silence counts as well.</param>
internal sealed class RuleCases(params string[] rules)
{
    private const string SystemNetMail = """
        using System.Diagnostics;
        using System.Net.Mail;
        using Microsoft.Extensions.Logging;

        """;

    // The words of System.Net.Mail for what MailKit calls otherwise.
    private const string MailKit = """
        using System.Diagnostics;
        using MailKit.Net.Smtp;
        using Microsoft.Extensions.Logging;
        using MailMessage = MimeKit.MimeMessage;
        using SmtpException = MailKit.Net.Smtp.SmtpCommandException;

        """;

    /// <summary>The body of a method that sends <c>message</c> with <c>client</c> and has a <c>logger</c>.</summary>
    public Task Body(string body) => Members($"public void Send(MailMessage message)\n{{\n{body}\n}}");

    /// <summary>The same, with await.</summary>
    public Task AsyncBody(string body) => Members($"public async Task SendAsync(MailMessage message, CancellationToken token)\n{{\n{body}\n}}");

    /// <summary>Members of a class that has a <c>client</c> and a <c>logger</c>.</summary>
    public Task Members(string members) => Code($"public partial class Mailer(SmtpClient client, ILogger<Mailer> logger)\n{{\n{members}\n}}");

    /// <summary>Members of a class that has a <c>client</c> and uses Polly, and other types below it.</summary>
    public async Task Polly(string usings, string members, string others = "")
    {
        var code = $"public partial class Mailer\n{{\n    private readonly SmtpClient client = new();\n{members}\n}}\n{others}";
        await Files(usings + SystemNetMail + code);
        await Files(usings + MailKit + InWordsOfMailKit(code));
    }

    /// <summary>Everything below the usings.</summary>
    public async Task Code(string code)
    {
        await Files(SystemNetMail + code);
        await Files(MailKit + InWordsOfMailKit(code));
    }

    /// <summary>Files that use one library, or none, and say so themselves.</summary>
    public Task Files(params string[] files) => Annotated.VerifyAsync(rules, files);

    private static string InWordsOfMailKit(string code) => code
        .Replace("SendMailAsync", "SendAsync")
        .Replace("LocalErrorInProcessing", "ErrorInProcessing")
        .Replace("ClientNotPermitted", "TemporaryAuthenticationFailure");
}
