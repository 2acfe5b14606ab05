using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>Names by which programs call a failure permanent. A name counts only for a constant that nothing but failures assigns, returns or throws.</summary>
internal static class PermanentNames
{
    private static readonly string[] Words =
    {
        "Failed", "Failure", "Bounced", "Bounce", "HardBounce", "Rejected", "Invalid", "InvalidAddress", "InvalidRecipient", "InvalidEmail", "Aborted",
        "DeadLetter", "DeadLettered", "Undeliverable", "Suppressed", "Unsubscribed", "Blacklisted", "Blocked", "Permanent", "PermanentFailure",
        "PermanentlyFailed", "Cancelled", "Canceled", "Disabled", "GivenUp", "Abandoned",
    };

    public static bool IsPermanent(IOperation target, Value value)
    {
        if (target.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration && value is Constant { Content: { } number })
        {
            foreach (var member in enumeration.GetMembers())
            {
                if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, number) && IsPermanent(field.Name))
                    return true;
            }

            return false;
        }

        return value switch
        {
            Constant { Content: string text } => IsPermanent(text),
            Constant { Content: true } => IsFlagName(target.Syntax),
            _ => false,
        };
    }

    public static bool IsPermanent(string name)
    {
        foreach (var word in Words)
        {
            if (string.Equals(name, word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool IsFlagName(SyntaxNode target)
    {
        var name = target switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            _ => string.Empty,
        };
        name = name.StartsWith("Is", StringComparison.Ordinal) ? name.Substring(2) : name.StartsWith("Has", StringComparison.Ordinal) ? name.Substring(3) : name;
        return IsPermanent(name.TrimStart('_'));
    }
}
