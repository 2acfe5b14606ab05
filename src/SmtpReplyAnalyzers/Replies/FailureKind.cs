namespace SmtpReplyAnalyzers.Replies;

/// <summary>
/// What a program gets when an SMTP command fails: the exception that a library raises, told apart where its inner exception says more.
/// Which of them carry a reply code is in <see cref="FailureKinds"/>. Seen on .NET 10 and MailKit 4.18 against a scripted server.
/// </summary>
internal enum FailureKind : byte
{
    /// <summary>Nothing has failed.</summary>
    None,

    /// <summary><c>System.Net.Mail.SmtpException</c> with the code of a reply.</summary>
    SmtpReply,

    /// <summary><c>SmtpException</c>, -1, inner <c>IOException</c>: the connection was lost, or 421 closed it during AUTH.</summary>
    SmtpConnectionLost,

    /// <summary><c>SmtpException</c>, -1, inner <c>SocketException</c>: no connection could be made.</summary>
    SmtpConnectFailed,

    /// <summary><c>SmtpException</c>, -1, inner <c>FormatException</c>: the reply could not be read.</summary>
    SmtpUnreadable,

    /// <summary><c>SmtpException</c>, -1, no inner exception: time-out, protocol violation, no STARTTLS.</summary>
    SmtpGeneral,

    /// <summary><c>SmtpFailedRecipientException</c>: one recipient was refused; the others have the message.</summary>
    SmtpFailedRecipient,

    /// <summary>
    /// <c>SmtpFailedRecipientsException</c>: several were refused. Its own code is always -1; the code of the failure is that of one of the
    /// inner exceptions, which is followed for all.
    /// </summary>
    SmtpFailedRecipients,

    /// <summary><c>MailKit.Net.Smtp.SmtpCommandException</c> with the code of a reply, <c>UnexpectedStatusCode</c>: greeting, STARTTLS, DATA, VRFY.</summary>
    Command,

    /// <summary>The same, <c>SenderNotAccepted</c>: a reply to MAIL.</summary>
    CommandAtSender,

    /// <summary>The same, <c>RecipientNotAccepted</c>: a reply to RCPT.</summary>
    CommandAtRecipient,

    /// <summary>The same, <c>MessageNotAccepted</c>: a reply to the final dot.</summary>
    CommandAtMessage,

    /// <summary><c>MailKit.Net.Smtp.SmtpProtocolException</c>: the connection was lost, or the reply could not be read.</summary>
    Protocol,

    /// <summary><c>MailKit.Security.AuthenticationException</c> whose inner exception is a <c>SmtpCommandException</c> with the code.</summary>
    Authentication,

    /// <summary><c>AuthenticationException</c> without inner exception: the code stands only at the start of the message.</summary>
    AuthenticationText,

    /// <summary><c>MailKit.Security.SslHandshakeException</c>.</summary>
    TlsHandshake,

    /// <summary><c>MailKit.ServiceNotConnectedException</c>: the connection was lost before.</summary>
    NotConnected,

    /// <summary><c>MailKit.ServiceNotAuthenticatedException</c>: 530 to MAIL.</summary>
    NotAuthenticated,

    /// <summary><c>System.IO.IOException</c> out of MailKit: the connection was lost.</summary>
    InputOutput,

    /// <summary><c>System.Net.Sockets.SocketException</c> out of MailKit: no connection could be made.</summary>
    Socket,

    /// <summary><c>System.TimeoutException</c> out of MailKit's asynchronous members.</summary>
    Timeout,

    /// <summary>A negative reply that a hand-written client reads from the connection: no exception, but a text.</summary>
    Reply,

    /// <summary>The same, a reply to RCPT.</summary>
    ReplyToRecipient,
}
