using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>One message sent by a real library to a scripted server.</summary>
/// <param name="Where">The command, or moment, that the script concerns.</param>
/// <param name="Reply">What the server does there, in words.</param>
/// <param name="Script">What the server does.</param>
public sealed record Situation(string Where, string Reply, SmtpScript Script)
{
    /// <summary>How many recipients the message has: <c>one@</c>, <c>two@</c>, <c>three@</c>.</summary>
    public int Recipients { get; init; } = 1;

    public Login Login { get; init; }

    /// <summary>Whether the client insists on STARTTLS.</summary>
    public bool StartTls { get; init; }

    /// <summary>Nobody listens at all.</summary>
    public bool Refused { get; init; }

    /// <summary>The server falls silent, so the client gets a short time-out.</summary>
    public bool Silent { get; init; }

    /// <summary>After the first failure the message is sent again on the same client; what that brings is the outcome.</summary>
    public bool Again { get; init; }

    /// <summary>MailKit: the client never connects.</summary>
    public bool Unconnected { get; init; }

    /// <summary>MailKit: what is called after the connection is made: <c>Send</c>, <c>Verify</c> or <c>Expand</c>.</summary>
    public string Call { get; init; } = "Send";

    /// <summary>MailKit: the client overrides <c>OnRecipientNotAccepted</c> and lets refused recipients pass.</summary>
    public bool ToleratesRefusedRecipients { get; init; }

    public static Situation At(string where, SmtpAct act, string? argument = null) =>
        new(where, act.ToString(), SmtpScript.AcceptAll.On(where, act, argument));

    public override string ToString() =>
        $"{Where}: {Reply}"
        + (Recipients > 1 ? $", {Recipients} recipients" : "")
        + (Login != Login.None ? $", {Login}" : "")
        + (Call != "Send" ? $", {Call}" : "")
        + (ToleratesRefusedRecipients ? ", tolerant" : "")
        + (Again ? ", then again" : "");
}
