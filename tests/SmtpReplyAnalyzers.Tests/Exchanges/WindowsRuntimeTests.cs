using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients in Windows apps: <c>StreamSocket</c>, <c>DataWriter</c>, <c>DataReader</c>, <c>CryptographicBuffer</c>.</summary>
public sealed class WindowsRuntimeTests
{
    private const string Usings = """
        using System.Runtime.InteropServices.WindowsRuntime;
        using System.Text;
        using Windows.Networking;
        using Windows.Networking.Sockets;
        using Windows.Security.Cryptography;
        using Windows.Security.Cryptography.Core;
        using Windows.Storage.Streams;

        """;

    private const string WriteText = "writer.WriteString(line + \"\\r\\n\"); await writer.StoreAsync();";
    private const string ReadAll = "await reader.LoadAsync(1024); return reader.ReadString(reader.UnconsumedBufferLength);";
    private const string Base64 = "CryptographicBuffer.EncodeToBase64String(CryptographicBuffer.ConvertStringToBinary(text, BinaryStringEncoding.Utf8))";

    private static Task Verify(string members, string write = WriteText, string read = ReadAll, string encode = Base64) => Annotated.VerifyForWindowsAsync(LoginCode.Rules, [$$"""
        {{Usings}}
        public sealed class Mailer(string host)
        {
            private readonly StreamSocket socket = new StreamSocket();
            private DataReader reader = null!;
            private DataWriter writer = null!;

            public async Task<bool> Connect()
            {
                reader = new DataReader(socket.InputStream) { InputStreamOptions = InputStreamOptions.Partial };
                writer = new DataWriter(socket.OutputStream);
                await socket.ConnectAsync(new HostName(host), "587", SocketProtectionLevel.PlainSocket);
                var greeting = await Read();
                return greeting.StartsWith("220") && (await Ask("EHLO me")).StartsWith("250");
            }

            private async Task Write(string line) { {{write}} }

            private async Task<string> Read() { {{read}} }

            private async Task<string> Ask(string line)
            {
                await Write(line);
                return await Read();
            }

            private static string Encode(string text) => {{encode}};

            {{members}}
        }
        """]);

    private static string Login(string user = "Encode(user)", string challenge = "334", string outcome = "if (!(await Ask(Encode(password))).StartsWith(\"235\")) return false;") => $$"""
        public async Task<bool> Deliver(string user, string password)
        {
            if (!await Connect())
                return false;
            if (!(await Ask("AUTH LOGIN")).StartsWith("{{challenge}}"))
                return false;
            if (!(await Ask({{user}})).StartsWith("334"))
                return false;
            {{outcome}}
            return (await Ask("MAIL FROM:<me@example.com>")).StartsWith("250");
        }
        """;

