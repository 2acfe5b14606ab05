namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>The moments of a session at which a script may act, beside the verbs themselves (<c>"EHLO"</c>, <c>"MAIL"</c>, <c>"RCPT"</c>, …).</summary>
public static class SmtpMoment
{
    /// <summary>The connection has been accepted and nothing was said yet.</summary>
    public const string Greeting = "(greeting)";

    /// <summary>The client has answered a SASL challenge (RFC 4954, section 4).</summary>
    public const string Response = "(response)";

    /// <summary>The first line of the message's text has arrived; an act here is the last of the session unless it is silence.</summary>
    public const string Text = "(text)";

    /// <summary>The final dot has arrived.</summary>
    public const string EndOfData = ".";
}
