namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Replies that are read piece by piece, cut into lines and taken apart into objects.</summary>
public sealed class TakenApartTests
{
    private static Task Client(string read, string parse, string password, string marker, string test = "code != 235") => LoginCode.Files($$"""
        public sealed class Client
        {
            private readonly TcpClient client = new("mail.example", 25);
            private readonly Queue<string> lines = new();
            private readonly char[] lineEnd = "\r\n".ToCharArray();
            private Task<int>? reading;

            private async Task<string> TextAsync()
            {
                {{read}}
            }

            private async Task<int> AskAsync(string line)
            {
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
                if (lines.Count == 0)
                {
                    foreach (var part in (await TextAsync()).TrimEnd(lineEnd).Split(new[] { "\r\n" }, StringSplitOptions.None))
                        lines.Enqueue(part);
                }

                return Reply.Parse(lines.Dequeue()).Code;
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public async Task LogInAsync(string user, string password)
            {
                if (await AskAsync("HELO me") != 250 || await AskAsync("AUTH LOGIN") != 334 || await AskAsync(Encode(user)) != 334)
                    throw new IOException();
                var code = await AskAsync({{password}});{{marker}}
                if ({{test}})
                    throw new IOException();
            }
        }

        public sealed class Reply(int code, string status)
        {
            public int Code { get; } = code;

            public string Status { get; } = status;

            public static Reply Parse(string line)
            {
                {{parse}}
            }
        }
        """);

    private const string ReadsAtOnce = "var buffer = new byte[512]; return Encoding.ASCII.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer, 0, buffer.Length));";

    private const string Waits = """
        var buffer = new byte[client.ReceiveBufferSize];
        var all = new List<byte>(buffer.Length);
        while (all.Count <= 0)
        {
            reading ??= client.GetStream().ReadAsync(buffer, 0, buffer.Length);
            if (reading.Wait(TimeSpan.FromMilliseconds(5)))
            {
                var count = reading.Result;
                if (count > 0)
                {
                    var part = new byte[count];
                    Array.Copy(buffer, 0, part, 0, count);
                    all.AddRange(part);
                }

                reading = null;
            }
            else
            {
                await Task.Delay(5);
            }
        }

        return Encoding.ASCII.GetString(all.ToArray());
        """;

    private const string ReadsTheCode = "return new Reply(int.Parse(line.Substring(0, 3)), \"\");";

    private const string ReadsTheStatus = """
        var words = line.Split(' ');
        var status = "";
        int.TryParse(words[0], out var code);
        if (words.Length > 1)
        {
            if (words[1].Split('.').Length == 3)
                status = words[1];
        }

        var text = line.Substring(4);
        if (!string.IsNullOrWhiteSpace(status))
            text = text.Replace(status, "").Trim();
        if (text.Length > 80)
            text = text.Substring(0, 80);
        return new Reply(code, text);
        """;

    [Theory]
    [InlineData(ReadsAtOnce, ReadsTheCode)]
    [InlineData(ReadsAtOnce, ReadsTheStatus)]
    [InlineData(Waits, ReadsTheCode)]
    [InlineData(Waits, ReadsTheStatus)]
    public async Task It_is_followed(string read, string parse)
    {
        await Client(read, parse, "Encode(password)", "");
        await Client(read, parse, "Encode(Encode(password))", " // SMTP2005");
        await Client(read, parse, "Encode(password)", " // SMTP2007", "code < 0");
    }

    /// <summary>What the words of a reply decide, the helper leaves open.</summary>
    [Theory]
    [InlineData("var code = 535; if (line.Contains(\"accepted\")) code = 235; if (line.StartsWith(\"334\")) code = 334; if (line.StartsWith(\"250\")) code = 250; return new Reply(code, \"\");")]
    [InlineData("int.TryParse(line.Split(' ')[0], out var code); if (line.Contains(\"denied\")) code = 535; return new Reply(code, \"\");")]
    public Task Words_decide(string parse) => Client(ReadsAtOnce, parse, "Encode(password)", "", "code >= 500");

    /// <summary>A number is in one range only.</summary>
    [Theory]
    [InlineData("level < 2", " // SMTP2007", "")]
    [InlineData("level is 3 or 4", "", " // SMTP2007")]
    public Task A_number_that_is_not_known(string test, string lost, string untested) => LoginCode.Members($$"""
        public void Send(string user, string password, int level)
        {
            Must("EHLO me", 250);
            if (level >= 2)
                Ask("AUTH PLAIN " + Encode("\0" + user + "\0" + password));{{lost}}
            if ({{test}})
                Must("MAIL FROM:<a@example.com>", 250);{{untested}}
        }
        """);
}
