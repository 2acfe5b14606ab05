using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>Names by which programs call a failure permanent. A name counts only for a constant that nothing but failures assigns, returns or throws.</summary>
internal static class PermanentNames
{
    private static readonly string[] Words =
    {
        "Failed", "Failure", "Bounced", "Bounce", "HardBounce", "Rejected", "Invalid", "InvalidAddress", "InvalidRecipient", "InvalidEmail", "Aborted",
        "DeadLetter", "DeadLettered", "Undeliverable", "Suppressed", "Unsubscribed", "Blacklisted", "Blocked", "Permanent", "PermanentFailure",
        "PermanentlyFailed", "Cancelled", "Canceled", "Disabled", "GivenUp", "Abandoned",
    };

    private static readonly string[] TypeWords =
    {
        "Permanent", "Permanently", "Bounced", "Bounce", "Rejected", "Undeliverable", "Unsubscribed", "Suppressed", "Blacklisted", "Invalid", "DeadLetter",
    };

    private static readonly HashSet<string> Removals = new(StringComparer.Ordinal)
    {
        "Remove", "RemoveAsync", "Delete", "DeleteAsync", "DeleteMessage", "DeleteMessageAsync", "DeadLetter", "DeadLetterAsync",
        "DeadLetterMessageAsync", "CompleteMessageAsync", "BasicAck", "Ack", "Acknowledge",
    };

    /// <summary>The assignment of a constant to a state that calls the failure permanent.</summary>
    public static bool IsPermanent(IOperation target, Value value) =>
        IsPermanentResult(target.Type, value) || (value is Constant { Content: true } && IsFlagName(target.Syntax));

    /// <summary>A constant of that type whose name, or whose text, calls the failure permanent.</summary>
    public static bool IsPermanentResult(ITypeSymbol? type, Value value)
    {
        if (value is Constant { Content: string text })
            return IsPermanent(text);
        if (value is not Constant { Content: { } number } || type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
            return false;
        foreach (var member in enumeration.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, number) && IsPermanent(field.Name))
                return true;
        }

        return false;
    }

    /// <summary>A type of the program's own whose name calls the failure permanent.</summary>
    public static bool IsPermanentType(INamedTypeSymbol type)
    {
        var space = Namespaces.NameOf(type.ContainingNamespace);
        return space != "System" && !space.StartsWith("System.", StringComparison.Ordinal) && Array.Exists(TypeWords, word => HasWord(type.Name, word));
    }

    /// <summary>A member that takes the work out of where it is kept.</summary>
    public static bool IsRemoval(IMethodSymbol method) => Removals.Contains(method.Name);

    // A word of a name in Pascal case: Invalid in InvalidAddressException, not in Invalidate.
    private static bool HasWord(string name, string word)
    {
        for (var start = name.IndexOf(word, StringComparison.Ordinal); start >= 0; start = name.IndexOf(word, start + 1, StringComparison.Ordinal))
        {
            var end = start + word.Length;
            if (end == name.Length || !char.IsLower(name[end]))
                return true;
        }

        return false;
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
