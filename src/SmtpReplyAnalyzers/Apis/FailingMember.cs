using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>A member that fails when SMTP does.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Role">What it does in the session.</param>
/// <param name="Failures">The failures that it lets out.</param>
/// <param name="FirstParameterType">Metadata name of the first parameter's type where the failures differ by overload; null: any.</param>
internal sealed record FailingMember(string Name, MemberRole Role, FailureSet Failures, string? FirstParameterType = null);
