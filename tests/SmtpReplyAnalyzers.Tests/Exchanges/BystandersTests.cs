namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Code that says AUTH and is no client of SMTP, or does not hold the exchange.</summary>
public sealed class BystandersTests
{
    [Fact]
    public Task Clients_of_POP3_and_IMAP() => LoginCode.Files("""
        public sealed class Pop3Client(StreamReader reader, StreamWriter writer)
        {
            public void LogIn(string user, string password)
            {
                writer.WriteLine("AUTH LOGIN");
                reader.ReadLine();
                writer.WriteLine(user);
                reader.ReadLine();
                writer.WriteLine(Convert.ToBase64String(Encoding.ASCII.GetBytes(password)));
                reader.ReadLine();
                writer.WriteLine("STAT");
            }

            public void LogInPlain(string user, string password)
            {
                writer.WriteLine("AUTH PLAIN");
                if (reader.ReadLine() is not ['+', ..])
                    throw new IOException();
                writer.WriteLine("\0" + user + "\0" + password);
                if (reader.ReadLine() is not ['+', 'O', 'K', ..])
                    throw new IOException();
            }
        }

        public sealed class ImapClient(StreamReader reader, StreamWriter writer)
        {
            public void LogIn(string user, string password)
            {
                writer.WriteLine("A1 AUTHENTICATE LOGIN");
                reader.ReadLine();
                writer.WriteLine(user);
                writer.WriteLine(password);
                reader.ReadLine();
                writer.WriteLine("A2 SELECT INBOX");
            }
        }

        public sealed class SmtpMailer(StreamReader reader, StreamWriter writer)
        {
            public void Send()
            {
                writer.WriteLine("MAIL FROM:<shop@example.com>");
                if (reader.ReadLine()?[0] != '2')
                    throw new IOException();
            }
        }
        """);

    [Fact]
    public Task A_server() => LoginCode.Files("""
        public sealed class Session(TcpClient client)
        {
            public async Task ServeAsync()
            {
                using var reader = new StreamReader(client.GetStream());
                using var writer = new StreamWriter(client.GetStream());
                await writer.WriteLineAsync("220 mail.example ESMTP");
                while (await reader.ReadLineAsync() is { } line)
                {
                    if (line.StartsWith("EHLO"))
                    {
                        await writer.WriteLineAsync("250 AUTH LOGIN");
                    }
                    else if (line == "AUTH LOGIN")
                    {
                        await writer.WriteLineAsync("334 VXNlcm5hbWU6");
                        var user = await reader.ReadLineAsync();
                        await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
                        var password = await reader.ReadLineAsync();
                        await writer.WriteLineAsync(user == password ? "235 Welcome" : "535 No");
                    }
                    else if (line.StartsWith("MAIL FROM:"))
                    {
                        await writer.WriteLineAsync("250 OK");
                    }
                }
            }
        }
        """);

    [Fact]
    public Task A_log_that_tells_of_the_exchange() => LoginCode.Members("""
        public void Explain(string user, string password)
        {
            Console.WriteLine("AUTH LOGIN");
            Console.ReadLine();
            Console.WriteLine(user);
            Console.ReadLine();
            Console.WriteLine(password);
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Fact]
    public Task A_log_beside_the_exchange() => LoginCode.Members("""
        private readonly TextWriter log = Console.Error;

        private int Say(string command, bool isSecret = false)
        {
            log.WriteLine("> " + (isSecret ? "***" : command));
            var reply = Ask(command);
            log.WriteLine("< " + reply);
            return int.Parse(reply.Substring(0, 3));
        }

        public bool LogIn(string user, string password) =>
            Say("EHLO shop.example") == 250 && Say("AUTH LOGIN") == 334 && Say(Encode(user), isSecret: true) == 334 && Say(Encode(password), isSecret: true) == 235;
        """);

    [Fact]
    public Task A_probe_that_cancels() => LoginCode.Members("""
        public bool Knows(string mechanism)
        {
            Must("EHLO shop.example", 250);
            var isKnown = Ask("AUTH " + mechanism).StartsWith("334");
            Ask("*");
            return isKnown;
        }
        """);

    [Fact]
    public Task The_step_of_a_caller() => LoginCode.Members("""
        public bool Answer(string text) => Ask(Encode(text)).StartsWith("334");

        public bool Finish(string text) => Ask(Encode(text)).StartsWith("235");
        """);

    [Fact]
    public Task AUTH_of_a_sender_is_no_login() => LoginCode.Members("""
        public void From(string sender)
        {
            Must("EHLO shop.example", 250);
            Must("MAIL FROM:<" + sender + "> AUTH=<>", 250);
        }
        """);
}
