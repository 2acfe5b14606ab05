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

    private static string Text(string name) => new LocalizableResourceString(name, ResourceManager, typeof(Resources)).ToString();
}
