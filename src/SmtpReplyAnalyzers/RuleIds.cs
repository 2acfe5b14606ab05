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

    /// <summary>A 334 challenge is treated as a failure.</summary>
    public const string ChallengeTreatedAsFailure = "SMTP2001";

    /// <summary>A 334 challenge passes for success or stays unanswered.</summary>
    public const string ChallengeUnanswered = "SMTP2002";

    /// <summary>A response to a challenge is not Base64.</summary>
    public const string ResponseNotBase64 = "SMTP2003";

    /// <summary>A challenge is used without decoding its Base64.</summary>
    public const string ChallengeNotDecoded = "SMTP2004";

    /// <summary>A response is encoded twice.</summary>
    public const string ResponseEncodedTwice = "SMTP2005";

    /// <summary>A challenge is sliced in a way that fails when it is empty.</summary>
    public const string ChallengeSlicedUnsafely = "SMTP2006";

    /// <summary>The next command is sent though the outcome of AUTH was never tested.</summary>
    public const string AuthenticationUntested = "SMTP2007";

    /// <summary>Credentials are encoded otherwise than in UTF-8.</summary>
    public const string CredentialsNotUtf8 = "SMTP2008";

    /// <summary>Credentials are written before the 334 that asks for them was read.</summary>
    public const string ResponseBeforeChallenge = "SMTP2009";

    /// <summary>An escape swallows the letter behind it in an XOAUTH2 or OAUTHBEARER string.</summary>
    public const string EscapeSwallowsLetter = "SMTP2010";
}
