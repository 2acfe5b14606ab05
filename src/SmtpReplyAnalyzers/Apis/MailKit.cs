using System.Collections.Immutable;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>MailKit as seen in 4.18 against a scripted server.</summary>
internal static class MailKit
{
    private const string CommandException = "MailKit.Net.Smtp.SmtpCommandException";

    // A time-out is an IOException of the synchronous members, and a TimeoutException of the others.
    private static readonly FailureSet LostConnection = FailureSet.Empty
        .With(FailureKind.Protocol)
        .With(FailureKind.InputOutput);

    private static readonly FailureSet ConnectFailures = LostConnection
        .With(FailureKind.Command, ReplyCodeSet.Range(300, 599))
        .With(FailureKind.Socket)
        .With(FailureKind.TlsHandshake);

    // 534 leaves an exception without inner exception, whose text does not tell the code.
    private static readonly FailureSet PasswordFailures = LostConnection
        .With(FailureKind.Authentication, ReplyCodeSet.Negative)
        .With(FailureKind.AuthenticationText)
        .With(FailureKind.NotConnected);

    private static readonly FailureSet MechanismFailures = LostConnection
        .With(FailureKind.AuthenticationText, ReplyCodeSet.Negative)
        .With(FailureKind.AuthenticationText)
        .With(FailureKind.NotConnected);

    private static readonly FailureSet QuestionFailures = LostConnection
        .With(FailureKind.Command, ReplyCodeSet.Range(300, 599))
        .With(FailureKind.NotConnected);

    // 530 to MAIL, RCPT or the final dot has an exception of its own.
    private static readonly FailureSet SendFailures = QuestionFailures
        .With(FailureKind.CommandAtSender, ReplyCodeSet.Range(300, 599))
        .With(FailureKind.CommandAtRecipient, ReplyCodeSet.Range(300, 599))
        .With(FailureKind.CommandAtMessage, ReplyCodeSet.Range(300, 599))
        .With(FailureKind.NotAuthenticated);

    /// <summary>The member of <c>SmtpErrorCode</c> that a failure has, which says at which command it came; null: none.</summary>
    public static string? ErrorCodeOf(FailureKind kind) => kind switch
    {
        FailureKind.Command => "UnexpectedStatusCode",
        FailureKind.CommandAtSender => "SenderNotAccepted",
        FailureKind.CommandAtRecipient => "RecipientNotAccepted",
        FailureKind.CommandAtMessage => "MessageNotAccepted",
        _ => null,
    };

    public static SmtpLibrary Library { get; } = new(
        // Connect and Authenticate stand on MailService, which POP3 and IMAP share: such a receiver says nothing.
        ClientTypes: ImmutableArray.Create(
            "MailKit.Net.Smtp.SmtpClient", "MailKit.Net.Smtp.ISmtpClient", "MailKit.MailTransport", "MailKit.IMailTransport"),
        Members: ImmutableArray.Create(
            new FailingMember("Send", MemberRole.Send, SendFailures),
            new FailingMember("SendAsync", MemberRole.Send, SendFailures.With(FailureKind.Timeout)),
            new FailingMember("Connect", MemberRole.Connect, ConnectFailures),
            new FailingMember("ConnectAsync", MemberRole.Connect, ConnectFailures.With(FailureKind.Timeout)),
            new FailingMember("Authenticate", MemberRole.Authenticate, MechanismFailures, "MailKit.Security.SaslMechanism"),
            new FailingMember("AuthenticateAsync", MemberRole.Authenticate, MechanismFailures.With(FailureKind.Timeout), "MailKit.Security.SaslMechanism"),
            new FailingMember("Authenticate", MemberRole.Authenticate, PasswordFailures),
            new FailingMember("AuthenticateAsync", MemberRole.Authenticate, PasswordFailures.With(FailureKind.Timeout)),
            new FailingMember("Verify", MemberRole.Verify, QuestionFailures),
            new FailingMember("VerifyAsync", MemberRole.Verify, QuestionFailures.With(FailureKind.Timeout)),
            new FailingMember("Expand", MemberRole.Verify, QuestionFailures),
            new FailingMember("ExpandAsync", MemberRole.Verify, QuestionFailures.With(FailureKind.Timeout))),
        Exceptions: ImmutableArray.Create<(FailureKind, string, string?)>(
            (FailureKind.Command, CommandException, null),
            (FailureKind.CommandAtSender, CommandException, null),
            (FailureKind.CommandAtRecipient, CommandException, null),
            (FailureKind.CommandAtMessage, CommandException, null),
            (FailureKind.Protocol, "MailKit.Net.Smtp.SmtpProtocolException", null),
            (FailureKind.Authentication, "MailKit.Security.AuthenticationException", CommandException),
            (FailureKind.AuthenticationText, "MailKit.Security.AuthenticationException", null),
            (FailureKind.TlsHandshake, "MailKit.Security.SslHandshakeException", null),
            (FailureKind.NotConnected, "MailKit.ServiceNotConnectedException", null),
            (FailureKind.NotAuthenticated, "MailKit.ServiceNotAuthenticatedException", null),
            (FailureKind.InputOutput, "System.IO.IOException", "System.Net.Sockets.SocketException"),
            (FailureKind.Socket, "System.Net.Sockets.SocketException", null),
            (FailureKind.Timeout, "System.TimeoutException", "System.Threading.Tasks.TaskCanceledException")),
        StatusCode: "MailKit.Net.Smtp.SmtpStatusCode");
}
