using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>The class of the connection is in another project that is not to be had: what tells are the names of the base library for lines.</summary>
public sealed class UnboundLinesTests
{
    private const string Login = """
        WriteLine("AUTH LOGIN");
        string line = ReadLine();
        if (!line.StartsWith("334")) throw new IOException(line);
        WriteLine(Encode(user));
        line = ReadLine();
        if (!line.StartsWith("334")) throw new IOException(line);
        WriteLine(Encode(password));
        line = ReadLine();
        if (!line.StartsWith("235")) throw new IOException(line);
        """;

    private static Task Client(string body, string members = "", string type = "Mailer : LineClient") => Annotated.VerifyBrokenAsync(LoginCode.Rules, [$$"""
        {{LoginCode.Usings}}
        public sealed class {{type}}
        {
            {{members}}

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void LogIn(string user, string password)
            {
                if (!this.IsConnected) throw new InvalidOperationException();
                WriteLine("EHLO shop.example");
                while (ReadLine()[3] == '-') { }
                {{body}}
            }
        }
        """]);

    [Fact]
    public Task All_is_well() => Client(Login);

    [Theory]
    [InlineData("WriteLine(Encode(user));", "WriteLine(user); // SMTP2003")]
    [InlineData("WriteLine(Encode(password));", "WriteLine(Encode(Encode(password))); // SMTP2005")]
    [InlineData("if (!line.StartsWith(\"334\")) throw new IOException(line);\nWriteLine(Encode(user));", "if (line.StartsWith(\"334\")) throw new IOException(line); // SMTP2001\nWriteLine(Encode(user));")]
    [InlineData("line = ReadLine();\nif (!line.StartsWith(\"334\")) throw new IOException(line);\nWriteLine(Encode(password));", "WriteLine(Encode(password)); // SMTP2009")]
    [InlineData("if (!line.StartsWith(\"235\"))", "if (line[0] > '3') // SMTP2002\n")]
    [InlineData("line = ReadLine();\nif (!line.StartsWith(\"235\")) throw new IOException(line);", "ReadLine(); // SMTP2007")]
    public Task One_step_is_broken(string correct, string broken) => Client(Login.Contains(correct, StringComparison.Ordinal) ? Login.Replace(correct, broken, StringComparison.Ordinal) : throw new InvalidOperationException(correct));

    /// <summary>Who reads tests as well, as far as anybody knows: nothing here looks at a code.</summary>
    [Fact]
    public Task What_reads_may_throw() => Client("""
        WriteLine("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
        ReadLine();
        WriteLine("MAIL FROM:<shop@example.com>");
        ReadLine();
        """);

    [Fact]
    public Task What_reads_is_known_not_to_throw() => Client("""
        WriteLine("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
        ReadLine();
        WriteLine("MAIL FROM:<shop@example.com>"); // SMTP2007
        if (ReadLine().Substring(0, 3) != "250") throw new IOException("refused");
        """);

    [Fact]
    public Task A_field_whose_class_is_missing() => Annotated.VerifyBrokenAsync(LoginCode.Rules, [LoginCode.Usings + """
        public sealed class Mailer
        {
            private readonly LineChannel channel = new LineChannel();

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void LogIn(string user, string password)
            {
                channel.WriteLine("HELO shop.example");
                channel.ReadLine();
                channel.WriteLine("AUTH LOGIN");
                if (!channel.ReadLine().StartsWith("334")) throw new IOException();
                channel.WriteLine(Encode(user));
                if (!channel.ReadLine().StartsWith("334")) throw new IOException();
                this.channel.WriteLine(password); // SMTP2003
                if (!channel.ReadLine().StartsWith("235")) throw new IOException();
            }
        }
        """]);

    [Fact]
    public Task Awaited() => Annotated.VerifyBrokenAsync(LoginCode.Rules, [LoginCode.Usings + """
        public sealed class Mailer(LineChannel channel)
        {
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public async Task LogInAsync(string user, string password)
            {
                await channel.WriteLineAsync("HELO shop.example");
                await channel.ReadLineAsync();
                await channel.WriteLineAsync("AUTH LOGIN");
                var line = await channel.ReadLineAsync();
                if (!line.StartsWith("334")) throw new IOException("refused");
                await channel.WriteLineAsync(Encode(user));
                line = await channel.ReadLineAsync();
                if (!line.StartsWith("334")) throw new IOException("refused");
                await channel.WriteLineAsync(password); // SMTP2003
                line = await channel.ReadLineAsync();
                if (!line.StartsWith("235")) throw new IOException("refused");
            }
        }
        """]);

    /// <summary>Nothing is read from a log.</summary>
    [Fact]
    public Task A_log_beside_it() => Client("""
        trace.WriteLine("AUTH LOGIN");
        WriteLine("AUTH LOGIN");
        if (!ReadLine().StartsWith("334")) throw new IOException();
        trace.WriteLine(user);
        WriteLine(Encode(user));
        if (!ReadLine().StartsWith("334")) throw new IOException();
        trace.WriteLine(password);
        WriteLine(Encode(password));
        if (!ReadLine().StartsWith("235")) throw new IOException();
        """, "private TraceSink trace = new TraceSink();");

