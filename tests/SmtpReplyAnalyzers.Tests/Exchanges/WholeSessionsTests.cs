namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>The method that sends the message calls one that logs in: what that leaves undone shows in the session as a whole.</summary>
public sealed class WholeSessionsTests
{
    private const string Wire = """
            private readonly NetworkStream stream = new TcpClient("mail.example", 25).GetStream();

            private string Ask(string line)
            {
                stream.Write(Encoding.ASCII.GetBytes(line + "\r\n"));
                var buffer = new byte[512];
                return Encoding.ASCII.GetString(buffer, 0, stream.Read(buffer, 0, buffer.Length));
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

        """;

    private static Task Client(string members) => LoginCode.Files($"public enum Mode {{ None, Plain, Login, Both }}\n\npublic sealed class Client(string user, string password)\n{{\n{Wire}\n{members}\n}}");

    /// <summary>Who logs in with one mechanism does not try the next: what equals one member of an enumeration equals no other.</summary>
    [Theory]
    [InlineData("", " // SMTP2007")]
    [InlineData("if (!last.StartsWith(\"235\")) throw new IOException(last);", "")]
    [InlineData("if (last.Contains(\"fail\")) throw new IOException(last);", "")]
    public Task One_mechanism_of_several(string test, string marker) => Client($$"""
        public Mode Mode { get; init; }

        private string LogIn()
        {
            var last = "";
            if (Mode is Mode.Plain or Mode.Both)
            {
                if (!Ask("AUTH PLAIN").StartsWith("334"))
                    return "refused";
                last = Ask(Encode("\0" + user + "\0" + password));
                {{test}}
            }

            if (Mode == Mode.Login)
            {
                if (!Ask("AUTH LOGIN").StartsWith("334") || !Ask(Encode(user)).StartsWith("334"))
                    return "refused";
                last = Ask(Encode(password));
                {{test}}
            }

            return last;
        }

        public void Send()
        {
            if (!Ask("EHLO me").StartsWith("250") || LogIn() == "refused")
                throw new IOException();
            Ask("MAIL FROM:<a@example.com>");{{marker}}
        }
        """);

    /// <summary>What becomes of a second greeting says nothing of the login.</summary>
    [Theory]
    [InlineData("reply = Ask(Encode(password)); return true;", " // SMTP2007")]
    [InlineData("return Ask(Encode(password)).StartsWith(\"235\");", "")]
    [InlineData("return !Ask(Encode(password)).Contains(\"denied\");", "")]
    public Task It_greets_again(string end, string marker) => Client($$"""
        private bool LogIn(out string reply)
        {
            reply = Ask("AUTH LOGIN");
            if (!reply.StartsWith("334") || !(reply = Ask(Encode(user))).StartsWith("334"))
                return false;
            {{end}}
        }

        public void Send()
        {
            if (!LogIn(out var why))
                throw new IOException(why);
            var greeting = Ask("HELO me");
            if (greeting != "250 Hello\r\n")
                throw new IOException("Unexpected " + greeting);
            Ask("MAIL FROM:<a@example.com>");{{marker}}
        }
        """);

    /// <summary>Whether there is anything to be sent is another question than whether the server has let the client in.</summary>
    [Theory]
    [InlineData("", " // SMTP2007")]
    [InlineData("if (!reply.StartsWith(\"2\")) throw new IOException(reply);", "")]
    [InlineData("if (reply.Contains(\"rejected\")) return;", "")]
    [InlineData("if (isStrict && !reply.StartsWith(\"235\")) throw new IOException(reply);", "")]
    public Task For_each_message(string test, string marker) => Client($$"""
        public void Send(IEnumerable<string> senders, bool isStrict)
        {
            Ask("EHLO me");
            var reply = Ask("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
            {{test}}
            foreach (var sender in senders)
                Ask("MAIL FROM:<" + sender + ">");{{marker}}
        }
        """);

    /// <summary>A helper that only tells somebody when the login fails has tested it.</summary>
    [Theory]
    [InlineData("if (!reply.StartsWith(\"235\")) failed(reply);")]
    [InlineData("if (!reply.StartsWith(\"235\")) failed(\"refused\");")]
    [InlineData("if (!reply.StartsWith(\"235\")) Console.WriteLine(reply);")]
    public Task A_helper_tells_of_the_failure_alone(string told) => Client($$"""
        private readonly Action<string> failed = static what => Console.Error.WriteLine(what);

        public Client(Action<string> failed) : this("user", "password") => this.failed = failed;

        private bool LogIn()
        {
            var reply = Ask("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
            {{told}}
            return true;
        }

        public void Send()
        {
            Ask("EHLO me");
            LogIn();
            Ask("MAIL FROM:<a@example.com>");
        }
        """);

