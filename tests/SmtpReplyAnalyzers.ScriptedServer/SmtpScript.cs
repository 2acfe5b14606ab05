using System.Collections.Immutable;
using SmtpReplyAnalyzers.ScriptedServer.Sasl;

namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>
/// What a server does otherwise than to accept. Immutable, so that one script serves a run before and a run after.
/// At each moment the first rule that fits and is not used up acts; where none is left, the server accepts.
/// </summary>
public sealed record SmtpScript
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

    internal ImmutableArray<ScriptRule> Rules { get; private init; }

    internal ImmutableArray<string> Extensions { get; private init; }

    /// <summary>Who may log in; null: whoever says enough.</summary>
    internal SmtpAccount? Account { get; private init; }

    /// <summary>Whether an empty challenge is <c>334</c> alone, without the space.</summary>
    internal bool HasBareChallenges { get; private init; }

    /// <summary>Whether a client that writes on before the reply to AUTH is turned away.</summary>
    internal bool ForbidsPipelining { get; private init; }

    /// <summary>Adds lines to the reply to EHLO, such as <c>"AUTH PLAIN LOGIN"</c>.</summary>
    public SmtpScript Announce(params string[] extensions) => this with { Extensions = Extensions.AddRange(extensions) };

    /// <summary>
    /// Lets one user in, and nobody else: PLAIN, LOGIN, CRAM-MD5, SCRAM-SHA-256, XOAUTH2 and OAUTHBEARER are checked, other mechanisms
    /// refused, and MAIL gets 530 until AUTH has ended in 235 (RFC 4954, sections 4 and 6).
    /// </summary>
    /// <param name="user">The authentication identity.</param>
    /// <param name="secret">The password, or the token of XOAUTH2 and OAUTHBEARER.</param>
    public SmtpScript AdmitOnly(string user, string secret) => this with { Account = new SmtpAccount(user, secret) };

    /// <summary>Writes an empty challenge as a bare <c>334</c>, as some servers do.</summary>
    public SmtpScript WithBareChallenges() => this with { HasBareChallenges = true };

    /// <summary>Answers 503 and closes the channel where more has come with AUTH, or with a response, than its one line (RFC 2920, section 3.1).</summary>
    public SmtpScript ForbidPipelining() => this with { ForbidsPipelining = true };

    /// <summary>Acts at the greeting, for the first <paramref name="times"/> connections that get here.</summary>
    public SmtpScript OnConnect(SmtpAct act, int times = Always) => On(SmtpMoment.Greeting, act, times: times);

    /// <summary>Acts at a verb or another <see cref="SmtpMoment"/>.</summary>
    /// <param name="moment">A verb, or a constant of <see cref="SmtpMoment"/>.</param>
    /// <param name="act">What the server does.</param>
    /// <param name="argument">Text that the command's line must contain, such as a recipient's address; null: any.</param>
    /// <param name="times">How often, over all connections; then the next rule that fits has its turn.</param>
    public SmtpScript On(string moment, SmtpAct act, string? argument = null, int times = Always) =>
        this with { Rules = Rules.Add(new ScriptRule(moment, act, argument, times)) };

    /// <summary>Replies with one line and stays.</summary>
    public SmtpScript On(string moment, string reply, string? argument = null, int times = Always) =>
        On(moment, SmtpAct.Reply(reply), argument, times);
}
