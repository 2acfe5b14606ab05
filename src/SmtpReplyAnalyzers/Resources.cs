using System.Resources;

namespace SmtpReplyAnalyzers;

/// <summary>Names of the texts in <c>Resources.resx</c>. A text holds every word of a message; arguments hold none, so that it can be translated whole.</summary>
internal static class Resources
{
    public static ResourceManager ResourceManager { get; } = new("SmtpReplyAnalyzers.Resources", typeof(Resources).Assembly);

    public const string SMTP1003_Title = nameof(SMTP1003_Title);
    public const string SMTP1003_Message = nameof(SMTP1003_Message);
    public const string SMTP1003_MessageWithoutReply = nameof(SMTP1003_MessageWithoutReply);
    public const string SMTP1003_Description = nameof(SMTP1003_Description);
}
