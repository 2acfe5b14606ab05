using System.Collections.Concurrent;
using System.Net.Mail;
using MailKit.Net.Smtp;
using MailKit.Security;
using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>Fixes the mailers of one rule by its primary action, once each, and runs the result.</summary>
/// <param name="id">The rule, which is its primary action's equivalence key as well.</param>
internal sealed class RuleProof(string id)
{
    /// <summary>More attempts than a bounded retry that holds a program up should make.</summary>
    public const int MostAttempts = 10;

    private readonly ConcurrentDictionary<(string Name, bool Polly), Lazy<Task<string>>> _fixed = new();

    /// <summary>The text of <paramref name="mailer"/> with every report of the rule fixed.</summary>
    public Task<string> FixAsync(FaultyMailer mailer, bool polly) => _fixed.GetOrAdd((mailer.Name, polly), _ => new Lazy<Task<string>>(
        () => new FixRunner(id, id, polly).FixAllAsync(mailer.Source))).Value;

    public async Task<ProofRun> RunFixedAsync(FaultyMailer mailer, bool polly, SmtpScript script, int recipients = 1, int? cancelAtDelay = null)
    {
        var text = await FixAsync(mailer, polly);
        return new ProofRun(await MailerRun.StartAsync(text, script, recipients, cancelAtDelay), text);
    }

    /// <summary>How often the rule is still reported after its action was applied once.</summary>
    public async Task<int> CountAfterOneFixAsync(FaultyMailer mailer, bool polly)
    {
        var runner = new FixRunner(id, id, polly);
        return await runner.CountAsync(await runner.FixFirstAsync(mailer.Source));
    }
}

/// <summary>A run of a fixed mailer, with the text that ran.</summary>
internal sealed record ProofRun(MailerRun Run, string Text)
{
    /// <summary>The reply code in the exception that came out; 0 for none.</summary>
    public int Code => Run.Exception switch
    {
        SmtpException { StatusCode: var code } => (int)code,
        SmtpCommandException { StatusCode: var code } => (int)code,
        AuthenticationException { InnerException: SmtpCommandException { StatusCode: var code } } => (int)code,
        _ => 0,
    };

    /// <summary>The recipient whom System.Net.Mail's exception names; null for none.</summary>
    public string? FailedRecipient => (Run.Exception as SmtpFailedRecipientException)?.FailedRecipient?.Trim('<', '>');

    /// <summary>Fails with what happened, and with the text, unless <paramref name="condition"/> holds.</summary>
    public void Assert(bool condition) => Xunit.Assert.True(condition, $"{Run}\n\n{Text}");

    /// <summary>Two attempts failed, two jittered and growing waits lay between, the third delivered, and nobody got two copies.</summary>
    public void AssertDeliveredAtThirdAttempt() => Assert(
        Run.Exception is null && Run.Attempts == 3 && Run.Server.CopiesFor(Addresses.One) == 1
        && Run.Delays.Count == 2 && Run.DelaysGrow && Run.Draws > 0);

    /// <summary>The caller sees <paramref name="code"/>, and nothing was tried twice.</summary>
    public void AssertOneAttempt(int code) => Assert(Code == code && Run.Attempts == 1 && Run.Delays.Count == 0);
}
