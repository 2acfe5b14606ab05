namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients whose replies come by a callback, through streams in memory, or with a clock beside them.</summary>
public sealed class CallbackClientsTests
{
    private const string Careful = "if (Say(\"AUTH LOGIN\") != 334) return false; if (Say(Encode(user)) != 334) return false; return Say(Encode(password)) == 235;";
    private const string Inverted = "if (Say(\"AUTH LOGIN\") == 334) return false; // SMTP2001\nif (Say(Encode(user)) != 334) return false; return Say(Encode(password)) == 235;";
    private const string Widened = "if (Say(\"AUTH LOGIN\") != 334) return false; if (Say(Encode(user)) != 334) return false; return Say(Encode(password)) < 400; // SMTP2002";
    private const string Ascii = "if (Say(\"AUTH LOGIN\") != 334) return false; if (Say(Encode(user)) != 334) return false; return Say(Convert.ToBase64String(Encoding.ASCII.GetBytes(password))) == 235; // SMTP2008?";

    public static TheoryData<string> Exchanges => [Careful, Inverted, Widened, Ascii];

    /// <summary>The base class neither says a verb nor an AUTH; the client says nothing but AUTH.</summary>
    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task A_callback_and_an_event(string exchange) => LoginCode.Files($$"""
        public class Transfer : IDisposable
        {
            private readonly Stream _stream;
            private DateTime _start = DateTime.Now;
            private byte[]? _buffer = new byte[4096];

            public Transfer(Stream stream) { _stream = stream; }

            public Stream Stream => _stream;
            public byte[] Buffer => _buffer!;
            public DateTime Start => _start;
            public Exception? Error { get; set; }
            public bool IsLate { get; set; }
            public bool Remains => _stream.Position < _stream.Length;

            public int Fill()
            {
                var count = (int)Math.Min(_stream.Length - _stream.Position, Buffer.Length);
                _stream.ReadExactly(Buffer, 0, count);
                return count;
            }

            public bool Parse(int size)
            {
                var wantsMore = true;
                for (var i = 0; i < size; i++)
                {
                    _stream.WriteByte(Buffer[i]);
                    wantsMore = Buffer[i] != 10;
                }

                return wantsMore;
            }

            public byte[] Data()
            {
                _stream.Position = 0;
                var copy = new MemoryStream();
                _stream.CopyTo(copy);
                return copy.ToArray();
            }

            public void Dispose() => _buffer = null;
        }

        public abstract class Wire
        {
            private AutoResetEvent _sent = new AutoResetEvent(false);
            private AutoResetEvent _received = new AutoResetEvent(false);

            protected Stream? Stream { get; set; }
            protected int Timeout { get; set; } = 30_000;

            protected void Send(string command) => Send(new MemoryStream(Encoding.UTF8.GetBytes(command + "\r\n")));

            private void Send(Stream text)
            {
                if (Stream == null) throw new IOException("closed");
                var transfer = new Transfer(text);
                Stream.BeginWrite(transfer.Buffer, 0, transfer.Fill(), Sent, transfer);
                if (!_sent.WaitOne(Timeout)) throw new IOException("late");
                if (transfer.Error != null) throw transfer.Error;
            }

            private void Sent(IAsyncResult result)
            {
                var transfer = (Transfer)result.AsyncState!;
                try
                {
                    Stream!.EndWrite(result);
                    if (transfer.Remains) Stream.BeginWrite(transfer.Buffer, 0, transfer.Fill(), Sent, transfer);
                    else _sent.Set();
                }
                catch (Exception e)
                {
                    transfer.Error = e;
                    _sent.Set();
                }
            }

            protected byte[] Receive()
            {
                if (Stream == null) throw new IOException("closed");
                using (var transfer = new Transfer(new MemoryStream()))
                {
                    Stream.BeginRead(transfer.Buffer, 0, transfer.Buffer.Length, Received, transfer);
                    var isDone = _received.WaitOne(Timeout);
                    if (transfer.Error != null) throw transfer.Error;
                    if (transfer.IsLate || isDone == false) throw new IOException("late");
                    return transfer.Data();
                }
            }

            private void Received(IAsyncResult result)
            {
                var transfer = (Transfer)result.AsyncState!;
                try
                {
                    var size = Stream!.EndRead(result);
                    if ((DateTime.Now - transfer.Start).TotalMilliseconds > Timeout) transfer.IsLate = true;
                    if (size > 0 && transfer.Parse(size)) Stream.BeginRead(transfer.Buffer, 0, transfer.Buffer.Length, Received, transfer);
                    else _received.Set();
                }
                catch (Exception e)
                {
                    transfer.Error = e;
                    _received.Set();
                }
            }
        }

        public sealed class Submission : Wire
        {
            private int Say(string command)
            {
                Send(command);
                return Code();
            }

            private int Code()
            {
                using var reader = new StringReader(Encoding.ASCII.GetString(Receive()));
                var code = 0;
                while (true)
                {
                    var line = reader.ReadLine();
                    if (string.IsNullOrEmpty(line)) break;
                    code = int.Parse(line.Substring(0, 3));
                    if (line.Length < 4 || line[3] != '-') break;
                }

                return code;
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public bool Login(string user, string password)
            {
                {{exchange}}
            }
        }

        public static class Other { public static string Hello => "EHLO me"; }
        """);

    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task Begin_and_end_without_a_callback(string exchange) => LoginCode.Files($$"""
        public sealed class Submission(Socket socket)
        {
            private int Say(string command)
            {
                var bytes = Encoding.UTF8.GetBytes(command + "\r\n");
                socket.EndSend(socket.BeginSend(bytes, 0, bytes.Length, SocketFlags.None, null, null));
                var buffer = new byte[1024];
                var text = "";
                var watch = System.Diagnostics.Stopwatch.StartNew();
                while (!text.EndsWith("\r\n"))
                {
                    if (watch.ElapsedMilliseconds > 30_000) throw new IOException("late");
                    var reading = socket.BeginReceive(buffer, 0, buffer.Length, SocketFlags.None, null, null);
                    if (!reading.AsyncWaitHandle.WaitOne(5000)) throw new IOException("late");
                    text += Encoding.ASCII.GetString(buffer, 0, socket.EndReceive(reading));
                }

                return int.Parse(text.Substring(0, 3));
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void Hello() => Say("EHLO me");

            public bool Login(string user, string password)
            {
                {{exchange}}
            }
        }
        """);

