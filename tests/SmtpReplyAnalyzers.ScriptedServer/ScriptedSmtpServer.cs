using System.Net;
using System.Net.Sockets;

namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>An SMTP server on 127.0.0.1, at a port that the system chooses, that follows a <see cref="SmtpScript"/> and keeps a <see cref="SmtpRecord"/>.</summary>
public sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ScriptCursor _cursor;
    private readonly Task _accepting;

    private ScriptedSmtpServer(SmtpScript script)
    {
        _cursor = new ScriptCursor(script);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public static string Host => "127.0.0.1";

    public int Port { get; }

    public SmtpRecord Record { get; } = new();

    public static ScriptedSmtpServer Start(SmtpScript? script = null) => new(script ?? SmtpScript.AcceptAll);

    /// <summary>Ends every session, and waits until the last one has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                connection.NoDelay = true;
                sessions.Add(new SmtpSession(connection, _cursor, Record, _stop.Token).RunAsync());
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(sessions);
        }
    }
}
