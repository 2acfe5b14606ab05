namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>
/// The ways in which clients by hand write and read, all of them right: what a client does about AUTH goes into <c>// AUTH</c>,
/// and what it needs for that into <c>// MEMBERS</c>.
/// </summary>
internal static class Wires
{
    /// <summary><c>StreamReader</c> and <c>StreamWriter</c>; <c>string Send(string)</c>, and <c>Require(reply, "235")</c> compares the first three characters.</summary>
    public static string Lines(string auth, string members = "") => Fill(LinesText, auth, members);

    /// <summary>The same, asynchronous: <c>Task&lt;string&gt; CommandAsync(string, int)</c> parses three characters and expects that code; <c>AskAsync</c> expects nothing.</summary>
    public static string Async(string auth, string members = "") => Fill(AsyncText, auth, members);

    /// <summary>Octets on a <c>NetworkStream</c>; <c>int Command(string)</c> is the code, <c>_reply</c> the line. User and password are fields.</summary>
    public static string Octets(string auth, string members = "") => Fill(OctetsText, auth, members);

    /// <summary>A <c>Socket</c>; <c>Reply Send(string)</c> with <c>Code</c> and <c>Text</c>, and what class it is of.</summary>
    public static string Replies(string auth, string members = "") => Fill(RepliesText, auth, members);

    /// <summary>No helper but for reading: each line is written where it is due, and the first digit tells.</summary>
    public static string Inline(string auth, string members = "") => Fill(InlineText, auth, members);

    private static string Fill(string text, string auth, string members) => string.Join('\n', text.Split('\n').SelectMany(line =>
    {
        var indent = line[..(line.Length - line.TrimStart().Length)];
        return line.Trim() switch
        {
            "// AUTH" => Indented(auth, indent),
            "// MEMBERS" => members.Length == 0 ? [] : ["", .. Indented(members, indent)],
            _ => [line],
        };
    }));

    private static IEnumerable<string> Indented(string text, string indent) => text.Split('\n').Select(line => line.Length == 0 ? line : indent + line);

    private const string LinesText = """
        using System;
        using System.IO;
        using System.Linq;
        using System.Net.Sockets;
        using System.Security.Cryptography;
        using System.Text;

        public sealed class Mailer
        {
            private StreamReader reader = StreamReader.Null;
            private StreamWriter writer = StreamWriter.Null;

            public void Deliver(string host, int port, string user, string password, string sender, string recipient, string text)
            {
                using var client = new TcpClient(host, port);
                using var stream = client.GetStream();
                reader = new StreamReader(stream);
                writer = new StreamWriter(stream) { NewLine = "\r\n" };
                Require(Read(), "220");
                Require(Send("EHLO client.example"), "250");
                // AUTH
                Require(Send("MAIL FROM:<" + sender + ">"), "250");
                Require(Send("RCPT TO:<" + recipient + ">"), "250");
                Require(Send("DATA"), "354");
                Require(Send("Subject: Order\r\n\r\n" + text + "\r\n."), "250");
                Send("QUIT");
            }

            private string Send(string line)
            {
                writer.WriteLine(line);
                writer.Flush();
                return Read();
            }

            private string Read()
            {
                string line;
                do
                {
                    line = reader.ReadLine() ?? throw new IOException("closed");
                }
                while (line.Length > 3 && line[3] == '-');
                return line;
            }

            private static void Require(string reply, string code)
            {
                if (!reply.StartsWith(code, StringComparison.Ordinal))
                    throw new IOException(reply);
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
            // MEMBERS
        }
        """;

    private const string AsyncText = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Net.Sockets;
        using System.Security.Cryptography;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;

        public sealed class Mailer
        {
            private StreamReader _reader = StreamReader.Null;
            private StreamWriter _writer = StreamWriter.Null;

            public async Task DeliverAsync(string host, int port, string user, string password, string sender, string recipient, string text, CancellationToken cancellationToken)
            {
                using var client = new TcpClient();
                await client.ConnectAsync(host, port, cancellationToken);
                using var stream = client.GetStream();
                _reader = new StreamReader(stream, Encoding.ASCII);
                _writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n" };
                await ReadAsync(220, cancellationToken);
                await CommandAsync("EHLO client.example", 250, cancellationToken);
                await LogInAsync(user, password, cancellationToken);
                await CommandAsync($"MAIL FROM:<{sender}>", 250, cancellationToken);
                await CommandAsync($"RCPT TO:<{recipient}>", 250, cancellationToken);
                await CommandAsync("DATA", 354, cancellationToken);
                await CommandAsync($"Subject: Order\r\n\r\n{text}\r\n.", 250, cancellationToken);
                await AskAsync("QUIT", cancellationToken);
            }

            private async Task LogInAsync(string user, string password, CancellationToken cancellationToken)
            {
                // AUTH
            }

