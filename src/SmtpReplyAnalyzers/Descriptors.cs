using System.Reflection;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers;

/// <summary>The catalogue of rules: one property each, and nothing else.</summary>
internal static class Descriptors
{
    private static readonly string HelpLinkBase = ReadHelpLinkBase();

    public static readonly DiagnosticDescriptor TransientTreatedAsPermanent = new DiagnosticDescriptor(
        RuleIds.TransientTreatedAsPermanent,
        Text(Resources.SMTP1001_Title),
        Text(Resources.SMTP1001_Message),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1001_Description),
        HelpLink(RuleIds.TransientTreatedAsPermanent));

    /// <summary>The same rule where the classes are read as in HTTP.</summary>
    public static readonly DiagnosticDescriptor TransientTreatedAsPermanentAsInHttp = new DiagnosticDescriptor(
        RuleIds.TransientTreatedAsPermanent,
        Text(Resources.SMTP1001_Title),
        Text(Resources.SMTP1001_MessageAsInHttp),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1001_Description),
        HelpLink(RuleIds.TransientTreatedAsPermanent));

    public static readonly DiagnosticDescriptor PermanentRetried = new DiagnosticDescriptor(
        RuleIds.PermanentRetried,
        Text(Resources.SMTP1002_Title),
        Text(Resources.SMTP1002_Message),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1002_Description),
        HelpLink(RuleIds.PermanentRetried));

    /// <summary>The same rule where the classes are read as in HTTP.</summary>
    public static readonly DiagnosticDescriptor PermanentRetriedInsteadOfTransient = new DiagnosticDescriptor(
        RuleIds.PermanentRetried,
        Text(Resources.SMTP1002_Title),
        Text(Resources.SMTP1002_MessageAsInHttp),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1002_Description),
        HelpLink(RuleIds.PermanentRetried));

    /// <summary>The same rule for a policy that is not seen to run anything.</summary>
    public static readonly DiagnosticDescriptor PermanentRetriedByPolicy = new DiagnosticDescriptor(
        RuleIds.PermanentRetried,
        Text(Resources.SMTP1002_Title),
        Text(Resources.SMTP1002_MessagePolicy),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1002_Description),
        HelpLink(RuleIds.PermanentRetried));

    /// <summary>The same where the classes are read as in HTTP.</summary>
    public static readonly DiagnosticDescriptor PermanentRetriedInsteadOfTransientByPolicy = new DiagnosticDescriptor(
        RuleIds.PermanentRetried,
        Text(Resources.SMTP1002_Title),
        Text(Resources.SMTP1002_MessagePolicyAsInHttp),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1002_Description),
        HelpLink(RuleIds.PermanentRetried));

    public static readonly DiagnosticDescriptor FailureSwallowed = new DiagnosticDescriptor(
        RuleIds.FailureSwallowed,
        Text(Resources.SMTP1003_Title),
        Text(Resources.SMTP1003_Message),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1003_Description),
        HelpLink(RuleIds.FailureSwallowed));

    /// <summary>The same rule where no reply was read: the connection was lost.</summary>
    public static readonly DiagnosticDescriptor FailureSwallowedWithoutReply = new DiagnosticDescriptor(
        RuleIds.FailureSwallowed,
        Text(Resources.SMTP1003_Title),
        Text(Resources.SMTP1003_MessageWithoutReply),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1003_Description),
        HelpLink(RuleIds.FailureSwallowed));

    public static readonly DiagnosticDescriptor SentAgainToServed = new DiagnosticDescriptor(
        RuleIds.SentAgainToServed,
        Text(Resources.SMTP1008_Title),
        Text(Resources.SMTP1008_Message),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1008_Description),
        HelpLink(RuleIds.SentAgainToServed));

    /// <summary>The same rule for a policy.</summary>
    public static readonly DiagnosticDescriptor SentAgainToServedByPolicy = new DiagnosticDescriptor(
        RuleIds.SentAgainToServed,
        Text(Resources.SMTP1008_Title),
        Text(Resources.SMTP1008_MessageByPolicy),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1008_Description),
        HelpLink(RuleIds.SentAgainToServed));

    public static readonly DiagnosticDescriptor OnlyPluralCaught = new DiagnosticDescriptor(
        RuleIds.OnlyPluralCaught,
        Text(Resources.SMTP1009_Title),
        Text(Resources.SMTP1009_Message),
        Categories.Outcome,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1009_Description),
        HelpLink(RuleIds.OnlyPluralCaught));

    public static readonly DiagnosticDescriptor RetryWithoutBackoff = new DiagnosticDescriptor(
        RuleIds.RetryWithoutBackoff,
        Text(Resources.SMTP1101_Title),
        Text(Resources.SMTP1101_Message),
        Categories.Retry,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1101_Description),
        HelpLink(RuleIds.RetryWithoutBackoff));

    /// <summary>The same rule where there is a delay, short and always the same: a suggestion.</summary>
    public static readonly DiagnosticDescriptor RetryAfterShortDelay = new DiagnosticDescriptor(
        RuleIds.RetryWithoutBackoff,
        Text(Resources.SMTP1101_Title),
        Text(Resources.SMTP1101_MessageShort),
        Categories.Retry,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1101_Description),
        HelpLink(RuleIds.RetryWithoutBackoff));

    /// <summary>The same rule where the delay blocks a thread of an asynchronous method: a suggestion.</summary>
    public static readonly DiagnosticDescriptor RetryAfterBlockingDelay = new DiagnosticDescriptor(
        RuleIds.RetryWithoutBackoff,
        Text(Resources.SMTP1101_Title),
        Text(Resources.SMTP1101_MessageBlocking),
        Categories.Retry,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1101_Description),
        HelpLink(RuleIds.RetryWithoutBackoff));

    /// <summary>The same rule for a policy that is not seen to run anything.</summary>
    public static readonly DiagnosticDescriptor RetryWithoutBackoffByPolicy = new DiagnosticDescriptor(
        RuleIds.RetryWithoutBackoff,
        Text(Resources.SMTP1101_Title),
        Text(Resources.SMTP1101_MessagePolicy),
        Categories.Retry,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1101_Description),
        HelpLink(RuleIds.RetryWithoutBackoff));

    /// <summary>The same where there is a delay, short and always the same: a suggestion.</summary>
    public static readonly DiagnosticDescriptor RetryAfterShortDelayByPolicy = new DiagnosticDescriptor(
        RuleIds.RetryWithoutBackoff,
        Text(Resources.SMTP1101_Title),
        Text(Resources.SMTP1101_MessagePolicyShort),
        Categories.Retry,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1101_Description),
        HelpLink(RuleIds.RetryWithoutBackoff));

    public static readonly DiagnosticDescriptor RetryWithoutLimit = new DiagnosticDescriptor(
        RuleIds.RetryWithoutLimit,
        Text(Resources.SMTP1102_Title),
        Text(Resources.SMTP1102_Message),
        Categories.Retry,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1102_Description),
        HelpLink(RuleIds.RetryWithoutLimit));

    /// <summary>The same rule for a policy that is not seen to run anything.</summary>
    public static readonly DiagnosticDescriptor RetryWithoutLimitByPolicy = new DiagnosticDescriptor(
        RuleIds.RetryWithoutLimit,
        Text(Resources.SMTP1102_Title),
        Text(Resources.SMTP1102_MessagePolicy),
        Categories.Retry,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1102_Description),
        HelpLink(RuleIds.RetryWithoutLimit));

    public static readonly DiagnosticDescriptor ConnectionReused = new DiagnosticDescriptor(
        RuleIds.ConnectionReused,
        Text(Resources.SMTP1103_Title),
        Text(Resources.SMTP1103_Message),
        Categories.Retry,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP1103_Description),
        HelpLink(RuleIds.ConnectionReused));

    public static readonly DiagnosticDescriptor ChallengeTreatedAsFailure = new DiagnosticDescriptor(
        RuleIds.ChallengeTreatedAsFailure,
        Text(Resources.SMTP2001_Title),
        Text(Resources.SMTP2001_Message),
        Categories.Authentication,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP2001_Description),
        HelpLink(RuleIds.ChallengeTreatedAsFailure));

    public static readonly DiagnosticDescriptor ChallengeUnanswered = new DiagnosticDescriptor(
        RuleIds.ChallengeUnanswered,
        Text(Resources.SMTP2002_Title),
        Text(Resources.SMTP2002_Message),
        Categories.Authentication,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP2002_Description),
        HelpLink(RuleIds.ChallengeUnanswered));

    public static readonly DiagnosticDescriptor ResponseNotBase64 = new DiagnosticDescriptor(
        RuleIds.ResponseNotBase64,
        Text(Resources.SMTP2003_Title),
        Text(Resources.SMTP2003_Message),
        Categories.Authentication,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP2003_Description),
        HelpLink(RuleIds.ResponseNotBase64));

    public static readonly DiagnosticDescriptor ChallengeNotDecoded = new DiagnosticDescriptor(
        RuleIds.ChallengeNotDecoded,
        Text(Resources.SMTP2004_Title),
        Text(Resources.SMTP2004_Message),
        Categories.Authentication,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP2004_Description),
        HelpLink(RuleIds.ChallengeNotDecoded));

    public static readonly DiagnosticDescriptor ResponseEncodedTwice = new DiagnosticDescriptor(
        RuleIds.ResponseEncodedTwice,
        Text(Resources.SMTP2005_Title),
        Text(Resources.SMTP2005_Message),
        Categories.Authentication,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP2005_Description),
        HelpLink(RuleIds.ResponseEncodedTwice));

    public static readonly DiagnosticDescriptor ChallengeSlicedUnsafely = new DiagnosticDescriptor(
        RuleIds.ChallengeSlicedUnsafely,
        Text(Resources.SMTP2006_Title),
        Text(Resources.SMTP2006_Message),
        Categories.Authentication,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        Text(Resources.SMTP2006_Description),
        HelpLink(RuleIds.ChallengeSlicedUnsafely));

    public static readonly DiagnosticDescriptor AuthenticationUntested = new DiagnosticDescriptor(
        RuleIds.AuthenticationUntested,
        Text(Resources.SMTP2007_Title),
        Text(Resources.SMTP2007_Message),
        Categories.Authentication,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP2007_Description),
        HelpLink(RuleIds.AuthenticationUntested));

    public static readonly DiagnosticDescriptor CredentialsNotUtf8 = new DiagnosticDescriptor(
        RuleIds.CredentialsNotUtf8,
        Text(Resources.SMTP2008_Title),
        Text(Resources.SMTP2008_Message),
        Categories.Authentication,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        Text(Resources.SMTP2008_Description),
        HelpLink(RuleIds.CredentialsNotUtf8));

    public static readonly DiagnosticDescriptor ResponseBeforeChallenge = new DiagnosticDescriptor(
        RuleIds.ResponseBeforeChallenge,
        Text(Resources.SMTP2009_Title),
        Text(Resources.SMTP2009_Message),
        Categories.Authentication,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP2009_Description),
        HelpLink(RuleIds.ResponseBeforeChallenge));

    public static readonly DiagnosticDescriptor EscapeSwallowsLetter = new DiagnosticDescriptor(
        RuleIds.EscapeSwallowsLetter,
        Text(Resources.SMTP2010_Title),
        Text(Resources.SMTP2010_Message),
        Categories.Authentication,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Text(Resources.SMTP2010_Description),
        HelpLink(RuleIds.EscapeSwallowsLetter));

    private static string HelpLink(string id) => $"{HelpLinkBase}/rules/{id}.md";

    private static LocalizableResourceString Text(string name) => new(name, Resources.ResourceManager, typeof(Resources));

    private static string ReadHelpLinkBase()
    {
        foreach (var metadata in typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (metadata.Key == nameof(HelpLinkBase) && metadata.Value is { } value)
                return value;
        }

        throw new InvalidOperationException("The assembly was built without the HelpLinkBase metadata.");
    }
}
