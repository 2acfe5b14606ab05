using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>
/// The method that tells a failure which may pass by from one that will not: transient replies (4yz) and lost connections, which RFC 5321 section 3.8
/// has treated as 451. Never the failure of some recipients: the others have the message by then.
/// </summary>
internal static class TransientTest
{
    private static readonly string[] PreferredNames = { "IsTransient", "IsTransientFailure", "IsTransientSmtpFailure" };

    public static HelperMethod For(RetryPlan plan) =>
        HelperMethod.For(plan.Handler, PreferredNames, (name, modifiers) => TransientText.Lines(plan, name, modifiers));
}
