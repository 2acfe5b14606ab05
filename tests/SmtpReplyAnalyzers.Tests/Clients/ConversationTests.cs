using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Clients;

/// <summary>What the conversation says of a reply: which command it answers, on which connection, and whether it is SMTP at all.</summary>
public sealed class ConversationTests
{
    private static readonly RuleCases Cases = new("SMTP1001", "SMTP1002", "SMTP1003", "SMTP1101", "SMTP1102", "SMTP1103");

    private const string Line = """
        using System.Net.Sockets;
        using System.Text;

        public sealed class InvalidAddressException : Exception;

        public sealed class SmtpReplyException(int code, string text) : Exception(text)
        {
            public int Code => code;
        }

        """;

    private const string Wire = """
            private StreamReader reader = StreamReader.Null;
            private StreamWriter writer = StreamWriter.Null;

            private void Open(string host)
            {
                var client = new TcpClient(host, 25);
                reader = new StreamReader(client.GetStream());
                writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
                Expect(Read(), 220);
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

            private string Ask(string command)
            {
                writer.WriteLine(command);
                return Read();
            }

            private static int CodeOf(string reply) => int.Parse(reply.Substring(0, 3));

            private static void Expect(string reply, int code)
            {
                if (CodeOf(reply) != code)
                    throw new SmtpReplyException(CodeOf(reply), reply);
            }

            private void Converse(string to, string body)
            {
                Expect(Ask("EHLO shop.example"), 250);
                Expect(Ask("MAIL FROM:<shop@example.com>"), 250);
                Expect(Ask($"RCPT TO:<{to}>"), 250);
                Expect(Ask("DATA"), 354);
                Expect(Ask(body + "\r\n."), 250);
            }

        """;

    private static Task Client(string members) => Cases.Files($"{Line}public sealed class Mailer\n{{\n{Wire}\n{members}\n}}");

    [Fact]
    public Task Careful_clients() => Client("""
        public void Send(string host, string to, string body)
        {
            for (var attempt = 1; ; attempt++)
            {
                Open(host);
                try
                {
                    Converse(to, body);
                    return;
                }
                catch (SmtpReplyException refused) when (refused.Code / 100 == 4 && attempt < 5)
                {
                    Thread.Sleep(TimeSpan.FromMinutes(Math.Pow(2, attempt)));
                }
            }
        }

        public bool? Exists(string to)
        {
            Expect(Ask("EHLO shop.example"), 250);
            Expect(Ask("MAIL FROM:<>"), 250);
            var code = CodeOf(Ask("RCPT TO:<" + to + ">"));
            Ask("QUIT");
            return code / 100 == 2 ? true : code / 100 == 5 ? false : null;
        }

        public void Hello()
        {
            var reply = Ask("EHLO shop.example");
            if (reply.StartsWith("50"))
                reply = Ask("HELO shop.example");
            Expect(reply, 250);
        }

        public int Count(string[] recipients)
        {
            var refused = 0;
            foreach (var recipient in recipients)
            {
                var code = CodeOf(Ask($"RCPT TO:<{recipient}>"));
                if (code == 421)
                    throw new SmtpReplyException(code, "closing");
                if (code != 250)
                    refused++;
            }

            return refused;
        }
        """);

    [Fact]
    public Task Retries() => Client("""
        public void Endless(string host, string to, string body)
        {
            while (true)
            {
                Open(host);
                try
                {
                    Converse(to, body);
                    return;
                }
                catch (SmtpReplyException) // SMTP1002 SMTP1101 SMTP1102
                {
                }
            }
        }

        public void Hasty(string to, string body)
        {
            string reply;
            var attempt = 0;
            do
            {
                Ask("MAIL FROM:<shop@example.com>");
                Ask($"RCPT TO:<{to}>");
                Ask("DATA");
                reply = Ask(body + "\r\n.");
            }
            while (reply[0] == '4' && attempt++ < 3); // SMTP1101 SMTP1103
            Expect(reply, 250);
        }

        public void AsInHttp(string host, string to, string body)
        {
            for (var attempt = 1; attempt < 5; attempt++)
            {
                Open(host);
                try
                {
                    Converse(to, body);
                    return;
                }
                catch (SmtpReplyException refused)
                {
                    if (refused.Code < 500) // SMTP1001 SMTP1002
                        throw new InvalidOperationException("refused");
                    Thread.Sleep(TimeSpan.FromMinutes(Math.Pow(2, attempt)));
                }
            }

            throw new TimeoutException();
        }
        """);

