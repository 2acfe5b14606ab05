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

    /// <summary>MAIL, RCPT or DATA in a hand-written client: a part of a submission, or, where no message follows, a question about an address.</summary>
    Envelope,

    /// <summary>RSET, NOOP, QUIT, or a command that is not known.</summary>
    Other,
}
