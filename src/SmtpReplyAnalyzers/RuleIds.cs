namespace SmtpReplyAnalyzers;

/// <summary>The ids of all rules. An id never changes its meaning and is never used again.</summary>
internal static class RuleIds
{
    /// <summary>An SMTP failure is swallowed: the caller cannot know, and the message is gone.</summary>
    public const string FailureSwallowed = "SMTP1003";
}
