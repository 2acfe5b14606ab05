using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Writes the test of a reply's first digit, for an exception of the type that a clause catches.</summary>
internal sealed class ReplyClassTest(SwallowingHandler handler, TypeNames names)
{
    private const string SystemNetMail = "System.Net.Mail.SmtpException";
    private const string Command = "MailKit.Net.Smtp.SmtpCommandException";
    private const string Authentication = "MailKit.Security.AuthenticationException";

    /// <summary>The exception is one with a reply of the class <paramref name="digit"/>: <c>(int)ex.StatusCode / 100 == 5</c>.</summary>
    /// <returns>The test and whether it needs parentheses under <c>!</c> and <c>&amp;&amp;</c>; null where the code cannot be had.</returns>
    public string? Holds(string exception, int digit)
    {
        var reply = FreeNames.Find(handler.Model, handler.Clause.Block.SpanStart, handler.Function.Node, "reply");
        return Caught() switch
        {
            SystemNetMail or Command => $"(int){exception}.StatusCode / 100 == {digit}",
            Authentication when MayTellByText => null,
            Authentication => $"{exception}.InnerException is {names.Of(Command)} {reply} && (int){reply}.StatusCode / 100 == {digit}",
            nameof(Exception) when IsSystemNetMail => $"{exception} is {names.Of(SystemNetMail)} {reply} && (int){reply}.StatusCode / 100 == {digit}",
            nameof(Exception) when !Authenticates => $"{exception} is {names.Of(Command)} {reply} && (int){reply}.StatusCode / 100 == {digit}",
            _ => null,
        };
    }

    /// <summary>The opposite: anything but a reply of that class, a lost connection for one.</summary>
    public string? HoldsNot(string exception, int digit) => Caught() is SystemNetMail or Command
        ? $"(int){exception}.StatusCode / 100 != {digit}"
        : Holds(exception, digit) is { } test ? $"!({test})" : null;

    /// <summary>How the code of <paramref name="status"/>, an expression of a library's <c>SmtpStatusCode</c>, is tested.</summary>
    public static string Of(ExpressionSyntax status, string comparison, int digit) => $"(int){Operand(status)} / 100 {comparison} {digit}";

    private SmtpCall[] Calls => SmtpCall.In(handler.Try.Block, handler.Model);

    private bool IsSystemNetMail => Calls.Length > 0 && Calls.All(static call => !call.IsMailKit);

    private bool Authenticates => Calls.Length == 0 || Calls.Any(static call => call.Role == MemberRole.Authenticate || !call.IsMailKit);

    private bool MayTellByText => Calls.Any(static call => call.Role == MemberRole.Authenticate
        && call.Method.Parameters.Any(static parameter => parameter.Type.Name == "SaslMechanism"));

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
