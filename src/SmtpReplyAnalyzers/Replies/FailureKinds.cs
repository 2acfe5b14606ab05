namespace SmtpReplyAnalyzers.Replies;

/// <summary>Which kinds of failure carry the code of a reply, and which mean that the connection is gone.</summary>
internal static class FailureKinds
{
    public const int Count = (int)FailureKind.ReplyToRecipient + 1;

    /// <summary>A kind that tells which reply was given, so that transient and permanent can be told apart.</summary>
    public static bool CarriesCode(this FailureKind kind) => kind
        is FailureKind.SmtpReply or FailureKind.SmtpFailedRecipient or FailureKind.SmtpFailedRecipients
        or FailureKind.Command or FailureKind.CommandAtSender or FailureKind.CommandAtRecipient or FailureKind.CommandAtMessage
        or FailureKind.Authentication or FailureKind.AuthenticationText
        or FailureKind.Reply or FailureKind.ReplyToRecipient;

    /// <summary>A kind that is a reply which a hand-written client has read by itself.</summary>
    public static bool IsRead(this FailureKind kind) => kind is FailureKind.Reply or FailureKind.ReplyToRecipient;

    /// <summary>A kind that means a lost connection, which counts as 451 (RFC 5321, section 3.8).</summary>
    public static bool IsLostConnection(this FailureKind kind) => kind
        is FailureKind.SmtpConnectionLost or FailureKind.SmtpConnectFailed or FailureKind.Protocol
        or FailureKind.NotConnected or FailureKind.InputOutput or FailureKind.Socket or FailureKind.Timeout;
}
