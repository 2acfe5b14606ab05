using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Apis;

/// <summary>
/// The protected members of MailKit's client by which a class derived from it gives a command and gets the reply: a line break is added, and an
/// <c>SmtpResponse</c> has the code as <c>StatusCode</c>, and as <c>Response</c> the text without it.
/// </summary>
internal static class MailKitCommands
{
    /// <summary>The name of such a member.</summary>
    public static bool IsName(string name) => name is "SendCommand" or "SendCommandAsync";

    /// <summary>A tree with this text may give commands so.</summary>
    public static bool IsMentionedIn(string text) => text.IndexOf("MailKit", StringComparison.Ordinal) >= 0 && text.IndexOf("SendCommand", StringComparison.Ordinal) >= 0;

    public static bool IsCommand(IMethodSymbol method) => IsName(method.Name) && method.DeclaringSyntaxReferences.IsEmpty
        && method.ContainingType.Name == "SmtpClient" && Namespaces.NameOf(method.ContainingNamespace) == "MailKit.Net.Smtp";

    /// <summary>The type of the reply, which a task may hold.</summary>
    public static ITypeSymbol ResponseOf(IMethodSymbol command) => command.ReturnType is INamedTypeSymbol { TypeArguments: [var held] } ? held : command.ReturnType;
}
