using System.Net;
using System.Net.Sockets;

namespace SmtpReplyAnalyzers.ScriptedServer;

/// <summary>A port of 127.0.0.1 that refuses connections: it is bound, so nobody else gets it, and nobody listens.</summary>
public sealed class RefusingPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public RefusingPort()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Number = ((IPEndPoint)_socket.LocalEndPoint!).Port;
    }

    public int Number { get; }

    public void Dispose() => _socket.Dispose();
}
