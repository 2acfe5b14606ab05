using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Rules;

/// <summary>Cases of SMTP1003. Each is written once and checked over System.Net.Mail and over MailKit; a line's annotation says what is reported there.</summary>
internal static class FailureSwallowedCase
{
    private const string Rule = "SMTP1003";

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
    public static Task Body(string body) => Members($"public void Send(MailMessage message)\n{{\n{body}\n}}");

    /// <summary>The same, with await.</summary>
    public static Task AsyncBody(string body) => Members($"public async Task SendAsync(MailMessage message, CancellationToken token)\n{{\n{body}\n}}");

    /// <summary>Members of a class that has a <c>client</c> and a <c>logger</c>.</summary>
    public static Task Members(string members) => Code($"public partial class Mailer(SmtpClient client, ILogger<Mailer> logger)\n{{\n{members}\n}}");

    /// <summary>Everything below the usings.</summary>
    public static async Task Code(string code)
    {
        await Annotated.VerifyAsync(Rule, SystemNetMail + code);
        await Annotated.VerifyAsync(Rule, MailKit + code.Replace("SendMailAsync", "SendAsync"));
    }

    /// <summary>Files that use one library, or none, and say so themselves.</summary>
    public static Task Files(params string[] files) => Annotated.VerifyAsync(Rule, files);

    /// <summary>Members of a class that do not compile.</summary>
    public static async Task Broken(string members)
    {
        var code = $"public partial class Mailer(SmtpClient client, ILogger<Mailer> logger)\n{{\n{members}\n}}";
        await Annotated.VerifyBrokenAsync(Rule, SystemNetMail + code);
        await Annotated.VerifyBrokenAsync(Rule, MailKit + code.Replace("SendMailAsync", "SendAsync"));
    }
}
