namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

internal static partial class Wires
{
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
}
