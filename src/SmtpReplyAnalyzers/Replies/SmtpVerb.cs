namespace SmtpReplyAnalyzers.Replies;

/// <summary>What a client has sent last (RFC 5321, section 4.1.1), as far as it matters for the reply that it waits for.</summary>
internal enum SmtpVerb : byte
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Nothing yet: the server speaks first.</summary>
    Greeting,

    /// <summary>EHLO or HELO.</summary>
    Hello,

    /// <summary>STARTTLS (RFC 3207).</summary>
    StartTls,

    /// <summary>AUTH, or the response to a challenge (RFC 4954).</summary>
    Authenticate,

    /// <summary>MAIL.</summary>
    Mail,

    /// <summary>RCPT.</summary>
    Recipient,

    /// <summary>DATA.</summary>
    Data,

    /// <summary>The message itself, up to the final dot.</summary>
    Content,

    /// <summary>VRFY or EXPN.</summary>
    Verify,

    /// <summary>RSET, NOOP, HELP, QUIT: nothing is lost when they fail.</summary>
    CleanUp,
}
