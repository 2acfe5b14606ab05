using System.Diagnostics;
using System.Net.Sockets;
using SmtpReplyAnalyzers.Proof.Tests.Authentication;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>Dovecot's authentication service in a folder and on a port of its own, without any mail service round it.</summary>
internal sealed class DovecotServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dovecot");
    private readonly Process _process;

    /// <param name="mechanisms">What it offers, in Dovecot's spelling.</param>
    /// <param name="accounts">Who may log in.</param>
    public DovecotServer(string mechanisms, params IEnumerable<Credentials> accounts)
    {
        Port = SmtpSink.FreePort();
        var folder = _folder.FullName;
        using (var process = Process.Start("chmod", ["755", folder]))
            process.WaitForExit();
        File.WriteAllLines(Path.Combine(folder, "users"), accounts.Select(static account => $"{account.User}:{{PLAIN}}{account.Secret}"));

        // Neither a wrong password nor many of them from one address cost time here.
        File.WriteAllText(Path.Combine(folder, "dovecot.conf"), $$"""
            protocols =
            ssl = no
            disable_plaintext_auth = no
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{Log}}
            auth_mechanisms = {{mechanisms}}
            auth_failure_delay = 0
            passdb {
              driver = passwd-file
              args = scheme=PLAIN {{folder}}/users
            }
            userdb {
              driver = static
              args = uid=nobody gid=nogroup home=/
            }
            service auth {
              inet_listener {
                address = 127.0.0.1
                port = {{Port}}
              }
            }
            service anvil {
              unix_listener anvil-auth-penalty {
                mode = 0
              }
            }

            """);
        _process = Process.Start("dovecot", ["-F", "-c", Path.Combine(folder, "dovecot.conf")]);
        var watch = Stopwatch.StartNew();
        while (!Listens())
        {
            if (_process.HasExited || watch.Elapsed > Patience)
                throw new InvalidOperationException($"Dovecot does not listen.\n{(File.Exists(Log) ? File.ReadAllText(Log) : "")}");
        }
    }

    /// <summary>Where Postfix asks (<c>smtpd_sasl_path = inet:…</c>).</summary>
    public int Port { get; }

    private string Log => Path.Combine(_folder.FullName, "log");

    public void Dispose()
    {
        using (var stop = Process.Start("dovecot", ["-c", Path.Combine(_folder.FullName, "dovecot.conf"), "stop"]))
            stop.WaitForExit();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private bool Listens()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(SmtpSink.Host, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
