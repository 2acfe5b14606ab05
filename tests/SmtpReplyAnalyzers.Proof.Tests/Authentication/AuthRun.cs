using System.Reflection;
using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>What came of one message that a client had to log in for.</summary>
/// <param name="Server">What the server saw.</param>
/// <param name="Exception">What came out of the client; null: nothing.</param>
/// <param name="Source">The text that ran.</param>
internal sealed record AuthRun(SmtpRecord Server, Exception? Exception, string Source)
{
    /// <summary>The lines of the first session, challenges' responses among them.</summary>
    public IReadOnlyList<string> Lines => Server.Sessions is [var first, ..] ? first : [];

    /// <summary>How often 235 was said.</summary>
    public int Logins => Server.Logins;

    /// <summary>How many messages were taken, all of them after a login.</summary>
    public int Delivered => Server.Deliveries.Count(static delivery => delivery.Authenticated);

    public static async Task<AuthRun> StartAsync(string source, SmtpScript script, Credentials credentials)
    {
        var type = MailerCode.Load(source);
        await using var server = ScriptedSmtpServer.Start(script);
        var exception = await CallAsync(type, ScriptedSmtpServer.Host, server.Port, credentials);
        return new AuthRun(server.Record, exception, source);
    }

    /// <summary>Lets a client deliver one message to a server, whichever it is.</summary>
    /// <returns>What came out of it; null: nothing.</returns>
    public static async Task<Exception?> CallAsync(Type client, string host, int port, Credentials credentials)
    {
        using var cancellation = new CancellationTokenSource();
        var delays = new DelayList(cancelAt: null, cancellation);
        object Fill(ParameterInfo parameter) => parameter.Name switch
        {
            "host" => host,
            "port" => port,
            "user" => credentials.User,
            "password" or "token" => credentials.Secret,
            "sender" => Addresses.Sender,
            "recipient" => Addresses.One,
            "text" => "Two mugs.",
            _ when parameter.ParameterType == typeof(CancellationToken) => cancellation.Token,
            var name => throw new InvalidOperationException($"The harness has nothing for {name}."),
        };
        return (await MailerRun.CallAsync(client, Fill, delays)).Exception;
    }

    /// <summary>Fails with what happened, and with the text, unless <paramref name="condition"/> holds.</summary>
    public void Assert(bool condition) => Xunit.Assert.True(condition, $"{this}\n\n{Source}");

    /// <summary>Nobody is logged in, and nothing was taken.</summary>
    public void AssertLockedOut() => Assert(Logins == 0 && Server.Deliveries.Count == 0);

    /// <summary>235 once, and the message once.</summary>
    public void AssertDelivered() => Assert(Exception is null && Logins == 1 && Delivered == 1 && Server is { Connections: 1, Deliveries.Count: 1 });

    /// <summary>The refusal reached the caller, and no mail was tried after it.</summary>
    public void AssertRefused() => Assert(Exception is not null && Logins == 0 && !Server.Transcript.Any(static session => session.Contains("MAIL", StringComparison.Ordinal)));

    public override string ToString() => $"{Logins} logins, {Delivered} delivered; {string.Join(" | ", Lines)}; {Exception?.ToString() ?? "no exception"}";
}