    /// <summary>A read that is begun before anything was said gets the reply when it comes.</summary>
    [Theory]
    [MemberData(nameof(Exchanges))]
    public Task A_read_that_is_always_under_way(string exchange) => LoginCode.Files($$"""
        public sealed class Submission
        {
            private readonly NetworkStream _stream;
            private readonly byte[] _buffer = new byte[512];
            private readonly ManualResetEvent _came = new ManualResetEvent(false);
            private string _last = "";

            public Submission(NetworkStream stream) { _stream = stream; }

            public void Start()
            {
                _stream.BeginRead(_buffer, 0, _buffer.Length, Came, null);
                _came.WaitOne();
                Say("EHLO me");
            }

            private void Came(IAsyncResult result)
            {
                _last = Encoding.ASCII.GetString(_buffer, 0, _stream.EndRead(result));
                _came.Set();
                _stream.BeginRead(_buffer, 0, _buffer.Length, Came, null);
            }

            private int Say(string command)
            {
                _came.Reset();
                var bytes = Encoding.UTF8.GetBytes(command + "\r\n");
                _stream.Write(bytes, 0, bytes.Length);
                _came.WaitOne();
                return int.Parse(_last.Substring(0, 3));
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public bool Login(string user, string password)
            {
                Start();
                {{exchange}}
            }
        }
        """);

    [Theory]
    [InlineData("Encoding.UTF8.GetBytes(password)", "")]
    [InlineData("Encoding.ASCII.GetBytes(password)", " // SMTP2008?")]
    public Task Base64_of_its_own(string bytes, string report) => LoginCode.Members($$"""
        private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

        private static string Coded(byte[] input)
        {
            var text = new StringBuilder();
            for (var i = 0; i < input.Length; i += 3)
            {
                int one = input[i], two = i + 1 < input.Length ? input[i + 1] : 0, three = i + 2 < input.Length ? input[i + 2] : 0;
                text.Append(Digits[one >> 2]);
                text.Append(Digits[((one & 3) << 4) | (two >> 4)]);
                text.Append(i + 1 < input.Length ? Digits[((two & 15) << 2) | (three >> 6)] : '=');
                text.Append(i + 2 < input.Length ? Digits[three & 63] : '=');
            }

            return text.ToString();
        }

        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must(Coded({{bytes}}), 235);{{report}}
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("Coded(Encode(password))")]
    public Task A_cipher_of_its_own_is_not_followed(string told) => LoginCode.Members($$"""
        private static string Coded(string text)
        {
            var all = new char[text.Length];
            for (var i = 0; i < text.Length; i++)
                all[i] = text[(i * 7) % text.Length];
            return new string(all);
        }

        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must({{(told.Length > 0 ? told : "Coded(password)")}}, 235);
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);
}
