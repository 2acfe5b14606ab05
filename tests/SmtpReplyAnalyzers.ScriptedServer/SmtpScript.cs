using System.Collections.Immutable;

namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>
/// What a server does otherwise than to accept. Immutable, so that one script serves a run before and a run after.
/// At each moment the first rule that fits and is not used up acts; where none is left, the server accepts.
/// </summary>
public sealed class SmtpScript
{
    /// <summary>A rule without a limit.</summary>
    public const int Always = int.MaxValue;

    private SmtpScript(ImmutableArray<ScriptRule> rules, ImmutableArray<string> extensions)
    {
        Rules = rules;
        Extensions = extensions;
    }

    /// <summary>Accepts everything; EHLO announces 8BITMIME alone.</summary>
    public static SmtpScript AcceptAll { get; } = new([], ["8BITMIME"]);

    internal ImmutableArray<ScriptRule> Rules { get; }

    internal ImmutableArray<string> Extensions { get; }

    /// <summary>Adds lines to the reply to EHLO, such as <c>"AUTH PLAIN LOGIN"</c>.</summary>
    public SmtpScript Announce(params string[] extensions) => new(Rules, Extensions.AddRange(extensions));

    /// <summary>Acts at the greeting, for the first <paramref name="times"/> connections that get here.</summary>
    public SmtpScript OnConnect(SmtpAct act, int times = Always) => On(SmtpMoment.Greeting, act, times: times);

    /// <summary>Acts at a verb or another <see cref="SmtpMoment"/>.</summary>
    /// <param name="moment">A verb, or a constant of <see cref="SmtpMoment"/>.</param>
    /// <param name="act">What the server does.</param>
    /// <param name="argument">Text that the command's line must contain, such as a recipient's address; null: any.</param>
    /// <param name="times">How often, over all connections; then the next rule that fits has its turn.</param>
    public SmtpScript On(string moment, SmtpAct act, string? argument = null, int times = Always) =>
        new(Rules.Add(new ScriptRule(moment, act, argument, times)), Extensions);

    /// <summary>Replies with one line and stays.</summary>
    public SmtpScript On(string moment, string reply, string? argument = null, int times = Always) =>
        On(moment, SmtpAct.Reply(reply), argument, times);
}
