namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>What a program sees of one situation.</summary>
/// <param name="ExceptionType">The exact type, full name; null when nothing was thrown.</param>
/// <param name="Code">The reply code that the exception carries, -1 for <c>GeneralFailure</c>; null when it carries none.</param>
/// <param name="InnerType">The exact type of the inner exception; null when there is none.</param>
/// <param name="Delivered">Who has the message: the recipients' local parts, or <c>nobody</c>.</param>
/// <param name="IsConnected">MailKit's <c>IsConnected</c> afterwards; null for System.Net.Mail, which has no such member.</param>
/// <param name="InnerCode">System.Net.Mail: the reply code that the inner exception carries, where the outer one has none; else null.</param>
public sealed record Outcome(
    string? ExceptionType, int? Code, string? InnerType, string Delivered, bool? IsConnected = null, int? InnerCode = null);
