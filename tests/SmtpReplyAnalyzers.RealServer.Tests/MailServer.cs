using SmtpReplyAnalyzers.Proof.Tests.Authentication;
using SmtpReplyAnalyzers.Proof.Tests.Harness;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>Postfix that takes mail from those alone who have logged in, which Dovecot checks. One serves all tests of a class.</summary>
public class MailServer : IDisposable
{
    private readonly DovecotServer _dovecot;
    private readonly PostfixServer _postfix;

    public MailServer()
        : this("plain login cram-md5 scram-sha-256")
    {
    }

    protected MailServer(string mechanisms)
    {
        _dovecot = new DovecotServer(mechanisms, Credentials.Bob, Credentials.Zoe, Credentials.Ann);
        _postfix = new PostfixServer(new Dictionary<string, string>(), saslPort: _dovecot.Port);
    }

    /// <summary>Lets a client deliver one message.</summary>
    internal async Task<MailServerRun> DeliverAsync(string source, Credentials credentials)
    {
        await using var relay = new RecordingRelay(_postfix.Port);
        var exception = await AuthRun.CallAsync(MailerCode.Load(source), SmtpSink.Host, relay.Port, credentials);

        // A client that did not close its connection does so when it is collected, and not before; the server ends it after its own time.
        await relay.EndAsync();
        return new MailServerRun(relay.Said, relay.Replied, exception, $"{exception?.ToString() ?? "no exception"}\n\n{relay}\n{source}");
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _postfix.Dispose();
        _dovecot.Dispose();
    }
}

/// <summary>The same, but it wants to see no password: PLAIN and LOGIN are unknown to it.</summary>
public sealed class DigestMailServer() : MailServer("cram-md5");

/// <summary>What came of one message.</summary>
/// <param name="Said">The client's lines.</param>
/// <param name="Replied">The server's lines.</param>
/// <param name="Exception">What came out of the client; null: nothing.</param>
/// <param name="Text">All of it, for a failing test.</param>
internal sealed record MailServerRun(IReadOnlyList<string> Said, IReadOnlyList<string> Replied, Exception? Exception, string Text)
{
    public int Logins => Replied.Count(static line => line.StartsWith("235 ", StringComparison.Ordinal));

    public int Delivered => Replied.Count(static line => line.StartsWith("250 2.0.0 Ok: queued as ", StringComparison.Ordinal));

    public void AssertDelivered() => Assert(Exception is null && Logins == 1 && Delivered == 1);

    public void AssertLockedOut() => Assert(Logins == 0 && Delivered == 0);

    /// <summary>The refusal reached the caller, and no mail was tried after it.</summary>
    public void AssertRefused() => Assert(Exception is not null && Logins == 0 && !Said.Any(static line => line.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase)));

    public void Assert(bool condition) => Xunit.Assert.True(condition, Text);
}