    [Fact]
    public Task Swallowed() => Client("""
        public void Quiet(string to, string body)
        {
            try
            {
                Converse(to, body);
            }
            catch (SmtpReplyException) // SMTP1003
            {
            }
        }

        public void Nested(string to, string body)
        {
            if (Ask("MAIL FROM:<shop@example.com>").StartsWith("250")) // SMTP1003
            {
                if (Ask("RCPT TO:<" + to + ">").StartsWith("250")) // SMTP1003
                {
                    Expect(Ask("DATA"), 354);
                    Expect(Ask(body + "\r\n."), 250);
                }
            }
        }

        public void Told(string to, string body)
        {
            var reply = Ask("RCPT TO:<" + to + ">");
            if (!reply.StartsWith("250"))
            {
                Console.WriteLine("Refused: " + reply);
                return;
            }

            Expect(Ask("DATA"), 354);
            Expect(Ask(body + "\r\n."), 250);
        }
        """);

    [Fact]
    public Task Connections() => Client("""
        public void Hello()
        {
            if (!Ask("EHLO shop.example").StartsWith("250")) // SMTP1103
                Expect(Ask("HELO shop.example"), 250);
        }

        public void HelloByException()
        {
            try
            {
                Expect(Ask("EHLO shop.example"), 250);
            }
            catch (SmtpReplyException) // SMTP1103
            {
                Expect(Ask("HELO shop.example"), 250);
            }
        }

        public void OnNewConnection(string host)
        {
            if (!Ask("EHLO shop.example").StartsWith("250"))
            {
                Open(host);
                Expect(Ask("HELO shop.example"), 250);
            }
        }

        public void Leave()
        {
            if (!Ask("EHLO shop.example").StartsWith("250"))
                Ask("QUIT");
        }
        """);

    private const string Checker = """
        public bool Exists(string to)
        {
            writer.WriteLine("FIRST x");
            reader.ReadLine();
            writer.WriteLine("SECOND " + to);
            var code = reader.ReadLine()!.Substring(0, 3);
            if (code != "250") ANNOTATION
                return false;
            return true;
        }
        """;

    private static Task Words(string first, string second, string annotation, string others = "") => Cases.Files(
        $"{Line}public sealed class Checker(StreamReader reader, StreamWriter writer)\n{{\n{Checker.Replace("FIRST", first).Replace("SECOND", second).Replace("ANNOTATION", annotation)}\n{others}\n}}");

    [Theory]
    [InlineData("MAIL FROM:", "RCPT TO:")]
    [InlineData("mail from:", "rcpt to:")]
    [InlineData("HELO", "RCPT TO:")]
    [InlineData("EHLO", "VRFY")]
    public Task An_address_checker(string first, string second) => Words(first, second, "// SMTP1001");

    [Theory]
    [InlineData("USER", "CWD")]
    [InlineData("USER", "RETR")]
    [InlineData("GROUP", "ARTICLE")]
    [InlineData("USER", "PASS")]
    [InlineData("LOGIN", "SELECT")]
    [InlineData("AUTH", "PUTSCRIPT")]
    [InlineData("HELLO", "RECIPIENT")]
    [InlineData("QUIT", "DATA")]
    public Task Other_protocols_with_the_same_numbers(string first, string second) => Words(first, second, "");

