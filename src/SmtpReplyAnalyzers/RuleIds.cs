namespace SmtpReplyAnalyzers;

/// <summary>The ids of all rules. An id never changes its meaning and is never used again.</summary>
internal static class RuleIds
{
    /// <summary>A transient negative reply is treated as a permanent failure.</summary>
    public const string TransientTreatedAsPermanent = "SMTP1001";

    /// <summary>A permanent negative reply is retried.</summary>
    public const string PermanentRetried = "SMTP1002";

    /// <summary>An SMTP failure is swallowed: the caller cannot know, and the message is gone.</summary>
    public const string FailureSwallowed = "SMTP1003";
}
