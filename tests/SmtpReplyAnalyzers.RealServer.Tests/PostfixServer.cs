using System.Diagnostics;
using System.Net.Sockets;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>Postfix in a folder and on a port of its own. It takes all mail and throws it away, but for recipients that a table refuses.</summary>
internal sealed class PostfixServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("postfix");
    private readonly Process _process;
    private readonly List<string> _log = [];

    /// <param name="refused">Replies to recipients, by address, such as <c>450 4.2.0 greylisted</c>.</param>
    /// <param name="isLimited">It has 421 for every connection of a minute but the first, which asked whether it is ready.</param>
    /// <param name="saslPort">Where Dovecot checks passwords; then only who has logged in may send. Null: everyone may.</param>
    public PostfixServer(IReadOnlyDictionary<string, string> refused, bool isLimited = false, int? saslPort = null)
    {
        Port = SmtpSink.FreePort();
        var configuration = _folder.CreateSubdirectory("etc");
        foreach (var file in Directory.GetFiles("/etc/postfix"))
            File.Copy(file, Path.Combine(configuration.FullName, Path.GetFileName(file)));
        var data = _folder.CreateSubdirectory("data");
        _folder.CreateSubdirectory("queue");
        Run("chown", "postfix", data.FullName);
        Run("chmod", "755", _folder.FullName);
        File.WriteAllText(Path.Combine(configuration.FullName, "main.cf"), $$"""
            compatibility_level = 3.6
            queue_directory = {{_folder.FullName}}/queue
            data_directory = {{data.FullName}}
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mail.test
            mydestination = mail.test
            local_transport = discard
            default_transport = discard
            smtpd_relay_restrictions = {{(saslPort is null ? "permit_mynetworks" : "permit_sasl_authenticated")}}, reject
            smtpd_sasl_auth_enable = {{(saslPort is null ? "no" : "yes")}}
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = inet:127.0.0.1:{{saslPort}}
            smtpd_error_sleep_time = 0
            smtpd_timeout = 10s
            smtpd_recipient_restrictions = {{TableOf(refused)}}permit
            smtpd_client_connection_rate_limit = {{(isLimited ? 1 : 0)}}
            smtpd_client_event_limit_exceptions =
            maillog_file = /dev/stdout

            """);
        File.WriteAllText(Path.Combine(configuration.FullName, "master.cf"), $"""
            {Port} inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            error unix - - n - - error
            discard unix - - n - - discard
            anvil unix - - n - 1 anvil
            scache unix - - n - 1 scache
            proxymap unix - - n - - proxymap
            tlsmgr unix - - n 1000? 1 tlsmgr
            postlog unix-dgram n - n - 1 postlogd

            """);
        _process = Process.Start(new ProcessStartInfo("postfix", ["-c", configuration.FullName, "start-fg"]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("Postfix does not start.");
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!Greets())
        {
            if (_process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException($"Postfix does not greet.\n{string.Join('\n', Log)}");
        }
    }

    public int Port { get; }

    /// <summary>How many messages it has taken, once it is stopped.</summary>
    public int Taken => Log.Count(static line => line.Contains("/cleanup[", StringComparison.Ordinal) && line.Contains("message-id=", StringComparison.Ordinal));

    private string[] Log
    {
        get
        {
            lock (_log)
                return [.. _log];
        }
    }

    /// <summary>Lets it finish, and reads its log to the end.</summary>
    public void Stop()
    {
        if (!_process.HasExited)
            Run("postfix", "-c", Path.Combine(_folder.FullName, "etc"), "stop");
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    // Postfix takes an empty table for a mistake.
    private static string TableOf(IReadOnlyDictionary<string, string> refused) =>
        refused.Count == 0 ? "" : $"check_recipient_access inline:{{ {string.Join(", ", refused.Select(static pair => $"{{ {pair.Key} = {pair.Value} }}"))} }}, ";

    private void Note(string? line)
    {
        lock (_log)
            _log.Add(line ?? string.Empty);
    }

    private bool Greets()
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(SmtpSink.Host, Port);
            using var reader = new StreamReader(client.GetStream());
            return reader.ReadLine()?.StartsWith("220", StringComparison.Ordinal) == true;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
    }
}
