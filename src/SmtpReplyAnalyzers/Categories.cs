namespace SmtpReplyAnalyzers;

/// <summary>The categories of rules, which <c>.editorconfig</c> can configure as a whole.</summary>
internal static class Categories
{
    /// <summary>SMTP1xxx: what a failure means, and what the client does about it.</summary>
    public const string Outcome = "Outcome";

    /// <summary>SMTP11xx: how it is tried again.</summary>
    public const string Retry = "Retry";

    /// <summary>SMTP2xxx: the exchange that AUTH begins (RFC 4954).</summary>
    public const string Authentication = "Authentication";
}