    [Theory]
    [InlineData("public void Serve() { var line = reader.ReadLine()!; if (line.StartsWith(\"EHLO\")) writer.WriteLine(\"250 hello\"); }")]
    [InlineData("public void Serve() { switch (reader.ReadLine()) { case \"RCPT\": writer.WriteLine(\"450 later\"); break; } }")]
    [InlineData("public void Greet() => writer.WriteLine(\"220 mail.example ready\");")]
    public Task A_type_that_is_a_server_too(string others) => Words("MAIL FROM:", "RCPT TO:", "", others);

    [Fact]
    public Task A_checker_that_also_submits_is_none() => Words("MAIL FROM:", "RCPT TO:", "", "public void Submit(string body) { writer.WriteLine(\"DATA\"); writer.WriteLine(body); writer.WriteLine(\".\"); }");

    [Fact]
    public Task A_helper_that_gives_any_command() => Cases.Files($$"""
        {{Line}}
        public sealed class Checker(StreamReader reader, StreamWriter writer)
        {
            public void Hello() => writer.WriteLine("EHLO shop.example");

            public void Say(string command)
            {
                writer.WriteLine(command);
                if (!reader.ReadLine()!.StartsWith("250"))
                    throw new IOException("refused");
            }

            public bool Try(string command)
            {
                writer.WriteLine(command);
                return reader.ReadLine()!.StartsWith("250");
            }
        }
        """);

    [Fact]
    public Task Replies_in_a_file() => Cases.Files($$"""
        {{Line}}
        public sealed class Checker(StreamWriter writer)
        {
            public void Hello() => writer.WriteLine("EHLO shop.example");

            public bool Replay(string path)
            {
                using var file = new StreamReader(path);
                return file.ReadLine()!.StartsWith("250");
            }
        }
        """);

    [Fact]
    public Task Helpers_with_an_expected_code() => Cases.Files($$"""
        {{Line}}
        public sealed class Smtp
        {
            private readonly Stream stream;

            public Smtp(Stream stream) => this.stream = stream;

            public string Command(string command, int expected)
            {
                stream.Write(Encoding.ASCII.GetBytes(command + "\r\n"));
                var reader = new StreamReader(stream);
                while (true)
                {
                    var line = reader.ReadLine();
                    if (line == null)
                        throw new IOException("closed");
                    if (line.StartsWith(expected + " "))
                        return line;
                    if (!line.StartsWith(expected + "-"))
                        throw new SmtpReplyException(int.Parse(line.Substring(0, 3)), line);
                }
            }

            public void Ehlo(string name) => Command("EHLO " + name, 250);

            public void Helo(string name) => Command("HELO " + name, 250);

            public void MailFrom(string address) => Command("MAIL FROM:<" + address + ">", 250);

            public void RcptTo(string address) => Command("RCPT TO:<" + address + ">", 250);

            public void Data(string body)
            {
                Command("DATA", 354);
                Command(body + "\r\n.", 250);
            }
        }

        public static class Validator
        {
            public static bool Validate(Smtp smtp, string address)
            {
                try
                {
                    smtp.Ehlo("me");
                }
                catch // SMTP1103
                {
                    smtp.Helo("me");
                }

                try
                {
                    smtp.MailFrom("me@example.com");
                    smtp.RcptTo(address);
                    return true;
                }
                catch (Exception) // SMTP1001
                {
                    return false;
                }
            }

            public static bool ValidateWell(Smtp smtp, string address)
            {
                try
                {
                    smtp.MailFrom("me@example.com");
                    smtp.RcptTo(address);
                    return true;
                }
                catch (SmtpReplyException refused) when (refused.Code >= 500)
                {
                    return false;
                }
            }
        }

        public static class Sender
        {
            public static void Send(Smtp smtp, string address, string body)
            {
                try
                {
                    smtp.MailFrom("me@example.com");
                    smtp.RcptTo(address);
                    smtp.Data(body);
                }
                catch (SmtpReplyException) // SMTP1003
                {
                }
            }
        }
        """);
}
