using System.Collections.Immutable;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>MailKit as seen in 4.18 against a scripted server.</summary>
internal static class MailKit
{
    private const string CommandException = "MailKit.Net.Smtp.SmtpCommandException";

    private static readonly FailureSet LostConnection = FailureSet.Empty
        .With(FailureKind.Protocol)
        .With(FailureKind.InputOutput)
        .With(FailureKind.Timeout);

    private static readonly FailureSet ConnectFailures = LostConnection
        .With(FailureKind.Command, ReplyCodeSet.Range(300, 599))
        .With(FailureKind.Socket)
        .With(FailureKind.TlsHandshake);

    // One mechanism and 534: no inner exception, so that the code stands in the text alone.
    private static readonly FailureSet PasswordFailures = LostConnection
        .With(FailureKind.Authentication, ReplyCodeSet.Negative)
        .With(FailureKind.AuthenticationText, ReplyCodeSet.Of(534))
        .With(FailureKind.NotConnected);

    private static readonly FailureSet MechanismFailures = LostConnection
        .With(FailureKind.AuthenticationText, ReplyCodeSet.Negative)
        .With(FailureKind.NotConnected);

    private static readonly FailureSet CommandFailures = LostConnection
        .With(FailureKind.Command, ReplyCodeSet.Range(300, 599))
        .With(FailureKind.NotConnected)
        .With(FailureKind.NotAuthenticated);

    public static SmtpLibrary Library { get; } = new(
        // Connect and Authenticate stand on MailService, which POP3 and IMAP share: such a receiver says nothing.
        ClientTypes: ImmutableArray.Create(
            "MailKit.Net.Smtp.SmtpClient", "MailKit.Net.Smtp.ISmtpClient", "MailKit.MailTransport", "MailKit.IMailTransport"),
        Members: ImmutableArray.Create(
            new FailingMember("Send", MemberRole.Send, CommandFailures),
            new FailingMember("SendAsync", MemberRole.Send, CommandFailures),
            new FailingMember("Connect", MemberRole.Connect, ConnectFailures),
            new FailingMember("ConnectAsync", MemberRole.Connect, ConnectFailures),
            new FailingMember("Authenticate", MemberRole.Authenticate, MechanismFailures, "MailKit.Security.SaslMechanism"),
            new FailingMember("AuthenticateAsync", MemberRole.Authenticate, MechanismFailures, "MailKit.Security.SaslMechanism"),
            new FailingMember("Authenticate", MemberRole.Authenticate, PasswordFailures),
            new FailingMember("AuthenticateAsync", MemberRole.Authenticate, PasswordFailures),
            new FailingMember("Verify", MemberRole.Verify, CommandFailures),
            new FailingMember("VerifyAsync", MemberRole.Verify, CommandFailures),
            new FailingMember("Expand", MemberRole.Verify, CommandFailures),
            new FailingMember("ExpandAsync", MemberRole.Verify, CommandFailures)),
        Exceptions: ImmutableArray.Create<(FailureKind, string, string?)>(
            (FailureKind.Command, CommandException, null),
            (FailureKind.Protocol, "MailKit.Net.Smtp.SmtpProtocolException", null),
            (FailureKind.Authentication, "MailKit.Security.AuthenticationException", CommandException),
            (FailureKind.AuthenticationText, "MailKit.Security.AuthenticationException", null),
            (FailureKind.TlsHandshake, "MailKit.Security.SslHandshakeException", null),
            (FailureKind.NotConnected, "MailKit.ServiceNotConnectedException", null),
            (FailureKind.NotAuthenticated, "MailKit.ServiceNotAuthenticatedException", null),
            (FailureKind.InputOutput, "System.IO.IOException", null),
            (FailureKind.Socket, "System.Net.Sockets.SocketException", null),
            (FailureKind.Timeout, "System.TimeoutException", null)),
        StatusCode: "MailKit.Net.Smtp.SmtpStatusCode");
}
