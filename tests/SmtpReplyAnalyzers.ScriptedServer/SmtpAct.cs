namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>What the server does at one moment: it replies or says nothing, and stays or closes the transmission channel.</summary>
public sealed record SmtpAct
{
    private SmtpAct(IReadOnlyList<string> lines, bool closes, bool takesMessage = false)
    {
        Lines = lines;
        Closes = closes;
        TakesMessage = takesMessage;
    }

    /// <summary>The connection is lost without a reply.</summary>
    public static SmtpAct Close { get; } = new([], closes: true);

    /// <summary>The connection is reset (TCP RST), as when a host falls over or a middlebox drops the flow.</summary>
    public static SmtpAct Reset { get; } = new([], closes: true) { Resets = true };

    /// <summary>At the final dot: the message is taken, and the connection is lost before the client can know (RFC 1047).</summary>
    public static SmtpAct TakeMessageAndClose { get; } = new([], closes: true, takesMessage: true);

    /// <summary>No reply; the connection stays open, so that only the client's own time-out ends the wait.</summary>
    public static SmtpAct Silence { get; } = new([], closes: false);

    /// <summary>The lines of the reply as they are written, right or wrong; empty for no reply.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Whether the channel is closed afterwards.</summary>
    public bool Closes { get; }

    /// <summary>Whether the channel is closed by a reset instead of an end of stream.</summary>
    public bool Resets { get; private init; }

    /// <summary>Whether nothing is written afterwards, while what the client writes is still taken down.</summary>
    public bool FallsSilent { get; private init; }

    /// <summary>Whether the message counts as delivered although no 2yz was written.</summary>
    public bool TakesMessage { get; }

    /// <summary>What the act waits for; null: nothing.</summary>
    public Task? Until { get; private init; }

    /// <summary>Replies, and stays.</summary>
    public static SmtpAct Reply(params string[] lines) => new(lines, closes: false);

    /// <summary>Replies, and closes the channel, as after 421 (RFC 5321, section 3.8).</summary>
    public static SmtpAct ReplyAndClose(params string[] lines) => new(lines, closes: true);

    /// <summary>
    /// Replies, and ends its own half of the channel: a client that waits for more finds the end of the stream instead of waiting for ever,
    /// and one that writes on is still heard.
    /// </summary>
    public static SmtpAct ReplyAndEnd(params string[] lines) => new(lines, closes: false) { FallsSilent = true };

    /// <summary>The same, but not before <paramref name="moment"/> has completed.</summary>
    public SmtpAct After(Task moment) => this with { Until = moment };

    public override string ToString() => $"{(Lines.Count == 0 ? "nothing" : string.Join(" / ", Lines))}{(Resets ? ", resets" : Closes ? ", closes" : "")}";
}