    [Theory]
    [InlineData(WriteText, ReadAll)]
    [InlineData("writer.WriteBytes(Encoding.UTF8.GetBytes(line + Environment.NewLine)); await writer.StoreAsync().AsTask().ConfigureAwait(false); await writer.FlushAsync();", ReadAll)]
    [InlineData("writer.WriteString(line); writer.WriteString(\"\\r\\n\"); await writer.StoreAsync();", ReadAll)]
    [InlineData("writer.WriteBuffer(CryptographicBuffer.ConvertStringToBinary(line + \"\\r\\n\", BinaryStringEncoding.Utf8)); await writer.StoreAsync();", ReadAll)]
    [InlineData("await socket.OutputStream.WriteAsync(CryptographicBuffer.ConvertStringToBinary(line + \"\\r\\n\", BinaryStringEncoding.Utf8));", ReadAll)]
    [InlineData("var one = new DataWriter(socket.OutputStream); one.WriteString(line + \"\\r\\n\"); await one.StoreAsync(); one.DetachStream();", ReadAll)]
    [InlineData("var one = new StreamWriter(socket.OutputStream.AsStreamForWrite()) { AutoFlush = true }; await one.WriteLineAsync(line);", ReadAll)]
    [InlineData(WriteText, "await reader.LoadAsync(1024); var bytes = new byte[reader.UnconsumedBufferLength]; reader.ReadBytes(bytes); return Encoding.UTF8.GetString(bytes);")]
    [InlineData(WriteText, "await reader.LoadAsync(1024); var bytes = new byte[reader.UnconsumedBufferLength]; reader.ReadBytes(bytes); return Encoding.UTF8.GetString(bytes, 0, bytes.Length);")]
    [InlineData(WriteText, "await reader.LoadAsync(1024); var text = new StringBuilder(); while (reader.UnconsumedBufferLength > 0) text.Append((char)reader.ReadByte()); return text.ToString();")]
    [InlineData(WriteText, "var text = \"\"; do { await reader.LoadAsync(1); text += (char)reader.ReadByte(); } while (text[text.Length - 1] != '\\n'); return text;")]
    [InlineData(WriteText, "var count = await reader.LoadAsync(512); return reader.ReadString(count);")]
    [InlineData(WriteText, "await reader.LoadAsync(1024); return CryptographicBuffer.ConvertBinaryToString(BinaryStringEncoding.Utf8, reader.ReadBuffer(reader.UnconsumedBufferLength));")]
    [InlineData(WriteText, "var buffer = await socket.InputStream.ReadAsync(new Windows.Storage.Streams.Buffer(1024), 1024, InputStreamOptions.Partial); return Encoding.UTF8.GetString(buffer.ToArray());")]
    public async Task A_transport(string write, string read)
    {
        await Verify(Login(), write, read);
        await Verify(Plainly, write, read, encode: "Convert.ToBase64String(Encoding.UTF8.GetBytes(text))");
    }

    private static readonly string Plainly = Login(user: "user").Replace("(await Ask(user)).StartsWith(\"334\"))", "(await Ask(user)).StartsWith(\"334\")) // SMTP2003", StringComparison.Ordinal);

    [Fact]
    public Task A_response_is_encoded_twice() =>
        Verify(Login(user: "Encode(Encode(user))").Replace("(Encode(Encode(user)))).StartsWith(\"334\"))", "(Encode(Encode(user)))).StartsWith(\"334\")) // SMTP2005", StringComparison.Ordinal));

    [Fact]
    public Task A_challenge_is_a_failure() =>
        Verify(Login(challenge: "235").Replace("(\"AUTH LOGIN\")).StartsWith(\"235\"))", "(\"AUTH LOGIN\")).StartsWith(\"235\")) // SMTP2001", StringComparison.Ordinal));

    [Fact]
    public Task Nobody_looks_at_the_outcome() => Verify(Login(outcome: "await Ask(Encode(password));").Replace("StartsWith(\"250\");\n}", "StartsWith(\"250\"); // SMTP2007\n}", StringComparison.Ordinal));

    [Fact]
    public Task Credentials_go_ahead_of_the_challenge() => Verify("""
        public async Task<bool> Deliver(string user, string password)
        {
            if (!await Connect())
                return false;
            await Write("AUTH LOGIN");
            await Write(Encode(user)); // SMTP2009
            if (!(await Read()).StartsWith("334") || !(await Read()).StartsWith("334"))
                return false;
            if (!(await Ask(Encode(password))).StartsWith("235"))
                return false;
            return (await Ask("MAIL FROM:<me@example.com>")).StartsWith("250");
        }
        """);

    [Fact]
    public Task What_waits_to_be_stored_is_not_written_yet() => Verify("""
        public async Task<bool> Deliver(string user, string password)
        {
            if (!await Connect())
                return false;
            await Write("AUTH LOGIN");
            writer.WriteString(Encode(user) + "\r\n");
            if (!(await Read()).StartsWith("334"))
                return false;
            await writer.StoreAsync();
            if (!(await Read()).StartsWith("334") || !(await Ask(Encode(password))).StartsWith("235"))
                return false;
            return (await Ask("MAIL FROM:<me@example.com>")).StartsWith("250");
        }
        """);

