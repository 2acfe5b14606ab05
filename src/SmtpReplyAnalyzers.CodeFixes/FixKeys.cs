namespace SmtpReplyAnalyzers.CodeFixes;

/// <summary>Equivalence keys. The primary action of a rule has the rule's id as its key, whatever it writes at a site.</summary>
internal static class FixKeys
{
    public const string FailureSwallowed = RuleIds.FailureSwallowed;
    public const string FailureSwallowedRethrow = RuleIds.FailureSwallowed + ".Rethrow";
}