    /// <summary>Only the caller knows which channel it is: what the helper does wrong is told where it is called.</summary>
    [Theory]
    [InlineData("Encode(Encode(password))", "235", " // SMTP2005")]
    [InlineData("\"~\" + password", "235", " // SMTP2003")]
    [InlineData("Encode(password)", "", " // SMTP2007", false)]
    [InlineData("Encode(password)", "235", "")]
    public Task A_helper_that_cannot_be_followed_by_itself(string response, string code, string marker, bool isToldThere = true) => LoginCode.Files($$"""
        public interface IChannel { string Ask(string line); }

        public sealed class TcpChannel(StreamReader reader, StreamWriter writer) : IChannel
        {
            public string Ask(string line) { writer.WriteLine(line); return reader.ReadLine()!; }
        }

        public sealed class TlsChannel(System.Net.Security.SslStream stream) : IChannel
        {
            public string Ask(string line) { stream.Write(Encoding.ASCII.GetBytes(line + "\r\n")); return new StreamReader(stream).ReadLine()!; }
        }

        public sealed class Login(IChannel channel, string user, string password)
        {
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void Run()
            {
                if (!channel.Ask("AUTH LOGIN").StartsWith("334") || !channel.Ask(Encode(user)).StartsWith("334"))
                    throw new IOException();
                var reply = channel.Ask({{response}});
                if (!reply.StartsWith("{{code}}"))
                    throw new IOException();
            }
        }

        public sealed class Mailer
        {
            public void Send(string name, string password)
            {
                var client = new TcpClient("mail.example", 25);
                var channel = new TcpChannel(new StreamReader(client.GetStream()), new StreamWriter(client.GetStream()));
                if (!channel.Ask("HELO me").StartsWith("250"))
                    throw new IOException();
                var login = new Login(channel, name, password);
                login.Run();{{(isToldThere ? marker : "")}}
                if (!channel.Ask("MAIL FROM:<a@example.com>").StartsWith("250")){{(isToldThere ? "" : marker)}}
                    throw new IOException();
            }
        }
        """);

    /// <summary>However much the server may offer: how the object was made leads to another mechanism.</summary>
    [Theory]
    [InlineData("response", " // SMTP2003")]
    [InlineData("Encode(response)", "")]
    public Task Another_constructor_leads_to_another_mechanism(string token, string marker) => LoginCode.Files($$"""
        public sealed class Client
        {
            private readonly NetworkStream stream = new TcpClient("mail.example", 25).GetStream();
            private readonly bool hasToken;
            private readonly string user;
            private readonly string secret;
            private int offered;

            public Client(string user, string password) => (this.user, secret) = (user, password);

            public Client(string user, Func<string> token) => (this.user, secret, hasToken) = (user, token(), true);

            private string Ask(string line)
            {
                stream.Write(Encoding.ASCII.GetBytes(line + "\r\n"));
                return new StreamReader(stream).ReadLine()!;
            }

            private void Must(string line, string code)
            {
                if (!Ask(line).StartsWith(code))
                    throw new IOException(line);
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void Send()
            {
                var greeting = Ask("EHLO me");
                if (greeting.Contains("SIZE"))
                    offered |= 1;
                if (greeting.Contains("PIPELINING"))
                    offered |= 2;
                if (greeting.Contains("8BITMIME"))
                    offered |= 4;
                if (greeting.Contains("DSN"))
                    offered |= 8;
                if (hasToken)
                {
                    if (!greeting.Contains("EXTERNAL"))
                        throw new IOException("no EXTERNAL");
                    var response = "user: " + user + secret;
                    Must("AUTH EXTERNAL " + {{token}}, "235");{{marker}}
                }
                else
                {
                    if (!greeting.Contains("PLAIN"))
                        throw new IOException("no PLAIN");
                    Must("AUTH PLAIN " + Encode("\0" + user + "\0" + secret), "235");
                }

                Must("MAIL FROM:<a@example.com>", "250");
            }
        }
        """);
}
