namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that are given what they speak to the server through.</summary>
public sealed class GivenTransportsTests
{
    private const string Transport = """
        public interface ITransport { Task WriteAsync(string line); Task<string> ReadAsync(); bool IsLoggedIn { get; set; } }

        public sealed class TcpTransport(TcpClient client) : ITransport
        {
            private readonly StreamReader reader = new(client.GetStream());
            private readonly StreamWriter writer = new(client.GetStream()) { AutoFlush = true };

            public bool IsLoggedIn { get; set; }

            public Task WriteAsync(string line) => writer.WriteLineAsync(line);

            public async Task<string> ReadAsync() => (await reader.ReadLineAsync())!;
        }

        """;

    /// <summary>Each call of the interface is one of the same object.</summary>
    [Theory]
    [InlineData("if (code != 235) throw new IOException(); await CodeAsync(\"MAIL FROM:<>\");")]
    [InlineData("await CodeAsync(\"MAIL FROM:<>\"); // SMTP2007")]
    [InlineData("if (code >= 400) // SMTP2002\nthrow new IOException();\nawait CodeAsync(\"MAIL FROM:<>\");")]
    [InlineData("transport.IsLoggedIn = code == 235;")]
    public Task By_an_interface_that_one_class_implements(string outcome) => LoginCode.Files(Transport + $$"""
        public sealed class Client(ITransport transport)
        {
            private async Task<int> CodeAsync(string line)
            {
                await transport.WriteAsync(line);
                string reply;
                do
                    reply = await transport.ReadAsync();
                while (reply.Length > 3 && reply[3] == '-');
                return int.Parse(reply.Substring(0, 3));
            }

            public async Task LogInAsync(string user, string password)
            {
                await CodeAsync("EHLO shop.example");
                var code = await CodeAsync("AUTH LOGIN");
                var answers = new[] { user, password };
                for (var i = 0; i < answers.Length && code == 334; i++)
                    code = await CodeAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(answers[i])));
                {{outcome}}
            }
        }
        """);

    [Theory]
    [InlineData("!= 334")]
    [InlineData("== 334", "SMTP2001")]
    public Task A_code_is_read_in_a_block(string test, string? rule = null) => LoginCode.Files($$"""
        public sealed class Client(StreamReader reader, StreamWriter writer)
        {
            private readonly char[] digits = new char[3];

            private int CodeOf(string line)
            {
                writer.WriteLine(line);
                reader.ReadBlock(digits, 0, 3);
                var code = int.Parse(new string(digits));
                reader.ReadLine();
                return code;
            }

            public void LogIn(string user, string password)
            {
                CodeOf("HELO shop.example");
                if (CodeOf("AUTH LOGIN") {{test}}) // {{rule}}
                    throw new IOException();
                if (CodeOf(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))) != 334)
                    throw new IOException();
                if (CodeOf(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))) != 235)
                    throw new IOException();
            }
        }
        """);

    /// <summary>The stream that the client has made says nothing of the outcome.</summary>
    [Theory]
    [InlineData("Ask(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))); // SMTP2007\nreturn true;")]
    [InlineData("last = Ask(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))); return true;")]
    public Task A_connection_that_is_made_here(string outcome) => LoginCode.Files($$"""
        public sealed class Client
        {
            private readonly TcpClient client = new();
            private Stream stream = Stream.Null;
            private StreamReader reader = StreamReader.Null;
            public string last = "";

            private string Ask(string line) { stream.Write(Encoding.ASCII.GetBytes(line + "\r\n")); return reader.ReadLine()!; }

            public bool LogIn(string host, string user, string password)
            {
                client.Connect(host, 25);
                stream = client.GetStream();
                reader = new StreamReader(stream);
                reader.ReadLine();
                Ask("HELO shop.example");
                if (!Ask("AUTH LOGIN").StartsWith("334"))
                    return false;
                if (!Ask(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))).StartsWith("334"))
                    return false;
                {{outcome}}
            }
        }
        """);
}
