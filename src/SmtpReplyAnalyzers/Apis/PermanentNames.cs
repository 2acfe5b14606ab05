using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

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

    /// <summary>What programs say of a login that is refused for good.</summary>
    private static readonly string[] LoginWords =
    {
        "WrongPassword", "BadPassword", "InvalidPassword", "WrongCredentials", "BadCredentials", "InvalidCredentials", "CredentialsInvalid", "CredentialsRejected",
        "InvalidLogin", "BadLogin", "WrongLogin", "LoginRejected", "Unauthorized", "AccessDenied", "Locked", "LockedOut", "Deactivated", "Revoked",
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

    /// <summary>The assignment of a constant to a state that calls the failures permanent.</summary>
    public static bool IsPermanent(IOperation target, Value value, FailureSet failures) =>
        IsPermanentResult(target.Type, value, failures) || (value is Constant { Content: true } && IsFlagName(target.Syntax, failures));

    /// <summary>A constant of that type whose name, or whose text, calls the failures permanent.</summary>
    public static bool IsPermanentResult(ITypeSymbol? type, Value value, FailureSet failures)
    {
        if (value is Constant { Content: string text })
            return IsPermanent(text, failures);
        if (value is not Constant { Content: { } number } || type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
            return false;
        foreach (var member in enumeration.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, number) && IsPermanent(field.Name, failures))
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

    private static bool IsPermanent(string name, FailureSet failures) => IsOneOf(Words, name)
        || (failures.Kinds.All(static kind => kind is FailureKind.Authentication or FailureKind.AuthenticationText) && IsOneOf(LoginWords, name.Replace(" ", string.Empty)));

    private static bool IsOneOf(string[] words, string name) => Array.Exists(words, word => string.Equals(name, word, StringComparison.OrdinalIgnoreCase));

    private static bool IsFlagName(SyntaxNode target, FailureSet failures)
    {
        var name = target switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            _ => string.Empty,
        };
        name = name.StartsWith("Is", StringComparison.Ordinal) ? name.Substring(2) : name.StartsWith("Has", StringComparison.Ordinal) ? name.Substring(3) : name;
        return IsPermanent(name.TrimStart('_'), failures);
    }
}
