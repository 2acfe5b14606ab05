namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients with a connection class of their own: a buffer that its constructor makes, lines put together byte by byte, a member that says who is logged in, mechanisms behind an abstract class.</summary>
public sealed class OwnConnectionsTests
{
    [Theory]
    [InlineData("Stream", "Encode(Encode(password))", " // SMTP2005")]
    [InlineData("Stream", "Encode(password)", "")]
    [InlineData("FileStream", "Encode(Encode(password))", "")]
    public Task A_stream_is_of_a_type_parameter(string constraint, string password, string marker) => LoginCode.Files($$"""
        public static class Mailer
        {
            private static void Ask<T>(T stream, string line, string code) where T : {{constraint}}
            {
                var bytes = Encoding.ASCII.GetBytes(line + "\r\n");
                stream.Write(bytes, 0, bytes.Length);
                var buffer = new byte[2048];
                var count = stream.Read(buffer, 0, buffer.Length);
                if (!Encoding.ASCII.GetString(buffer, 0, count).StartsWith(code))
                    throw new IOException(line);
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public static void LogIn<T>(T stream, string user, string password) where T : {{constraint}}
            {
                Ask(stream, "EHLO shop.example", "250");
                Ask(stream, "AUTH LOGIN", "334");
                Ask(stream, Encode(user), "334");
                Ask(stream, {{password}}, "235");{{marker}}
                Ask(stream, "MAIL FROM:<shop@example.com>", "250");
            }
        }
        """);

    private const string Wire = """
        public abstract class Session
        {
            public abstract Wire Wire { get; }

            public abstract IPrincipal? Principal { get; }

            public bool IsLoggedIn => Principal != null;
        }

        public class Client : Session
        {
            private Wire? _wire;
            private bool _isDisposed;

            public override Wire Wire => _isDisposed ? throw new ObjectDisposedException("client") : _wire!;

            public override IPrincipal? Principal => null;

            public void Open(string host) { _wire = new Wire(new TcpClient(host, 25).GetStream()); _isDisposed = false; }

            public void Close() => _isDisposed = true;

            protected string ReadLine() => Wire.ReadLine();

            protected void WriteLine(string line) => Wire.WriteLine(line);
        }

        public sealed class PopSession : Session
        {
            public override Wire Wire => throw new NotSupportedException();

            public override IPrincipal? Principal => null;
        }

        public sealed class Wire
        {
            private readonly Stream _stream;
            private readonly byte[] _buffer;
            private int _offset = 0;
            private int _count = 0;
            private bool _needsReturn = true;

            public Wire(Stream stream)
            {
                _stream = stream;
                _buffer = new byte[84000];
            }

            public bool NeedsReturn { get { return _needsReturn; } set { _needsReturn = value; } }

            public string ReadLine()
            {
                var line = new byte[32000];
                var length = 0;
                var last = -1;
                while (true)
                {
                    if (_count == _offset)
                    {
                        _offset = 0;
                        _count = _stream.Read(_buffer, 0, _buffer.Length);
                        if (_count == 0)
                            throw new IOException("closed");
                    }

                    var one = _buffer[_offset++];
                    line[length++] = one;
                    if (one == '\n' && (!NeedsReturn || last == '\r'))
                        return Encoding.UTF8.GetString(line, 0, length - 2);
                    last = one;
                }
            }

            public void WriteLine(string line)
            {
                if (!line.EndsWith("\r\n"))
                    line += "\r\n";
                var bytes = Encoding.UTF8.GetBytes(line);
                _stream.Write(bytes, 0, bytes.Length);
                _stream.Flush();
            }
        }

        """;

    private static Task Client(string members, string others = "") => LoginCode.Files($$"""
        {{Wire}}
        public sealed class Mailer : Client
        {
            private IPrincipal? _principal;
            private readonly HashSet<string> _mechanisms = new();

            public override IPrincipal? Principal => _principal;

            private void Greet() { WriteLine("EHLO shop.example"); if (!ReadLine().StartsWith("250")) throw new IOException("EHLO"); }

        {{members}}
        }

        public interface IPrincipal;
        {{others}}
        """);

    [Fact]
    public Task A_line_is_put_together_byte_by_byte() => Client("""
            public void LogIn(string user, string password)
            {
                if (IsLoggedIn)
                    throw new InvalidOperationException("logged in");
                WriteLine("AUTH LOGIN");
                var line = ReadLine();
                if (!line.StartsWith("334"))
                    throw new IOException(line);
                WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
                line = ReadLine();
                if (line.StartsWith("334")) // SMTP2001
                    throw new IOException(line);
                WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
                line = ReadLine();
                if (!line.StartsWith("235"))
                    throw new IOException(line);
            }
        """);

    [Fact]
    public Task Every_mechanism_of_a_body_is_gone_through() => Client("""
            public void LogIn(string user, string password)
            {
                if (IsLoggedIn)
                    throw new InvalidOperationException("logged in");
                if (_mechanisms.Contains("CRAM-MD5"))
                {
                    WriteLine("AUTH CRAM-MD5");
                    var line = ReadLine();
                    if (!line.StartsWith("334"))
                        throw new IOException(line);
                    var digest = new HMACMD5(Encoding.UTF8.GetBytes(password)).ComputeHash(Convert.FromBase64String(line.Split(' ')[1]));
                    WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user + " " + Convert.ToHexString(digest).ToLowerInvariant())));
                    line = ReadLine();
                    if (!line.StartsWith("235"))
                        throw new IOException(line);
                }
                else
                {
                    WriteLine("AUTH LOGIN");
                    var line = ReadLine();
                    if (!line.StartsWith("334"))
                        throw new IOException(line);
                    WriteLine(Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))))); // SMTP2005
                    line = ReadLine();
                    if (!line.StartsWith("334"))
                        throw new IOException(line);
                    WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
                    line = ReadLine();
                    if (!line.StartsWith("235"))
                        throw new IOException(line);
                }
            }
        """);

    [Fact]
    public Task A_strategy_answers_whichever_it_is() => Client("""
            public void LogIn(Sasl sasl)
            {
                WriteLine("AUTH " + sasl.Name);
                var line = ReadLine();
                while (line.StartsWith("334"))
                {
                    WriteLine(Convert.ToBase64String(sasl.Answer(Convert.FromBase64String(line.Substring(4)))));
                    line = ReadLine();
                }

                if (!line.StartsWith("235"))
                    throw new IOException(line);
            }

            public void LogInTwiceEncoded(Sasl sasl)
            {
                WriteLine("AUTH " + sasl.Name);
                var line = ReadLine();
                while (line.StartsWith("334"))
                {
                    WriteLine(Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(sasl.Answer(Convert.FromBase64String(line.Substring(4))))))); // SMTP2005
                    line = ReadLine();
                }

                if (!line.StartsWith("235"))
                    throw new IOException(line);
            }
        """, """
        public abstract class Sasl
        {
            public abstract string Name { get; }

            public abstract byte[] Answer(byte[] challenge);
        }

        public sealed class First(string user) : Sasl
        {
            public override string Name => "FIRST";

            public override byte[] Answer(byte[] challenge) => Encoding.UTF8.GetBytes(user);
        }

        public sealed class Second(string user) : Sasl
        {
            public override string Name => "SECOND";

            public override byte[] Answer(byte[] challenge) => challenge.Length == 0 ? Encoding.UTF8.GetBytes(user) : throw new IOException("challenge");
        }
        """);
}
