using MailKit.Net.Smtp;
using MailKit.Security;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>The calls of one MailKit session, in order; remembers the last one, which is the one that failed.</summary>
internal sealed class MailKitCalls(SmtpClient client, Situation situation, int port, bool synchronous)
{
    /// <summary>The member that was called last, such as <c>SmtpClient.ConnectAsync</c>.</summary>
    public string Last { get; private set; } = "";

    /// <summary>Connects, logs in where the situation says so, and sends or asks.</summary>
    public ValueTask<Exception?> RunAsync() => Record.ExceptionAsync(async () =>
    {
        if (!situation.Unconnected)
            await ConnectAsync();
        if (situation.Login == Login.Password)
            await Call("Authenticate", () => client.Authenticate("shop", "secret"), () => client.AuthenticateAsync("shop", "secret"));
        if (situation.Login == Login.Mechanism)
            await Call("Authenticate", () => client.Authenticate(Token()), () => client.AuthenticateAsync(Token()));
        await LastCallAsync();
    });

    /// <summary>Sends once more on the same client, whatever became of it.</summary>
    public ValueTask<Exception?> RepeatAsync() => Record.ExceptionAsync(LastCallAsync);

    private static SaslMechanismOAuth2 Token() => new("shop", "token");

    private Task ConnectAsync()
    {
        var security = situation.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
        return Call("Connect", () => client.Connect("127.0.0.1", port, security), () => client.ConnectAsync("127.0.0.1", port, security));
    }

    private Task LastCallAsync()
    {
        switch (situation.Call)
        {
            case "Verify":
                return Call("Verify", () => client.Verify("one"), () => client.VerifyAsync("one"));
            case "Expand":
                return Call("Expand", () => client.Expand("staff"), () => client.ExpandAsync("staff"));
        }

        var message = MailKitSession.NewMessage(situation.Recipients);
        return Call("Send", () => client.Send(message), () => client.SendAsync(message));
    }

    private async Task Call(string member, Action call, Func<Task> callAsync)
    {
        Last = "SmtpClient." + member + (synchronous ? "" : "Async");
        if (synchronous)
            call();
        else
            await callAsync();
    }
}
