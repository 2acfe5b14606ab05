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

    /// <summary>The whole message is sent again to recipients who have it.</summary>
    public const string SentAgainToServed = "SMTP1008";

    /// <summary>Only the exception for several refused recipients is caught, where one raises another.</summary>
    public const string OnlyPluralCaught = "SMTP1009";

    /// <summary>A retry follows without delay, or after a short one that is always the same.</summary>
    public const string RetryWithoutBackoff = "SMTP1101";

    /// <summary>A retry has no limit.</summary>
    public const string RetryWithoutLimit = "SMTP1102";

    /// <summary>The connection is used again after 421, or after it was lost.</summary>
    public const string ConnectionReused = "SMTP1103";
}
