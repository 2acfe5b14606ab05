namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Two are written to in the exchange, and one of them keeps a log, with masks for what is secret: no response stands there.</summary>
public sealed class LogsBesideTests
{
    private static Task Client(string put, string types, string name = "Encode(user)", string initial = "Encode(\"\\0\" + user + \"\\0\" + password)", string? rule = null, string? ruleOfInitial = null) => LoginCode.Files($$"""
        public sealed class Mailer
        {
            private readonly StreamReader input;
            {{types}}

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            private void Put(string line, string? mask = null)
            {
                {{put}}
            }

            private bool Says(string code)
            {
                var line = input.ReadLine() ?? throw new IOException("closed");
                log.WriteLine(line);
                return line.StartsWith(code);
            }

            public void Ask(string user, string password)
            {
                Put("AUTH LOGIN");
                if (!Says("334")) throw new IOException("refused");
                Put({{name}}, "(a name)"); // {{rule}}
                if (!Says("334")) throw new IOException("refused");
                Put(Encode(password), "********");
                if (!Says("235")) throw new IOException("refused");
            }

            public void Tell(string user, string password)
            {
                Put("AUTH PLAIN " + {{initial}}, "AUTH PLAIN ********"); // {{ruleOfInitial}}
                if (!Says("235")) throw new IOException("refused");
                Put("MAIL FROM:<" + user + ">");
            }
        }
        """);

    private const string First = "log.WriteLine(mask ?? line); output.Write(line + \"\\r\\n\"); output.Flush();";
    private const string Last = "output.Write(line + \"\\r\\n\"); output.Flush(); log.WriteLine(mask ?? line);";

    private static string Types(string output, string log) => $$"""
        private readonly {{output}} output;
        private readonly {{log}} log;

        public Mailer(StreamReader input, {{output}} output, {{log}} log)
        {
            this.input = input;
            this.output = output;
            this.log = log;
        }
        """;

    [Theory]
    [InlineData(First, "StreamWriter", "TextWriter")]
    [InlineData(Last, "StreamWriter", "TextWriter")]
    [InlineData(First, "TextWriter", "StreamWriter")]
    [InlineData(Last, "TextWriter", "StreamWriter")]
    [InlineData(First, "TextWriter", "TextWriter")]
    [InlineData(Last, "TextWriter", "TextWriter")]
    [InlineData(First, "StreamWriter", "StreamWriter")]
    [InlineData(Last, "StreamWriter", "StreamWriter")]
    public Task Whoever_keeps_it(string put, string output, string log) => Client(put, Types(output, log));

    /// <summary>The names tell nothing: who is given a mask where the other one is given Base64 keeps the log.</summary>
    [Theory]
    [InlineData(First)]
    [InlineData(Last)]
    public Task One_that_is_not_called_so(string put) => Client(put.Replace("log.", "audit.", StringComparison.Ordinal), Types("TextWriter", "StreamWriter").Replace("log", "audit", StringComparison.Ordinal) + "\nprivate TextWriter log => TextWriter.Null;");

    /// <summary>Who takes text, where the other one takes bytes, keeps the log: what is wrong in the other one is told.</summary>
    [Theory]
    [InlineData(First)]
    [InlineData(Last)]
    public Task The_other_one_is_followed(string put) => Client(put, Types("StreamWriter", "TextWriter"), name: "user", rule: "SMTP2003");

    [Theory]
    [InlineData("log.WriteLine(mask ?? line); output.Write(Encoding.UTF8.GetBytes(line + \"\\r\\n\"));")]
    [InlineData("output.Write(Encoding.UTF8.GetBytes(line + \"\\r\\n\")); log.WriteLine(mask ?? line);")]
    public Task A_stream(string put) => Client(put, Types("NetworkStream", "TextWriter"), initial: "\"\\0\" + user + \"\\0\" + password", ruleOfInitial: "SMTP2003");

    /// <summary>What cannot be the name of a mechanism is none.</summary>
    [Fact]
    public Task A_message_about_AUTH() => LoginCode.Members("""
        private readonly TextWriter screen = TextWriter.Null;

        public void LogIn(string user, string password)
        {
            screen.WriteLine("AUTH LOGIN: the server is asked");
            screen.WriteLine(user);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must(Encode(password), 235);
        }
        """);
}
