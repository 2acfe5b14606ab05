using Microsoft.CodeAnalysis.CSharp;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>The text of the test for transient failures, for each library and language version.</summary>
internal static class TransientText
{
    private const string SystemNetMail = "System.Net.Mail.";
    private const string MailKitSmtp = "MailKit.Net.Smtp.";

    public static IEnumerable<string> Lines(RetryPlan plan, string name, string modifiers) =>
        plan.Region.Send.IsMailKit ? ForMailKit(plan, name, modifiers) : ForSystemNetMail(plan, name, modifiers);

    private static IEnumerable<string> ForSystemNetMail(RetryPlan plan, string name, string modifiers)
    {
        var (names, unit) = (plan.Names, plan.Layout.Unit);
        var recipient = names.Of(SystemNetMail + "SmtpFailedRecipientException");
        var lost = new[] { names.Of("System.IO.IOException"), names.Of("System.Net.Sockets.SocketException") };
        var modern = plan.Language >= LanguageVersion.CSharp9;

        yield return "// A transient reply or a lost connection. When only some recipients were refused, the others already have the message.";
        yield return $"{modifiers}bool {name}({names.Of(SystemNetMail + "SmtpException")} ex) =>";
        yield return unit + (modern ? $"ex is not {recipient}" : $"!(ex is {recipient})");
        yield return $"{unit}&& ((int)ex.StatusCode / 100 == 4";
        yield return $"{unit}{unit}|| (ex.StatusCode == {names.Of(SystemNetMail + "SmtpStatusCode")}.GeneralFailure && "
            + (modern ? $"ex.InnerException is {lost[0]} or {lost[1]}" : $"(ex.InnerException is {lost[0]} || ex.InnerException is {lost[1]})") + "));";
    }

    private static IEnumerable<string> ForMailKit(RetryPlan plan, string name, string modifiers)
    {
        var (names, unit) = (plan.Names, plan.Layout.Unit);
        var command = names.Of(MailKitSmtp + "SmtpCommandException");
        var authentication = names.Of("MailKit.Security.AuthenticationException");
        var lost = new[]
        {
            names.Of(MailKitSmtp + "SmtpProtocolException"), names.Of("MailKit.ServiceNotConnectedException"),
            names.Of("System.IO.IOException"), names.Of("System.Net.Sockets.SocketException"), names.Of("System.TimeoutException"),
        };
        var startsWith4 = $"ex.Message.StartsWith(\"4\", {names.Of("System.StringComparison")}.Ordinal) && ex.Message.IndexOf(':') == 3";

        yield return "// A transient reply or a lost connection.";
        if (plan.Language >= LanguageVersion.CSharp9)
        {
            yield return $"{modifiers}bool {name}({names.Of("System.Exception")} ex) => ex switch";
            yield return "{";
            yield return $"{unit}{command} reply => (int)reply.StatusCode / 100 == 4,";
            yield return $"{unit}{authentication} {{ InnerException: {command} reply }} => (int)reply.StatusCode / 100 == 4,";
            yield return $"{unit}// With a SaslMechanism the reply code stands at the start of the message, and nowhere else.";
            yield return $"{unit}{authentication} => {startsWith4},";
            yield return $"{unit}{string.Join(" or ", lost)} => true,";
            yield return $"{unit}_ => false,";
            yield return "};";
            yield break;
        }

        yield return $"{modifiers}bool {name}({names.Of("System.Exception")} ex)";
        yield return "{";
        yield return $"{unit}var reply = ex as {command} ?? (ex as {authentication})?.InnerException as {command};";
        yield return $"{unit}if (reply != null)";
        yield return $"{unit}{unit}return (int)reply.StatusCode / 100 == 4;";
        yield return string.Empty;
        yield return $"{unit}// With a SaslMechanism the reply code stands at the start of the message, and nowhere else.";
        yield return $"{unit}if (ex is {authentication})";
        yield return $"{unit}{unit}return {startsWith4};";
        yield return string.Empty;
        yield return $"{unit}return {string.Join(" || ", lost.Select(static type => $"ex is {type}"))};";
        yield return "}";
    }
}
