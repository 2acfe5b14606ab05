namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that go on in the callback of a write, with a mechanism that nobody can look into, and replies that are parsed into objects.</summary>
public sealed class WrittenCallbacksTests
{
    private const string Answer = "var answer = _sasl.Next(Convert.FromBase64String(line.Text));\nWrite(Convert.ToBase64String(answer));";

    private static Task Client(string first = "Write(\"AUTH \" + _sasl.Name + \" \" + Convert.ToBase64String(_sasl.Next(null)));", string test = "line.Code == 334", string answer = Answer,
        string behind = "lock (_lock) { _isStarted = true; return !_isDone; }", string done = "private void Done() { _isDone = true; if (_isStarted) OnDone(); }") => LoginCode.Files($$"""
        public abstract class Mechanism
        {
            public abstract string Name { get; }
            public abstract byte[] Next(byte[]? challenge);
        }

        public sealed class Plain(string user, string password) : Mechanism
        {
            public override string Name => GetType().Name.ToUpperInvariant();
            public override byte[] Next(byte[]? challenge) => Encoding.UTF8.GetBytes("\0" + user + "\0" + password);
        }

        public sealed class Login(string user, string password) : Mechanism
        {
            private int _step;
            public override string Name => GetType().Name.ToUpperInvariant();
            public override byte[] Next(byte[]? challenge) => Encoding.UTF8.GetBytes(_step++ == 0 ? user : password);
        }

        public sealed class ReplyLine
        {
            private ReplyLine(int code, string text, bool isLast) { Code = code; Text = text; IsLast = isLast; }

            public int Code { get; }
            public string Text { get; }
            public bool IsLast { get; }

            public static ReplyLine Parse(string line)
            {
                if (!int.TryParse(line.Substring(0, 3), out var code)) throw new FormatException(line);
                return new ReplyLine(code, line.Length > 5 ? line.Substring(4) : "", line.Length == 3 || line[3] == ' ');
            }
        }

        public sealed class Mailer
        {
            private readonly object _lock = new object();
            private readonly Mechanism _sasl;
            private readonly Stream _stream;
            private readonly StreamReader _reader;
            private Exception? _error;
            private bool _isDisposed;
            private bool _isStarted;
            private bool _isDone;
            private int _step;
            private string _id = "";

            public Mailer(Stream stream, Mechanism sasl)
            {
                _stream = stream;
                _reader = new StreamReader(stream);
                _sasl = sasl;
            }

            public event EventHandler<ReplyLine>? Heard;
            public event EventHandler? Ended;

            public string Id
            {
                get
                {
                    if (_isDisposed) throw new ObjectDisposedException(GetType().Name);
                    return _id;
                }
            }

            public void Dispose() { _isDisposed = true; _id = ""; }

            public void Greet() { Write("EHLO shop.example"); }

            public bool Start()
            {
                {{first}}
                {{behind}}
            }

            private void Write(string line)
            {
                var bytes = Encoding.UTF8.GetBytes(line + "\r\n");
                _stream.BeginWrite(bytes, 0, bytes.Length, Written, null);
            }

            private List<ReplyLine> Lines(string first)
            {
                var lines = new List<ReplyLine>();
                Tell(ReplyLine.Parse(first), lines);
                return lines;
            }

            private void Tell(ReplyLine line, List<ReplyLine> lines)
            {
                Console.WriteLine(Id);
                lines.Add(line);
            }

            private void Written(IAsyncResult result)
            {
                try
                {
                    _stream.EndWrite(result);
                    Hear(Lines(_reader.ReadLine()!)[0]);
                }
                catch (Exception error)
                {
                    _error = error;
                    Done();
                }
            }

            private void Hear(ReplyLine line)
            {
                if ({{test}})
                {
                    {{answer}}
                }
                else if (line.Code == 235)
                {
                    Done();
                }
                else
                {
                    _error = new IOException(line.Text);
                    Done();
                }
            }

            {{done}}

            private void OnDone() => Ended?.Invoke(this, EventArgs.Empty);

            public Exception? Error => _error;
        }
        """);

    [Fact]
    public Task All_is_well() => Client();

    [Fact]
    public Task The_initial_response_is_not_encoded() => Client("Write(\"AUTH \" + _sasl.Name + \" \" + Encoding.UTF8.GetString(_sasl.Next(null))); // SMTP2003");

    [Fact]
    public Task The_initial_response_is_encoded_twice() => Client("Write(\"AUTH \" + _sasl.Name + \" \" + Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(_sasl.Next(null))))); // SMTP2005");

    [Fact]
    public Task The_response_is_not_encoded() => Client("Write(\"AUTH \" + _sasl.Name + \" \" + Convert.ToBase64String(_sasl.Next(null))); // SMTP2003",
        answer: "Write(Encoding.UTF8.GetString(_sasl.Next(Convert.FromBase64String(line.Text))));");

    [Fact]
    public Task The_test_is_inverted() => Client("Write(\"AUTH \" + _sasl.Name + \" \" + Convert.ToBase64String(_sasl.Next(null))); // SMTP2001", "line.Code != 334");

    /// <summary>Whoever makes none of it encoded may have a mechanism that does.</summary>
    [Fact]
    public Task A_mechanism_that_encodes() => Client("Write(\"AUTH \" + _sasl.Name + \" \" + Encoding.ASCII.GetString(_sasl.Next(null)));",
        answer: "Write(Encoding.ASCII.GetString(_sasl.Next(Convert.FromBase64String(line.Text))));");

    /// <summary>Which step it is, it says behind the write: the callback comes before that, or after.</summary>
    [Theory]
    [InlineData("_step == 1 && line.Code == 334")]
    [InlineData("_step == 0 && line.Code == 334")]
    public Task A_step_that_is_taken_behind_the_write(string test) => Client(test: test, behind: "_step = 1; return true;");

    [Fact]
    public Task A_step_that_is_taken_before_the_write() => Client("_step = 1; Write(\"AUTH \" + _sasl.Name + \" \" + Convert.ToBase64String(_sasl.Next(null)));", "_step == 1 && line.Code == 334");

    /// <summary>One of them gives a text, and another method the first response.</summary>
    [Theory]
    [InlineData("Write(\"AUTH \" + _sasl.Name + \" \" + _sasl.Name);")]
    [InlineData("Write(\"AUTH \" + _sasl.Name + \" \" + First());")]
    public Task Another_member_gives_the_initial_response(string first) => Client(first, done: "private string First() => Id; private void Done() { _isDone = true; if (_isStarted) OnDone(); }");
}
