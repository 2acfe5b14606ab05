using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>Postfix's <c>smtp-sink</c> on a port of its own, which refuses as its options say until it is told to accept.</summary>
internal sealed class SmtpSink : IDisposable
{
    public const string Host = "127.0.0.1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly DirectoryInfo _messages = Directory.CreateTempSubdirectory("smtp-sink");
    private Process _process;

    public SmtpSink(params string[] options)
    {
        // The sink gives up its rights, and yet writes what arrives.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_messages.FullName, (UnixFileMode)0b111_111_111);
        Port = FreePort();
        _process = Start(options);
    }

    public int Port { get; }

    /// <summary>How many messages it has taken. A file that has nothing of the message was begun with MAIL, and then the connection was gone.</summary>
    public int Delivered => _messages.GetFiles().Count(static file => File.ReadAllText(file.FullName).Contains("Subject:", StringComparison.Ordinal));

    /// <summary>Takes everything from now on, at the same port.</summary>
    public void Accept()
    {
        Stop();
        _process = Start([]);
    }

    public void Dispose()
    {
        Stop();
        _messages.Delete(recursive: true);
    }

    private Process Start(string[] options)
    {
        var start = new ProcessStartInfo("smtp-sink", ["-u", "nobody", "-d", Path.Combine(_messages.FullName, "message."), .. options, $"{Host}:{Port}", "100"]);
        var process = Process.Start(start) ?? throw new InvalidOperationException("smtp-sink does not start.");
        var watch = Stopwatch.StartNew();
        while (!IsListening())
        {
            if (process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException($"smtp-sink {string.Join(' ', start.ArgumentList)} does not listen.");
        }

        return process;
    }

    private void Stop()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private bool IsListening()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(Host, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