    [Fact]
    public Task A_challenge_is_decoded() => Verify("""
        public async Task<bool> Deliver(string user, string password)
        {
            if (!await Connect())
                return false;
            var reply = await Ask("AUTH CRAM-MD5");
            if (!reply.StartsWith("334"))
                return false;
            var challenge = CryptographicBuffer.DecodeFromBase64String(reply.Substring(4).Trim());
            var key = MacAlgorithmProvider.OpenAlgorithm(MacAlgorithmNames.HmacMd5).CreateKey(CryptographicBuffer.ConvertStringToBinary(password, BinaryStringEncoding.Utf8));
            var digest = CryptographicBuffer.EncodeToHexString(CryptographicEngine.Sign(key, challenge));
            if (!(await Ask(Encode(user + " " + digest))).StartsWith("235"))
                return false;
            return (await Ask("MAIL FROM:<me@example.com>")).StartsWith("250");
        }
        """);

    [Fact]
    public Task A_challenge_is_not_decoded() => Verify("""
        public async Task<bool> Deliver(string user, string password)
        {
            if (!await Connect())
                return false;
            var reply = await Ask("AUTH CRAM-MD5");
            if (!reply.StartsWith("334"))
                return false;
            var challenge = CryptographicBuffer.ConvertStringToBinary(reply.Substring(4).Trim(), BinaryStringEncoding.Utf8); // SMTP2004
            var key = MacAlgorithmProvider.OpenAlgorithm(MacAlgorithmNames.HmacMd5).CreateKey(CryptographicBuffer.ConvertStringToBinary(password, BinaryStringEncoding.Utf8));
            var digest = CryptographicBuffer.EncodeToHexString(CryptographicEngine.Sign(key, challenge));
            if (!(await Ask(Encode(user + " " + digest))).StartsWith("235"))
                return false;
            return (await Ask("MAIL FROM:<me@example.com>")).StartsWith("250");
        }
        """);

    [Theory]
    [InlineData("var log = new DataWriter(); log.WriteString(\"logging in as \" + user);")]
    [InlineData("var log = new DataWriter(Log); log.WriteString(\"logging in as \" + user); await log.StoreAsync();")]
    public Task A_log_is_no_connection(string log) => Verify($$"""
        public IOutputStream Log { get; set; } = null!;

        public async Task<bool> Deliver(string user, string password)
        {
            if (!await Connect() || !(await Ask("AUTH LOGIN")).StartsWith("334"))
                return false;
            {{log}}
            if (!(await Ask(Encode(user))).StartsWith("334") || !(await Ask(Encode(password))).StartsWith("235"))
                return false;
            return (await Ask("MAIL FROM:<me@example.com>")).StartsWith("250");
        }
        """);

    [Fact]
    public Task Replies_are_put_into_a_list_and_asked_for_their_codes() => Verify("""
        public enum Code { None = 0, Asked = 334, Accepted = 235 }

        private async Task<bool> Says(string command, Code code)
        {
            var reply = await Ask(command);
            var lines = new List<KeyValuePair<Code, string>>();
            lines.Add(new KeyValuePair<Code, string>((Code)int.Parse(reply.Substring(0, 3)), reply.Substring(3)));
            return lines.Any(line => line.Key == code);
        }

        public async Task<bool> Deliver(string user, string password)
        {
            if (!await Connect())
                return false;
            if (!await Says("AUTH LOGIN", Code.Asked))
                return false;
            if (await Says(Encode(user), Code.Asked)) // SMTP2001
                return false;
            if (!await Says(Encode(password), Code.Accepted))
                return false;
            return (await Ask("MAIL FROM:<me@example.com>")).StartsWith("250");
        }
        """);
}
