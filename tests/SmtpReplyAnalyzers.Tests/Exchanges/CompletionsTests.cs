namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Sockets that tell by an event when they are done, as they did on Windows Phone and in Silverlight (<c>SocketAsyncEventArgs</c>), or by a delegate (<c>BeginReceive</c>).</summary>
public sealed class CompletionsTests
{
    private const string SignalledSend = """
        private void Send(string line)
        {
            var operation = new SocketAsyncEventArgs { RemoteEndPoint = end };
            operation.Completed += (sender, e) => { result = e.SocketError.ToString(); done.Set(); };
            var bytes = Encoding.UTF8.GetBytes(line + "\r\n");
            operation.SetBuffer(bytes, 0, bytes.Length);
            done.Reset();
            socket.SendAsync(operation);
            done.WaitOne(30000);
        }

        """;

    private const string SignalledReceive = """
        private string Receive()
        {
            var reply = "timeout";
            var operation = new SocketAsyncEventArgs();
            operation.SetBuffer(new byte[2048], 0, 2048);
            operation.Completed += new EventHandler<SocketAsyncEventArgs>(delegate(object? sender, SocketAsyncEventArgs e)
            {
                if (e.SocketError == SocketError.Success)
                {
                    reply = Encoding.UTF8.GetString(e.Buffer!, e.Offset, e.BytesTransferred);
                    reply = reply.Trim('\0');
                }
                else
                {
                    reply = e.SocketError.ToString();
                }

                done.Set();
            });
            done.Reset();
            socket.ReceiveAsync(operation);
            done.WaitOne(30000);
            return reply;
        }

        """;

    private const string MethodReceive = """
        private string text = "";

        private string Receive()
        {
            var operation = new SocketAsyncEventArgs();
            operation.SetBuffer(new byte[2048], 0, 2048);
            operation.Completed += OnReceived;
            done.Reset();
            if (!socket.ReceiveAsync(operation))
                OnReceived(socket, operation);
            if (!done.WaitOne(30000))
                throw new TimeoutException();
            return text;
        }

        private void OnReceived(object? sender, SocketAsyncEventArgs e)
        {
            text = Encoding.ASCII.GetString(e.Buffer!, 0, e.BytesTransferred);
            done.Set();
        }

        """;

    private const string AwaitedSend = """
        private void Send(string line) => SendAsync(line).Wait();

        private Task SendAsync(string line)
        {
            var source = new TaskCompletionSource<bool>();
            var operation = new SocketAsyncEventArgs();
            operation.Completed += (_, e) => source.TrySetResult(e.SocketError == SocketError.Success);
            var bytes = Encoding.UTF8.GetBytes(line + "\r\n");
            operation.SetBuffer(bytes, 0, bytes.Length);
            if (!socket.SendAsync(operation))
                source.TrySetResult(true);
            return source.Task;
        }

        """;

    private const string AwaitedReceive = """
        private string Receive() => ReceiveAsync().Result;

        private async Task<string> ReceiveAsync()
        {
            var source = new TaskCompletionSource<string>();
            var operation = new SocketAsyncEventArgs();
            var buffer = new byte[1024];
            operation.SetBuffer(buffer, 0, buffer.Length);
            operation.Completed += (_, e) => source.SetResult(Encoding.UTF8.GetString(buffer, 0, e.BytesTransferred));
            if (!socket.ReceiveAsync(operation))
                source.SetResult(Encoding.UTF8.GetString(buffer, 0, operation.BytesTransferred));
            return await source.Task;
        }

        """;

    private const string BegunSend = """
        private void Send(string line)
        {
            var bytes = Encoding.UTF8.GetBytes(line + "\r\n");
            done.Reset();
            socket.BeginSend(bytes, 0, bytes.Length, SocketFlags.None, OnSent, socket);
            done.WaitOne();
        }

        private void OnSent(IAsyncResult ended)
        {
            ((Socket)ended.AsyncState!).EndSend(ended);
            done.Set();
        }

        """;

    private const string BegunReceive = """
        private readonly byte[] buffer = new byte[1024];
        private string reply = "";

        private string Receive()
        {
            done.Reset();
            socket.BeginReceive(buffer, 0, buffer.Length, SocketFlags.None, new AsyncCallback(OnReceived), null);
            done.WaitOne();
            return reply;
        }

        private void OnReceived(IAsyncResult ended)
        {
            var count = socket.EndReceive(ended);
            reply = Encoding.ASCII.GetString(buffer, 0, count);
            done.Set();
        }

        """;

    private const string WaitedReceive = """
        private string Receive()
        {
            var stream = new NetworkStream(socket);
            var buffer = new byte[1024];
            var begun = stream.BeginRead(buffer, 0, buffer.Length, null, null);
            if (!begun.AsyncWaitHandle.WaitOne(10000))
                throw new TimeoutException();
            return Encoding.ASCII.GetString(buffer, 0, stream.EndRead(begun));
        }

        """;

