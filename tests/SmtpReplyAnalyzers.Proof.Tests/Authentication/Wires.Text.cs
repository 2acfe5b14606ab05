namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

internal static partial class Wires
{
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
