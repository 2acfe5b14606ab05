using System.Collections.Immutable;
using System.Net.Mail;
using System.Net.Sockets;
using MailKit;
using MailKit.Security;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Replies;
using Kit = MailKit.Net.Smtp;

namespace SmtpReplyAnalyzers.Tests.Engine;

/// <summary>The exceptions that failures are, made with the libraries' public constructors.</summary>
internal static class LibraryFailures
{
    /// <summary>All failures that a member lets out.</summary>
    public static ImmutableArray<Failure> Of(SmtpLibrary library, string member, string? firstParameterType = null) =>
        [.. library.Members.First(known => known.Name == member && known.FirstParameterType == firstParameterType).Failures.Each()];

    public static Exception Create(Failure failure) => failure.Kind switch
    {
        FailureKind.SmtpReply => new SmtpException((SmtpStatusCode)failure.Code),
        FailureKind.SmtpConnectionLost => new SmtpException("x", new IOException()),
        FailureKind.SmtpConnectFailed => new SmtpException("x", new SocketException()),
        FailureKind.SmtpUnreadable => new SmtpException("x", new FormatException()),
        FailureKind.SmtpGeneral => new SmtpException("x"),
        FailureKind.SmtpFailedRecipient => Refused(failure.Code),
        FailureKind.SmtpFailedRecipients => new SmtpFailedRecipientsException("x", [Refused(failure.Code), Refused(failure.Code)]),
        FailureKind.Command => Command(failure.Code, Kit.SmtpErrorCode.UnexpectedStatusCode),
        FailureKind.CommandAtSender => Command(failure.Code, Kit.SmtpErrorCode.SenderNotAccepted),
        FailureKind.CommandAtRecipient => Command(failure.Code, Kit.SmtpErrorCode.RecipientNotAccepted),
        FailureKind.CommandAtMessage => Command(failure.Code, Kit.SmtpErrorCode.MessageNotAccepted),
        FailureKind.Protocol => new Kit.SmtpProtocolException("x"),
        FailureKind.Authentication => new AuthenticationException("x", Command(failure.Code, Kit.SmtpErrorCode.UnexpectedStatusCode)),
        FailureKind.AuthenticationText when failure.Code == ReplyCodeSet.Outside => new AuthenticationException("x"),
        FailureKind.AuthenticationText => new AuthenticationException($"{failure.Code:000}: x"),
        FailureKind.TlsHandshake => new SslHandshakeException("x"),
        FailureKind.NotConnected => new ServiceNotConnectedException("x"),
        FailureKind.NotAuthenticated => new ServiceNotAuthenticatedException("x"),
        FailureKind.InputOutput => new IOException("x", new SocketException()),
        FailureKind.Socket => new SocketException(),
        FailureKind.Timeout => new TimeoutException("x", new TaskCanceledException()),
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    private static SmtpFailedRecipientException Refused(int code) => new((SmtpStatusCode)code, "<a@b>");

    private static Kit.SmtpCommandException Command(int code, Kit.SmtpErrorCode error) => new(error, (Kit.SmtpStatusCode)code, "x");
}
