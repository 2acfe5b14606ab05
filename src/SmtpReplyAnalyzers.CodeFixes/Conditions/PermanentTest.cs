using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>
/// The method that tells permanent replies from all other failures where MailKit logs in: its <c>AuthenticationException</c> is raised for 454 as for 535,
/// and holds the reply in its inner exception, or only in its text.
/// </summary>
internal static class PermanentTest
{
    private static readonly string[] PreferredNames = { "IsPermanent", "IsPermanentFailure", "IsPermanentSmtpFailure" };

    public static HelperMethod For(SwallowingHandler handler, TypeNames names) =>
        HelperMethod.For(handler, PreferredNames, (name, modifiers) => Lines(handler, names, name, modifiers));

    private static IEnumerable<string> Lines(SwallowingHandler handler, TypeNames names, string name, string modifiers)
    {
        var unit = handler.Layout.Unit;
        var command = names.Of("MailKit.Net.Smtp.SmtpCommandException");
        var authentication = names.Of("MailKit.Security.AuthenticationException");
        var startsWith5 = $"ex.Message.StartsWith(\"5\", {names.Of("System.StringComparison")}.Ordinal) && ex.Message.IndexOf(':') == 3";

        yield return "// A permanent reply: the server will not take it, however often it is asked.";
        if (handler.Language >= LanguageVersion.CSharp9)
        {
            yield return $"{modifiers}bool {name}({names.Of("System.Exception")} ex) => ex switch";
            yield return "{";
            yield return $"{unit}{command} reply => (int)reply.StatusCode / 100 == 5,";
            yield return $"{unit}{authentication} {{ InnerException: {command} reply }} => (int)reply.StatusCode / 100 == 5,";
            yield return $"{unit}// With a SaslMechanism the reply code stands at the start of the message, and nowhere else.";
            yield return $"{unit}{authentication} => {startsWith5},";
            yield return $"{unit}_ => false,";
            yield return "};";
            yield break;
        }

        yield return $"{modifiers}bool {name}({names.Of("System.Exception")} ex)";
        yield return "{";
        yield return $"{unit}var reply = ex as {command} ?? (ex as {authentication})?.InnerException as {command};";
        yield return $"{unit}if (reply != null)";
        yield return $"{unit}{unit}return (int)reply.StatusCode / 100 == 5;";
        yield return string.Empty;
        yield return $"{unit}// With a SaslMechanism the reply code stands at the start of the message, and nowhere else.";
        yield return $"{unit}return ex is {authentication} && {startsWith5};";
        yield return "}";
    }
}
