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
    public const string SMTP2001_Title = nameof(SMTP2001_Title);
    public const string SMTP2001_Message = nameof(SMTP2001_Message);
    public const string SMTP2001_Description = nameof(SMTP2001_Description);
    public const string SMTP2002_Title = nameof(SMTP2002_Title);
    public const string SMTP2002_Message = nameof(SMTP2002_Message);
    public const string SMTP2002_Description = nameof(SMTP2002_Description);
    public const string SMTP2003_Title = nameof(SMTP2003_Title);
    public const string SMTP2003_Message = nameof(SMTP2003_Message);
    public const string SMTP2003_Description = nameof(SMTP2003_Description);
    public const string SMTP2004_Title = nameof(SMTP2004_Title);
    public const string SMTP2004_Message = nameof(SMTP2004_Message);
    public const string SMTP2004_Description = nameof(SMTP2004_Description);
    public const string SMTP2005_Title = nameof(SMTP2005_Title);
    public const string SMTP2005_Message = nameof(SMTP2005_Message);
    public const string SMTP2005_Description = nameof(SMTP2005_Description);
    public const string SMTP2006_Title = nameof(SMTP2006_Title);
    public const string SMTP2006_Message = nameof(SMTP2006_Message);
    public const string SMTP2006_Description = nameof(SMTP2006_Description);
    public const string SMTP2007_Title = nameof(SMTP2007_Title);
    public const string SMTP2007_Message = nameof(SMTP2007_Message);
    public const string SMTP2007_Description = nameof(SMTP2007_Description);
    public const string SMTP2008_Title = nameof(SMTP2008_Title);
    public const string SMTP2008_Message = nameof(SMTP2008_Message);
    public const string SMTP2008_Description = nameof(SMTP2008_Description);
    public const string SMTP2009_Title = nameof(SMTP2009_Title);
    public const string SMTP2009_Message = nameof(SMTP2009_Message);
    public const string SMTP2009_Description = nameof(SMTP2009_Description);
    public const string SMTP2010_Title = nameof(SMTP2010_Title);
    public const string SMTP2010_Message = nameof(SMTP2010_Message);
    public const string SMTP2010_Description = nameof(SMTP2010_Description);
}
