using System.Resources;

namespace SmtpReplyAnalyzers;

/// <summary>Names of the texts in <c>Resources.resx</c>. A text holds every word of a message; arguments hold none, so that it can be translated whole.</summary>
internal static class Resources
{
    public static ResourceManager ResourceManager { get; } = new("SmtpReplyAnalyzers.Resources", typeof(Resources).Assembly);

    public const string SMTP1001_Title = nameof(SMTP1001_Title);
    public const string SMTP1001_Message = nameof(SMTP1001_Message);
    public const string SMTP1001_MessageAsInHttp = nameof(SMTP1001_MessageAsInHttp);
    public const string SMTP1001_Description = nameof(SMTP1001_Description);
    public const string SMTP1002_Title = nameof(SMTP1002_Title);
    public const string SMTP1002_Message = nameof(SMTP1002_Message);
    public const string SMTP1002_MessageAsInHttp = nameof(SMTP1002_MessageAsInHttp);
    public const string SMTP1002_MessagePolicy = nameof(SMTP1002_MessagePolicy);
    public const string SMTP1002_MessagePolicyAsInHttp = nameof(SMTP1002_MessagePolicyAsInHttp);
    public const string SMTP1002_Description = nameof(SMTP1002_Description);
    public const string SMTP1003_Title = nameof(SMTP1003_Title);
    public const string SMTP1003_Message = nameof(SMTP1003_Message);
    public const string SMTP1003_MessageWithoutReply = nameof(SMTP1003_MessageWithoutReply);
    public const string SMTP1003_Description = nameof(SMTP1003_Description);
    public const string SMTP1008_Title = nameof(SMTP1008_Title);
    public const string SMTP1008_Message = nameof(SMTP1008_Message);
    public const string SMTP1008_MessageByPolicy = nameof(SMTP1008_MessageByPolicy);
    public const string SMTP1008_Description = nameof(SMTP1008_Description);
    public const string SMTP1009_Title = nameof(SMTP1009_Title);
    public const string SMTP1009_Message = nameof(SMTP1009_Message);
    public const string SMTP1009_Description = nameof(SMTP1009_Description);
    public const string SMTP1101_Title = nameof(SMTP1101_Title);
    public const string SMTP1101_Message = nameof(SMTP1101_Message);
    public const string SMTP1101_MessageShort = nameof(SMTP1101_MessageShort);
    public const string SMTP1101_MessagePolicy = nameof(SMTP1101_MessagePolicy);
    public const string SMTP1101_MessagePolicyShort = nameof(SMTP1101_MessagePolicyShort);
    public const string SMTP1101_MessageBlocking = nameof(SMTP1101_MessageBlocking);
    public const string SMTP1101_Description = nameof(SMTP1101_Description);
    public const string SMTP1102_Title = nameof(SMTP1102_Title);
    public const string SMTP1102_Message = nameof(SMTP1102_Message);
    public const string SMTP1102_MessagePolicy = nameof(SMTP1102_MessagePolicy);
    public const string SMTP1102_Description = nameof(SMTP1102_Description);
    public const string SMTP1103_Title = nameof(SMTP1103_Title);
    public const string SMTP1103_Message = nameof(SMTP1103_Message);
    public const string SMTP1103_Description = nameof(SMTP1103_Description);
}
