namespace SmtpReplyAnalyzers.Apis;

/// <summary>What a failing member does in an SMTP session.</summary>
internal enum MemberRole : byte
{
    /// <summary>Submits a message.</summary>
    Send,

    /// <summary>Opens the connection: greeting, EHLO, STARTTLS.</summary>
    Connect,

    /// <summary>The AUTH exchange.</summary>
    Authenticate,

    /// <summary>VRFY or EXPN: asks about an address, sends nothing.</summary>
    Verify,
}