    /// <summary>Two of them: which is the server?</summary>
    [Fact]
    public Task A_terminal_beside_it() => Client("""
        terminal.WriteLine("AUTH LOGIN");
        if (terminal.ReadLine() == "n") return;
        WriteLine("AUTH LOGIN");
        if (!ReadLine().StartsWith("334")) throw new IOException();
        WriteLine(Encode(user));
        if (!ReadLine().StartsWith("334")) throw new IOException();
        terminal.WriteLine(password);
        WriteLine(Encode(password));
        if (!ReadLine().StartsWith("235")) throw new IOException();
        """, "private Terminal terminal = new Terminal();");

    /// <summary>What is handed over with it may say that it is to be encoded, or another code that is asked for.</summary>
    [Theory]
    [InlineData("WriteLine(user, true);")]
    [InlineData("Say(user);")]
    [InlineData("WriteBase64(user);")]
    public Task Other_ways_to_write(string write) => Client(Login.Replace("WriteLine(Encode(user));", write, StringComparison.Ordinal));

    /// <summary>The base class is known, and what it writes it encodes.</summary>
    [Fact]
    public Task A_base_class_that_is_there() => Annotated.VerifyBrokenAsync(LoginCode.Rules, [LoginCode.Usings + """
        public class LineClient
        {
            private StreamReader reader = StreamReader.Null;
            private StreamWriter writer = StreamWriter.Null;
            private bool secret;

            protected void WriteLine(string line)
            {
                writer.WriteLine(secret ? Convert.ToBase64String(Encoding.UTF8.GetBytes(line)) : line);
                secret = line.StartsWith("AUTH") || secret;
            }

            protected string ReadLine() => reader.ReadLine();
        }

        public sealed class Mailer : LineClient
        {
            public void LogIn(string user, string password, Missing missing)
            {
                WriteLine("HELO shop.example");
                ReadLine();
                WriteLine("AUTH LOGIN");
                if (!ReadLine().StartsWith("334")) throw new IOException();
                WriteLine(user);
                if (!ReadLine().StartsWith("334")) throw new IOException();
                WriteLine(password);
                if (!ReadLine().StartsWith("235")) throw new IOException();
            }
        }
        """]);

    /// <summary>An exception that takes the reply apart with what is not to be had is thrown all the same.</summary>
    [Theory]
    [InlineData("!", "")]
    [InlineData("", " // SMTP2001")]
    public Task An_exception_made_of_what_is_missing(string not, string report) => LoginCode.Broken($$"""
        public void LogIn(string user, string password)
        {
            Must("HELO shop.example", 250);
            var line = Ask("AUTH LOGIN");
            if ({{not}}line.StartsWith("334")){{report}}
                throw new RefusedException(line);
            Must(Encode(user), 334);
            Must(Encode(password), 235);
        }
        """, """
        public sealed class RefusedException : Exception
        {
            public RefusedException(string line) : base(line.TrimEnd())
            {
                Lines = new[] { ReplyLine.Parse(line) };
            }

            public ReplyLine[] Lines { get; }
        }
        """);

    /// <summary>What nobody can look into, and is no exception, may have gone on with the exchange.</summary>
    [Fact]
    public Task Something_else_made_of_what_is_missing() => LoginCode.Broken("""
        public void LogIn(string user, string password)
        {
            Must("HELO shop.example", 250);
            var line = Ask("AUTH LOGIN");
            if (line.StartsWith("334"))
            {
                new Rest(line, user, password);
                return;
            }

            throw new IOException(line);
        }
        """, """
        public sealed class Rest
        {
            public Rest(string line, string user, string password) => Exchange.GoOn(line, user, password);
        }
        """);

    /// <summary>Whatever writes the digest in hexadecimal: it is one of the challenge as it came.</summary>
    [Theory]
    [InlineData("Convert.FromBase64String(line.Substring(4))", "")]
    [InlineData("Encoding.ASCII.GetBytes(line.Substring(4))", " // SMTP2004")]
    [InlineData("Codec.Bytes(line.Substring(4))", "")]
    public Task A_digest_in_the_hands_of_what_is_missing(string challenge, string report) => LoginCode.Broken($$"""
        public void LogIn(string user, string password)
        {
            Must("HELO shop.example", 250);
            var line = Ask("AUTH CRAM-MD5");
            if (!line.StartsWith("334")) throw new IOException(line);
            var digest = new HMACMD5(Encoding.UTF8.GetBytes(password)).ComputeHash({{challenge}});{{report}}
            Must(Encode(user + " " + Hex.Of(digest).ToLower()), 235);
        }
        """);
}
