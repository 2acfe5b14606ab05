using System.Resources;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.CodeFixes;

/// <summary>The titles of actions, in the language of the editor.</summary>
internal static class Resources
{
    private static ResourceManager ResourceManager { get; } = new("SmtpReplyAnalyzers.CodeFixes.Resources", typeof(Resources).Assembly);

    public static string SMTP1001_HandOn => Text(nameof(SMTP1001_HandOn));

    public static string SMTP1001_Retry => Text(nameof(SMTP1001_Retry));

    public static string SMTP1001_TestClass => Text(nameof(SMTP1001_TestClass));

    public static string SMTP1002_TakeOut => Text(nameof(SMTP1002_TakeOut));

    public static string SMTP1003_Pipeline => Text(nameof(SMTP1003_Pipeline));

    public static string SMTP1003_Retry => Text(nameof(SMTP1003_Retry));

    public static string SMTP1003_Rethrow => Text(nameof(SMTP1003_Rethrow));

    public static string SMTP1003_Collect => Text(nameof(SMTP1003_Collect));

    public static string SMTP1003_Await => Text(nameof(SMTP1003_Await));

    public static string SMTP1008_SendToRefused => Text(nameof(SMTP1008_SendToRefused));

    public static string SMTP1008_LeaveOut => Text(nameof(SMTP1008_LeaveOut));

    public static string SMTP1009_CatchBoth => Text(nameof(SMTP1009_CatchBoth));

    public static string SMTP1101_Wait => Text(nameof(SMTP1101_Wait));

    public static string SMTP1101_Await => Text(nameof(SMTP1101_Await));

    public static string SMTP1102_Bound => Text(nameof(SMTP1102_Bound));

    public static string SMTP1103_Connect => Text(nameof(SMTP1103_Connect));

    public static string SMTP2001_Answer => Text(nameof(SMTP2001_Answer));

    public static string SMTP2001_Expect => Text(nameof(SMTP2001_Expect));

    public static string SMTP2003_Encode => Text(nameof(SMTP2003_Encode));

    public static string SMTP2004_Decode => Text(nameof(SMTP2004_Decode));

    public static string SMTP2005_RemoveOne => Text(nameof(SMTP2005_RemoveOne));

    public static string SMTP2006_Slice => Text(nameof(SMTP2006_Slice));

    public static string SMTP2007_Require => Text(nameof(SMTP2007_Require));

    public static string SMTP2008_Utf8 => Text(nameof(SMTP2008_Utf8));

    public static string SMTP2009_Read => Text(nameof(SMTP2009_Read));

    public static string SMTP2010_Escape => Text(nameof(SMTP2010_Escape));

    private static string Text(string name) => new LocalizableResourceString(name, ResourceManager, typeof(Resources)).ToString();
}
