using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>
/// How far the conversation with the server has come: the command that was sent last, and its reply once that is read (RFC 5321, section 4.3.2).
/// </summary>
internal sealed class Dialogue : Value
{
    private Dialogue(SmtpVerb verb, Value? written, Value? reply, bool isAnswered)
    {
        Verb = verb;
        Written = written;
        Reply = reply;
        IsAnswered = isAnswered;
    }

    /// <summary>Nothing is known of what was sent.</summary>
    public static Dialogue Unknown { get; } = new(SmtpVerb.Unknown, written: null, reply: null, isAnswered: false);

    /// <summary>The connection was made, and the server speaks first.</summary>
    public static Dialogue Greeting { get; } = new(SmtpVerb.Greeting, written: null, reply: null, isAnswered: false);

    public SmtpVerb Verb { get; }

    /// <summary>What was written since the last reply: it tells one message from another.</summary>
    public Value? Written { get; }

    /// <summary>The reply that was read last, as text.</summary>
    public Value? Reply { get; }

    /// <summary>Its reply was read: what is read now goes on with that reply.</summary>
    public bool IsAnswered { get; }

    /// <summary>The reply is read piece by piece, and may be held by nothing yet.</summary>
    public bool IsInParts { get; private init; }

    /// <summary>The same; the reply is read piece by piece.</summary>
    public Dialogue InParts() => new(Verb, Written, Reply, IsAnswered) { IsInParts = true };

    /// <summary>The conversation after something is written.</summary>
    public Dialogue Wrote(Value text)
    {
        var verb = Continue(VerbOf(text));
        Value written = IsAnswered || Written is null ? text : Flow.Unknown.From(new[] { Written, text }, (Written as Unknown)?.Origin ?? (text as Unknown)?.Origin);
        return new Dialogue(verb, written, reply: null, isAnswered: false);
    }

    /// <summary>The conversation after the reply is read.</summary>
    public Dialogue Heard(Value reply) => new(Verb, written: null, reply, isAnswered: true);

    /// <summary>The same, where a helper wrote what its caller gave it.</summary>
    public Dialogue As(Value written) => IsAnswered ? this : new Dialogue(Verb, written, Reply, IsAnswered);

    /// <summary>The reply was negative: no message follows, and no response to a challenge.</summary>
    public Dialogue Refused() => new(SmtpVerb.Unknown, written: null, Reply, IsAnswered) { IsInParts = IsInParts };

    /// <summary>The same, for who calls a helper that has read the whole reply.</summary>
    public Dialogue AsWhole() => new(Verb, Written, reply: null, IsAnswered);

    /// <summary>As far as a helper that is called here needs to know it.</summary>
    public Dialogue ForHelper() => new(IsAnswered && Verb is not (SmtpVerb.Data or SmtpVerb.Authenticate) ? SmtpVerb.Unknown : Verb, written: null, reply: null, IsAnswered);

    /// <summary>The conversation without what only the reply to an earlier command tells.</summary>
    public Dialogue WithoutReply() => Reply is Function ? new Dialogue(Verb, Written, reply: null, IsAnswered) { IsInParts = IsInParts } : this;

    /// <summary>The conversation where two ways meet.</summary>
    public Dialogue Meet(Dialogue other) => !IsAnswered && Written is not null && other.Written is null ? this
        // What is written in a loop is taken to be written.
        : !other.IsAnswered && other.Written is not null && Written is null ? other
        : new(
        Verb == other.Verb ? Verb : SmtpVerb.Unknown,
        Written is null || other.Written is null ? null : Join(Written, other.Written),
        Reply is { } reply && reply.Equals(other.Reply) ? reply : null,
        IsAnswered && other.IsAnswered) { IsInParts = IsInParts && other.IsInParts };

    public override Value Settled() => Written?.IsFresh == true ? new Dialogue(Verb, Written.Settled(), Reply, IsAnswered) { IsInParts = IsInParts } : this;

    public override bool Equals(Value? other) => other is Dialogue that
        && Verb == that.Verb && IsAnswered == that.IsAnswered && IsInParts == that.IsInParts && Equals(Written, that.Written) && Equals(Reply, that.Reply);

    public override int GetHashCode() => (int)Verb;

    /// <summary>The command that a text begins with.</summary>
    public static SmtpVerb VerbOf(Value text) => text switch
    {
        Constant { Content: string whole } => SmtpVerbs.Of(whole, isWhole: true),
        Unknown { Start: { } start } => SmtpVerbs.Of(start, isWhole: false),
        _ => SmtpVerb.Unknown,
    };

    // A line may be written in parts; after 354 comes the message, and after a challenge the response, whatever they look like.
    private SmtpVerb Continue(SmtpVerb written) => (Verb, IsAnswered) switch
    {
        (SmtpVerb.Data, true) or (SmtpVerb.Content, false) => SmtpVerb.Content,
        (SmtpVerb.Authenticate, true) when written == SmtpVerb.Unknown => SmtpVerb.Authenticate,
        (_, false) when written == SmtpVerb.Unknown => Verb == SmtpVerb.Greeting ? SmtpVerb.Unknown : Verb,
        _ => written,
    };
}
