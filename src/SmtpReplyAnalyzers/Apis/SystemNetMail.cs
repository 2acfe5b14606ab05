using System.Collections.Immutable;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>System.Net.Mail as seen on .NET 10 against a scripted server.</summary>
internal static class SystemNetMail
{
    /// <summary>The replies to RCPT that .NET takes as one recipient's; every other one fails the whole message.</summary>
    public static ReplyCodeSet FailedRecipientCodes { get; } = ReplyCodeSet.Of(450, 452, 550, 551, 552, 553);

    private static readonly FailureSet SendFailures = FailureSet.Empty
        .With(FailureKind.SmtpReply, ReplyCodeSet.Range(300, 599))
        .With(FailureKind.SmtpConnectionLost)
        .With(FailureKind.SmtpConnectFailed)
        .With(FailureKind.SmtpUnreadable)
        .With(FailureKind.SmtpGeneral)
        .With(FailureKind.SmtpFailedRecipient, FailedRecipientCodes)
        .With(FailureKind.SmtpFailedRecipients, FailedRecipientCodes);

    public static SmtpLibrary Library { get; } = new(
        ClientTypes: ImmutableArray.Create("System.Net.Mail.SmtpClient"),
        Members: ImmutableArray.Create(
            new FailingMember("Send", MemberRole.Send, SendFailures),
            new FailingMember("SendMailAsync", MemberRole.Send, SendFailures)),
        Exceptions: ImmutableArray.Create<(FailureKind, string, string?)>(
            (FailureKind.SmtpReply, "System.Net.Mail.SmtpException", null),
            (FailureKind.SmtpConnectionLost, "System.Net.Mail.SmtpException", "System.IO.IOException"),
            (FailureKind.SmtpConnectFailed, "System.Net.Mail.SmtpException", "System.Net.Sockets.SocketException"),
            (FailureKind.SmtpUnreadable, "System.Net.Mail.SmtpException", "System.FormatException"),
            (FailureKind.SmtpGeneral, "System.Net.Mail.SmtpException", null),
            (FailureKind.SmtpFailedRecipient, "System.Net.Mail.SmtpFailedRecipientException", null),
            (FailureKind.SmtpFailedRecipients, "System.Net.Mail.SmtpFailedRecipientsException", "System.Net.Mail.SmtpFailedRecipientException")),
        StatusCode: "System.Net.Mail.SmtpStatusCode");
}
