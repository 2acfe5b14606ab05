namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Lets the whole transient class in where single codes, or the wrong class, were named; other codes (-1) stay.</summary>
internal sealed class WithTransientClass(ConditionScope scope) : ConditionRewrite(scope)
{
    protected override bool IsSpoiltByUnknown => false;

    protected override Fate FateOf(ReplyComparison comparison, bool retried)
    {
        if (comparison.IsBound)
            return retried && comparison.Codes[0].Code is > 400 and <= 500 ? Fate.Tested : Fate.Unknown;
        return retried && comparison.Codes.All(static code => code.Code is >= 400 and <= 599) ? Fate.Tested : Fate.Unknown;
    }
}