    private static Task Verify(string transport, string login) => LoginCode.Files($$"""
        public sealed class Mailer(EndPoint end)
        {
            private static readonly ManualResetEvent done = new(false);
            private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            private string result = "";

        {{transport}}

            private string Ask(string line)
            {
                Send(line);
                return Receive();
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public bool Deliver(string user, string password)
            {
                var operation = new SocketAsyncEventArgs { RemoteEndPoint = end };
                operation.Completed += (sender, e) => done.Set();
                done.Reset();
                socket.ConnectAsync(operation);
                done.WaitOne();
                if (!Receive().StartsWith("220") || !Ask("EHLO me").StartsWith("250"))
                    return false;
        {{login}}
                return Ask("MAIL FROM:<me@example.com>").StartsWith("250");
            }
        }
        """);

    public static TheoryData<string, string> Transports => new()
    {
        { SignalledSend, SignalledReceive },
        { SignalledSend, MethodReceive },
        { AwaitedSend, SignalledReceive },
        { AwaitedSend, AwaitedReceive },
        { BegunSend, BegunReceive },
        { BegunSend, WaitedReceive },
    };

    [Theory]
    [MemberData(nameof(Transports))]
    public Task Silent_where_the_exchange_is_right(string send, string receive) => Verify(send + receive, """
                if (!Ask("AUTH LOGIN").StartsWith("334") || !Ask(Encode(user)).StartsWith("334") || !Ask(Encode(password)).StartsWith("235"))
                    return false;
        """);

    [Theory]
    [MemberData(nameof(Transports))]
    public Task A_challenge_is_a_failure(string send, string receive) => Verify(send + receive, """
                if (Ask("AUTH LOGIN").StartsWith("334")) // SMTP2001
                    return false;
                if (!Ask(Encode(user)).StartsWith("334") || !Ask(Encode(password)).StartsWith("235"))
                    return false;
        """);

    [Theory]
    [MemberData(nameof(Transports))]
    public Task A_response_is_no_Base64(string send, string receive) => Verify(send + receive, """
                if (!Ask("AUTH LOGIN").StartsWith("334"))
                    return false;
                if (!Ask(user).StartsWith("334")) // SMTP2003
                    return false;
                if (!Ask(Encode(password)).StartsWith("235"))
                    return false;
        """);

    [Theory]
    [MemberData(nameof(Transports))]
    public Task Nobody_looks_at_the_outcome(string send, string receive) => Verify(send + receive, """
                if (!Ask("AUTH LOGIN").StartsWith("334") || !Ask(Encode(user)).StartsWith("334"))
                    return false;
                if (Ask(Encode(password)).Length == 0)
                    return false;
                Send("MAIL FROM:<me@example.com>"); // SMTP2007
        """);

    [Fact]
    public Task A_reply_is_asked_for_before_there_is_one() => Verify(SignalledSend + """
        private string? text;

        private void Listen()
        {
            var operation = new SocketAsyncEventArgs();
            operation.SetBuffer(new byte[2048], 0, 2048);
            operation.Completed += OnReceived;
            socket.ReceiveAsync(operation);
        }

        private void OnReceived(object? sender, SocketAsyncEventArgs e)
        {
            text = Encoding.ASCII.GetString(e.Buffer!, 0, e.BytesTransferred);
            done.Set();
            socket.ReceiveAsync(e);
        }

        private string Receive()
        {
            if (text is null)
                Listen();
            done.WaitOne();
            return text!;
        }
        """, """
                if (Ask("AUTH LOGIN").StartsWith("334"))
                    return false;
        """);

    [Fact]
    public Task The_handler_of_a_reply_gives_the_next_command() => LoginCode.Files("""
        public sealed class Pump(Socket socket)
        {
            private readonly byte[] buffer = new byte[1024];
            private readonly Queue<string> lines = new();

            public void Start(string user, string password)
            {
                lines.Enqueue("EHLO me");
                lines.Enqueue("AUTH LOGIN");
                lines.Enqueue(user);
                lines.Enqueue(password);
                lines.Enqueue("MAIL FROM:<me@example.com>");
                socket.BeginReceive(buffer, 0, buffer.Length, SocketFlags.None, OnReceived, null);
            }

            private void OnReceived(IAsyncResult ended)
            {
                var reply = Encoding.ASCII.GetString(buffer, 0, socket.EndReceive(ended));
                if (reply[0] != '2' && reply[0] != '3')
                    throw new IOException(reply);
                socket.Send(Encoding.ASCII.GetBytes(lines.Dequeue() + "\r\n"));
                socket.BeginReceive(buffer, 0, buffer.Length, SocketFlags.None, OnReceived, null);
            }
        }
        """);

    [Fact]
    public Task Whoever_holds_the_handlers_is_not_known() => Verify("""
        public SocketAsyncEventArgs Sending { get; set; } = null!;
        public SocketAsyncEventArgs Receiving { get; set; } = null!;

        private void Send(string line)
        {
            var bytes = Encoding.UTF8.GetBytes(line + "\r\n");
            Sending.SetBuffer(bytes, 0, bytes.Length);
            socket.SendAsync(Sending);
            done.WaitOne();
        }

        private string Receive()
        {
            socket.ReceiveAsync(Receiving);
            done.WaitOne();
            return Encoding.UTF8.GetString(Receiving.Buffer!, 0, Receiving.BytesTransferred);
        }
        """, """
                if (Ask("AUTH LOGIN").StartsWith("334"))
                    return false;
        """);
}
