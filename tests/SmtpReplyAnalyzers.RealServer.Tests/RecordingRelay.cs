using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>Stands between one client and a server, hands on what each side writes as it comes, and keeps it.</summary>
internal sealed class RecordingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly StringBuilder _said = new();
    private readonly StringBuilder _replied = new();
    private readonly StringBuilder _both = new();
    private readonly Task _running;
    private Socket? _client;

    /// <param name="port">The server's port on loopback.</param>
    public RecordingRelay(int port)
    {
        _listener.Start();
        _running = RunAsync(port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The lines that the client wrote, once <see cref="EndAsync"/> is over.</summary>
    public IReadOnlyList<string> Said => LinesOf(_said);

    /// <summary>The lines that the server wrote, once <see cref="EndAsync"/> is over.</summary>
    public IReadOnlyList<string> Replied => LinesOf(_replied);

    /// <summary>Takes no further connection, hears no more from the client of the one that there was, and waits until both sides are through.</summary>
    public async Task EndAsync()
    {
        await _stop.CancelAsync();
        HearNoMore();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _listener.Dispose();
        _stop.Dispose();
    }

    public override string ToString() => _both.ToString();

    private static string[] LinesOf(StringBuilder text) => text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A client that has ended without closing its connection keeps it open until its memory is reclaimed, which nobody can wait for.</summary>
    private void HearNoMore()
    {
        try
        {
            Volatile.Read(ref _client)?.Shutdown(SocketShutdown.Receive);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Both sides are through.
        }
    }

    private async Task RunAsync(int port)
    {
        try
        {
            using var client = await _listener.AcceptSocketAsync(_stop.Token);
            Volatile.Write(ref _client, client);
            if (_stop.IsCancellationRequested)
                HearNoMore();
            using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await server.ConnectAsync(IPAddress.Loopback, port);
            await Task.WhenAll(HandOnAsync(client, server, _said), HandOnAsync(server, client, _replied));
        }
        catch (OperationCanceledException)
        {
            // Nobody came.
        }
    }

    private async Task HandOnAsync(Socket from, Socket to, StringBuilder record)
    {
        var buffer = new byte[4096];
        try
        {
            for (var length = await from.ReceiveAsync(buffer); length > 0; length = await from.ReceiveAsync(buffer))
            {
                var text = Encoding.Latin1.GetString(buffer.AsSpan(0, length));
                lock (_both)
                {
                    record.Append(text);
                    _both.Append(record == _said ? "C: " : "S: ").Append(text);
                }

                await to.SendAsync(buffer.AsMemory(0, length));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // One side is gone; the other finds out by itself.
            to.Close();
        }
        catch (ObjectDisposedException)
        {
            // The other direction has found that out already.
        }
    }
}
