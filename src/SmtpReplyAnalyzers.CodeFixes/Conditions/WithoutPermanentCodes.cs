using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Takes 5yz out: a permanent code that is named among others goes, a range that reaches into 5yz becomes the transient class.</summary>
internal sealed class WithoutPermanentCodes(ConditionScope scope) : ConditionRewrite(scope)
{
    protected override bool IsSpoiltByUnknown => true;

    protected override Fate FateOf(ReplyComparison comparison, bool retried)
    {
        if (comparison.IsBound)
            return retried ? Fate.Tested : comparison.Codes[0].Code <= 500 ? Fate.Kept : Fate.Unknown;
        if (!retried)
            return Fate.Unknown;
        var left = comparison.Codes.Where(static code => code.Code is < 500 or > 599).ToArray();
        if (left.Length == comparison.Codes.Count)
            return Fate.Kept;
        if (left.Length == 0)
            return Fate.Dropped;
        SyntaxNode pattern = comparison.Pattern!;
        if (left.Length == 1 && pattern.Parent is ParenthesizedPatternSyntax parentheses)
            pattern = parentheses;
        Change(pattern.Span, string.Join(" or ", left.Select(static code => code.Text)));
        return Fate.Changed;
    }
}
