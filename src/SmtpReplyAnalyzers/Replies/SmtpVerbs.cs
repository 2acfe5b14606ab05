namespace SmtpReplyAnalyzers.Replies;

/// <summary>Which command a line begins with, and what may be answered to it.</summary>
internal static class SmtpVerbs
{
    private static readonly (string Text, SmtpVerb Verb)[] All =
    {
        ("EHLO", SmtpVerb.Hello), ("HELO", SmtpVerb.Hello), ("MAIL FROM", SmtpVerb.Mail), ("RCPT TO", SmtpVerb.Recipient), ("DATA", SmtpVerb.Data),
        ("AUTH", SmtpVerb.Authenticate), ("STARTTLS", SmtpVerb.StartTls), ("VRFY", SmtpVerb.Verify), ("EXPN", SmtpVerb.Verify),
        ("QUIT", SmtpVerb.CleanUp), ("RSET", SmtpVerb.CleanUp), ("NOOP", SmtpVerb.CleanUp), ("HELP", SmtpVerb.CleanUp),
    };

    private const int Proving = 4;
    private static readonly ReplyCodeSet Positive = ReplyCodeSet.Range(200, 399);
    private static readonly ReplyCodeSet Completed = ReplyCodeSet.Of(250);
    private static readonly ReplyCodeSet Ready = ReplyCodeSet.Of(220);
    private static readonly ReplyCodeSet StartInput = ReplyCodeSet.Of(354);
    private static readonly ReplyCodeSet Authenticated = ReplyCodeSet.Of(235, 334);

    /// <summary>The command that a text begins with; unknown when it begins with none.</summary>
    /// <param name="start">The beginning of the text.</param>
    /// <param name="isWhole">Nothing follows, so that a bare verb is the whole command.</param>
    public static SmtpVerb Of(string start, bool isWhole)
    {
        var text = start.TrimStart('\r', '\n', ' ');
        foreach (var (known, verb) in All)
        {
            if (text.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (text.Length > known.Length ? !char.IsLetterOrDigit(text[known.Length]) : isWhole || verb is SmtpVerb.Hello or SmtpVerb.Mail or SmtpVerb.Recipient))
                return verb;
        }

        return SmtpVerb.Unknown;
    }

    /// <summary>The command that a longer text begins with, with a space after it; null when it begins with none.</summary>
    public static string? Name(string start)
    {
        foreach (var (known, _) in All)
        {
            if (start.Length > known.Length && start.StartsWith(known, StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(start[known.Length]))
                return known + " ";
        }

        return null;
    }

    /// <summary>A text that nobody but an SMTP client sends: it begins with EHLO, HELO, MAIL FROM or RCPT TO.</summary>
    public static bool ProvesClient(string text)
    {
        for (var i = 0; i < Proving; i++)
        {
            var known = All[i].Text;
            if (text.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (text.Length == known.Length || !char.IsLetterOrDigit(text[known.Length])))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The replies after which the client goes on (RFC 5321, section 4.3.2; RFC 4954, section 4; RFC 3207, section 4). Of 250, 251 and 252, which
    /// RCPT and VRFY may get, the first stands for all: who mistakes the others for a refusal is SMTP1005's matter.
    /// </summary>
    public static ReplyCodeSet SuccessesOf(SmtpVerb verb) => verb switch
    {
        SmtpVerb.Greeting or SmtpVerb.StartTls => Ready,
        SmtpVerb.Hello or SmtpVerb.Mail or SmtpVerb.Recipient or SmtpVerb.Content or SmtpVerb.Verify => Completed,
        SmtpVerb.Data => StartInput,
        SmtpVerb.Authenticate => Authenticated,
        _ => Positive,
    };
}
