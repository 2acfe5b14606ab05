namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

internal static partial class Wires
{
    private const string OctetsText = """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Security.Cryptography;
        using System.Text;

        public class Mailer
        {
            private readonly string _host;
            private readonly int _port;
            private readonly string _user;
            private readonly string _password;
            private NetworkStream _stream = null!;
            private string _reply = "";

            public Mailer(string host, int port, string user, string password)
            {
                _host = host;
                _port = port;
                _user = user;
                _password = password;
            }

            public void Deliver(string sender, string recipient, string text)
            {
                using var client = new TcpClient(_host, _port);
                _stream = client.GetStream();
                Check(ReadCode(), 220);
                Check(Command("EHLO client.example"), 250);
                Authenticate();
                Check(Command("MAIL FROM:<" + sender + ">"), 250);
                Check(Command("RCPT TO:<" + recipient + ">"), 250);
                Check(Command("DATA"), 354);
                Check(Command("Subject: Order\r\n\r\n" + text + "\r\n."), 250);
                Command("QUIT");
            }

            private void Authenticate()
            {
                // AUTH
            }

            private int Command(string line)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(line + "\r\n");
                _stream.Write(bytes, 0, bytes.Length);
                return ReadCode();
            }

            private int ReadCode()
            {
                do
                {
                    var line = new StringBuilder();
                    for (var b = _stream.ReadByte(); b != '\n'; b = _stream.ReadByte())
                    {
                        if (b < 0)
                            throw new IOException("The server has closed the connection.");
                        if (b != '\r')
                            line.Append((char)b);
                    }

                    _reply = line.ToString();
                }
                while (_reply.Length > 3 && _reply[3] == '-');
                return int.Parse(_reply.Substring(0, 3));
            }

            private void Check(int code, int expected)
            {
                if (code != expected)
                    throw new ApplicationException(_reply);
            }
            // MEMBERS
        }
        """;

    private const string CodesText = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Net.Sockets;
        using System.Security.Cryptography;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;

        public enum ReplyCode
        {
            Ready = 220,
            Closing = 221,
            Authenticated = 235,
            Ok = 250,
            Challenge = 334,
            StartInput = 354,
            NotAvailable = 421,
            BadCredentials = 535,
        }

        public sealed class SmtpSessionException(ReplyCode code, string text) : Exception((int)code + " " + text)
        {
            public ReplyCode Code => code;
        }

        public sealed class Mailer(string host, int port, string user, string password)
        {
            private readonly TcpClient _client = new();
            private readonly byte[] _buffer = new byte[1024];
            private int _start;
            private int _end;

            private string LastText { get; set; } = "";

            public async Task DeliverAsync(string sender, string recipient, string text, CancellationToken cancellationToken)
            {
                await _client.ConnectAsync(host, port, cancellationToken);
                Ensure(await ReadCodeAsync(cancellationToken), ReplyCode.Ready);
                Ensure(await ExecuteAsync("EHLO client.example", cancellationToken), ReplyCode.Ok);
                // AUTH
                Ensure(await ExecuteAsync($"MAIL FROM:<{sender}>", cancellationToken), ReplyCode.Ok);
                Ensure(await ExecuteAsync($"RCPT TO:<{recipient}>", cancellationToken), ReplyCode.Ok);
                Ensure(await ExecuteAsync("DATA", cancellationToken), ReplyCode.StartInput);
                Ensure(await ExecuteAsync($"Subject: Order\r\n\r\n{text}\r\n.", cancellationToken), ReplyCode.Ok);
                await ExecuteAsync("QUIT", cancellationToken);
                _client.Close();
            }

            private async Task<ReplyCode> ExecuteAsync(string command, CancellationToken cancellationToken)
            {
                var bytes = Encoding.UTF8.GetBytes(command + "\r\n");
                await _client.GetStream().WriteAsync(bytes, cancellationToken);
                return await ReadCodeAsync(cancellationToken);
            }

            private async Task<ReplyCode> ReadCodeAsync(CancellationToken cancellationToken)
            {
                while (true)
                {
                    var line = await ReadLineAsync(cancellationToken);
                    LastText = line.Length > 4 ? line.Substring(4) : "";
                    if (line.Length == 3 || line[3] != '-')
                        return (ReplyCode)int.Parse(line.Substring(0, 3));
                }
            }

            private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
            {
                var line = new List<byte>();
                while (true)
                {
                    if (_start == _end)
                    {
                        _start = 0;
                        _end = await _client.GetStream().ReadAsync(_buffer, cancellationToken);
                        if (_end == 0)
                            throw new IOException("The connection was closed.");
                    }

                    var octet = _buffer[_start++];
                    if (octet == '\n')
                        return Encoding.ASCII.GetString(line.ToArray()).TrimEnd('\r');
                    line.Add(octet);
                }
            }

            private void Ensure(ReplyCode code, ReplyCode expected)
            {
                if (code != expected)
                    throw new SmtpSessionException(code, LastText);
            }
            // MEMBERS
        }
        """;
}
