namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>How a session logs in.</summary>
public enum Login
{
    None,

    /// <summary>With user and password; the library chooses the mechanism.</summary>
    Password,

    /// <summary>MailKit: with a <c>SaslMechanism</c> that the program passes (XOAUTH2).</summary>
    Mechanism,
}