            private async Task<string> CommandAsync(string command, int expected, CancellationToken cancellationToken)
            {
                await _writer.WriteLineAsync(command.AsMemory(), cancellationToken);
                await _writer.FlushAsync(cancellationToken);
                return await ReadAsync(expected, cancellationToken);
            }

            private async Task<string> AskAsync(string command, CancellationToken cancellationToken)
            {
                await _writer.WriteLineAsync(command.AsMemory(), cancellationToken);
                await _writer.FlushAsync(cancellationToken);
                return await ReadLineAsync(cancellationToken);
            }

            private async Task<string> ReadAsync(int expected, CancellationToken cancellationToken)
            {
                var reply = await ReadLineAsync(cancellationToken);
                var code = int.Parse(reply.Substring(0, 3));
                if (code != expected)
                    throw new InvalidOperationException("Expected " + expected + ", got " + reply);
                return reply;
            }

            private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
            {
                while (true)
                {
                    var line = await _reader.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException();
                    if (line.Length < 4 || line[3] != '-')
                        return line;
                }
            }
            // MEMBERS
        }
        """;

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

    private const string RepliesText = """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Security.Cryptography;
        using System.Text;

        public readonly record struct Reply(int Code, string Text)
        {
            public bool IsCompletion => Code / 100 == 2;

            public bool IsIntermediate => Code / 100 == 3;
        }

        public sealed class Mailer(string host, int port)
        {
            private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

            public void Deliver(string user, string password, string sender, string recipient, string text)
            {
                _socket.Connect(host, port);
                try
                {
                    if (!Receive().IsCompletion || !Send("EHLO client.example").IsCompletion)
                        throw new IOException("The server is not there.");
                    LogIn(user, password);
                    if (!Send($"MAIL FROM:<{sender}>").IsCompletion || !Send($"RCPT TO:<{recipient}>").IsCompletion)
                        throw new IOException("The server does not want the message.");
                    if (!Send("DATA").IsIntermediate || !Send($"Subject: Order\r\n\r\n{text}\r\n.").IsCompletion)
                        throw new IOException("The server did not take the message.");
                    Send("QUIT");
                }
                finally
                {
                    _socket.Dispose();
                }
            }

            private void LogIn(string user, string password)
            {
                // AUTH
            }

            private Reply Send(string line)
            {
                _socket.Send(Encoding.UTF8.GetBytes(line + "\r\n"));
                return Receive();
            }

            private Reply Receive()
            {
                while (true)
                {
                    var line = ReceiveLine();
                    if (line.Length == 3 || line[3] == ' ')
                        return new Reply(int.Parse(line.AsSpan(0, 3)), line.Length > 4 ? line.Substring(4) : "");
                }
            }

            private string ReceiveLine()
            {
                var line = new StringBuilder();
                var one = new byte[1];
                while (_socket.Receive(one) == 1)
                {
                    if (one[0] == '\n')
                        return line.ToString().TrimEnd('\r');
                    line.Append((char)one[0]);
                }

                throw new IOException("closed");
            }
            // MEMBERS
        }
        """;

    private const string InlineText = """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Security.Cryptography;
        using System.Text;

        public static class Mailer
        {
            public static void Deliver(string host, int port, string user, string password, string sender, string recipient, string text)
            {
                using (TcpClient tcp = new TcpClient(host, port))
                using (StreamReader input = new StreamReader(tcp.GetStream()))
                using (StreamWriter output = new StreamWriter(tcp.GetStream()))
                {
                    output.NewLine = "\r\n";
                    output.AutoFlush = true;
                    string reply = Read(input);
                    if (reply[0] != '2')
                        throw new Exception("Greeting: " + reply);

                    output.WriteLine("EHLO client.example");
                    reply = Read(input);
                    if (reply[0] != '2')
                        throw new Exception("EHLO: " + reply);

                    // AUTH

                    output.WriteLine("MAIL FROM:<" + sender + ">");
                    reply = Read(input);
                    if (reply[0] != '2')
                        throw new Exception("MAIL: " + reply);

                    output.WriteLine("RCPT TO:<" + recipient + ">");
                    reply = Read(input);
                    if (reply[0] != '2')
                        throw new Exception("RCPT: " + reply);

                    output.WriteLine("DATA");
                    reply = Read(input);
                    if (reply[0] != '3')
                        throw new Exception("DATA: " + reply);

                    output.WriteLine("Subject: Order");
                    output.WriteLine();
                    output.WriteLine(text);
                    output.WriteLine(".");
                    reply = Read(input);
                    if (reply[0] != '2')
                        throw new Exception("Message: " + reply);

                    output.WriteLine("QUIT");
                    Read(input);
                }
            }

            private static string Read(TextReader input)
            {
                string line = input.ReadLine() ?? throw new EndOfStreamException();
                while (line.Length > 3 && line[3] == '-')
                    line = input.ReadLine() ?? throw new EndOfStreamException();
                return line;
            }
            // MEMBERS
        }
        """;
}
