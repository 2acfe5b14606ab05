using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Writes the test for permanent replies (5yz), for an exception of the type that a clause catches.</summary>
internal sealed class ReplyClassTest(SwallowingHandler handler, TypeNames names)
{
    private const string SystemNetMail = "System.Net.Mail.SmtpException";
    private const string Command = "MailKit.Net.Smtp.SmtpCommandException";
    private const string Authentication = "MailKit.Security.AuthenticationException";

    private readonly SmtpCall[] _calls = CallsOf(handler);

    /// <summary>The method that the test needs; null: none.</summary>
    public HelperMethod? Helper { get; private set; }

    /// <summary>The type that a clause may catch instead of <c>Exception</c> when it is only for replies; null: as it is.</summary>
    public string? Narrower => Caught() == nameof(Exception) && handler.Clause.Filter is null && handler.Try.Catches.Last() == handler.Clause
        ? IsSystemNetMail ? names.Of(SystemNetMail) : IsMailKit && !Authenticates ? names.Of(Command) : null
        : null;

    /// <summary>The exception is one with a permanent reply: <c>(int)ex.StatusCode / 100 == 5</c>.</summary>
    /// <returns>Null where the code cannot be had.</returns>
    public string? Holds(string exception)
    {
        var reply = FreeNames.Find(handler.Model, handler.Clause.Block.SpanStart, handler.Clause, "reply");
        return Caught() switch
        {
            SystemNetMail or Command => $"(int){exception}.StatusCode / 100 == 5",
            nameof(Exception) when IsSystemNetMail => $"{exception} is {names.Of(SystemNetMail)} {reply} && (int){reply}.StatusCode / 100 == 5",
            nameof(Exception) when IsMailKit && !Authenticates => $"{exception} is {names.Of(Command)} {reply} && (int){reply}.StatusCode / 100 == 5",
            Authentication => $"{NameOfHelper()}({exception})",
            nameof(Exception) when IsMailKit => $"{NameOfHelper()}({exception})",
            _ => null,
        };
    }

    /// <summary>The same for a clause that catches <see cref="Narrower"/>.</summary>
    public static string HoldsNarrowed(string exception) => $"(int){exception}.StatusCode / 100 == 5";

    /// <summary>The opposite: anything but such a reply, a lost connection for one.</summary>
    public string? HoldsNot(string exception) => Caught() is SystemNetMail or Command
        ? $"(int){exception}.StatusCode / 100 != 5"
        : Holds(exception) is { } test ? Helper is null ? $"!({test})" : $"!{test}" : null;

    /// <summary>How the code of <paramref name="status"/>, an expression of a library's <c>SmtpStatusCode</c>, is tested.</summary>
    public static string Of(ExpressionSyntax status, string comparison, int digit) => $"(int){Operand(status)} / 100 {comparison} {digit}";

    private bool IsSystemNetMail => _calls.Length > 0 && _calls.All(static call => !call.IsMailKit);

    private bool IsMailKit => _calls.Length > 0 && _calls.All(static call => call.IsMailKit);

    private bool Authenticates => _calls.Any(static call => call.Role == MemberRole.Authenticate);

    private string NameOfHelper() => (Helper ??= PermanentTest.For(handler, names)).Name;

    // A try that sends by another method of the type is judged by what the type does.
    private static SmtpCall[] CallsOf(SwallowingHandler handler)
    {
        var calls = SmtpCall.In(handler.Try.Block, handler.Model);
        return calls.Length == 0 && handler.Try.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? type.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => SmtpCall.Of(call, handler.Model)).OfType<SmtpCall>().ToArray()
            : calls;
    }

    private string Caught()
    {
        var type = handler.Clause.Declaration is { } declaration ? handler.Model.GetTypeInfo(declaration.Type).Type : null;
        if (type is null || SymbolEqualityComparer.Default.Equals(type, handler.Apis.Exception))
            return nameof(Exception);
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.ToDisplayString() is SystemNetMail or Command or Authentication)
                return current.ToDisplayString();
        }

        return string.Empty;
    }

    private static string Operand(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or InvocationExpressionSyntax
            ? expression.WithoutTrivia().ToString()
            : $"({expression.WithoutTrivia()})";
}
