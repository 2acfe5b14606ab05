namespace SmtpReplyAnalyzers.CodeFixes;

/// <summary>Equivalence keys. The primary action of a rule has the rule's id as its key, whatever it writes at a site.</summary>
internal static class FixKeys
{
    public const string TransientTreatedAsPermanent = RuleIds.TransientTreatedAsPermanent;
    public const string TransientHandedOn = RuleIds.TransientTreatedAsPermanent + ".HandOn";
    public const string PermanentRetried = RuleIds.PermanentRetried;
    public const string SentAgainToServed = RuleIds.SentAgainToServed;
    public const string OnlyPluralCaught = RuleIds.OnlyPluralCaught;
    public const string RetryWithoutBackoff = RuleIds.RetryWithoutBackoff;
    public const string RetryWithoutLimit = RuleIds.RetryWithoutLimit;
    public const string ConnectionReused = RuleIds.ConnectionReused;

    /// <summary>A property of SMTP1101: there is a delay, the first of the additional locations.</summary>
    public const string IsDelayed = SmtpReplyAnalyzers.Rules.Properties.IsDelayed;

    /// <summary>A property of SMTP1002: the retry is a state that is stored for later.</summary>
    public const string IsRequeued = SmtpReplyAnalyzers.Rules.Properties.IsRequeued;

    /// <summary>A property of SMTP1002: a policy tries again; the types that the codes come in.</summary>
    public const string Carriers = SmtpReplyAnalyzers.Rules.Properties.Carriers;

    /// <summary>A property of SMTP1001: the code tries some failures again and gives others up, rather than calling them permanent.</summary>
    public const string IsDivision = SmtpReplyAnalyzers.Rules.Properties.IsDivision;
    public const string FailureSwallowed = RuleIds.FailureSwallowed;
    public const string FailureSwallowedLoop = RuleIds.FailureSwallowed + ".Loop";
    public const string FailureSwallowedRethrow = RuleIds.FailureSwallowed + ".Rethrow";
}
