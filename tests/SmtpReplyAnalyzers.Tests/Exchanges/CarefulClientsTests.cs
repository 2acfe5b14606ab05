namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Whole clients that log in as they must, written by different hands: nothing is reported in any.</summary>
public sealed class CarefulClientsTests
{
    private static readonly Dictionary<string, string> Clients = new()
    {
        ["an enumeration, a socket and a buffer"] = """
            public enum Code { None, Ready = 220, AuthOk = 235, Ok = 250, Continue = 334 }

            public class Mailer : IDisposable
            {
                private readonly Socket _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                private byte[] _buffer = new byte[512];

                public void Dispose() { _socket.Close(); }

                private string ReadReply()
                {
                    var text = new StringBuilder();
                    while (true)
                    {
                        int count = _socket.Receive(_buffer, 0, _buffer.Length, SocketFlags.None);
                        if (count == 0) throw new IOException("closed");
                        text.Append(Encoding.ASCII.GetString(_buffer, 0, count));
                        if (text.ToString().EndsWith("\r\n")) return text.ToString();
                    }
                }

                private void Command(string command, Code expected)
                {
                    _socket.Send(Encoding.UTF8.GetBytes(command + "\r\n"));
                    Check(expected);
                }

                private void Check(Code expected)
                {
                    string reply = ReadReply();
                    var lines = reply.Split(new[] { "\r\n" }, StringSplitOptions.RemoveEmptyEntries);
                    Code code;
                    if (!Enum.TryParse(lines[lines.Length - 1].Substring(0, 3), out code) || code != expected) throw new IOException(reply);
                }

                public void Login(string user, string password)
                {
                    Check(Code.Ready);
                    Command("EHLO host", Code.Ok);
                    Command("AUTH LOGIN", Code.Continue);
                    Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), Code.Continue);
                    Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), Code.AuthOk);
                    Command("MAIL FROM:<a@b.example>", Code.Ok);
                }
            }
            """,
        ["a record for replies, async"] = """
            public sealed record Reply(int Code, IReadOnlyList<string> Lines)
            {
                public bool IsPositive => Code is >= 200 and < 300;
                public bool WantsMore => Code == 334;
            }

            public sealed class SmtpSession(Stream stream)
            {
                private readonly StreamReader _reader = new(stream);
                private readonly StreamWriter _writer = new(stream) { NewLine = "\r\n" };

                private async Task<Reply> SendAsync(string line, CancellationToken token)
                {
                    await _writer.WriteLineAsync(line.AsMemory(), token).ConfigureAwait(false);
                    await _writer.FlushAsync(token).ConfigureAwait(false);
                    var lines = new List<string>();
                    string reply;
                    do
                    {
                        reply = await _reader.ReadLineAsync(token).ConfigureAwait(false) ?? throw new IOException("closed");
                        lines.Add(reply.Length > 4 ? reply[4..] : "");
                    }
                    while (reply.Length > 3 && reply[3] == '-');
                    return new Reply(int.Parse(reply.AsSpan(0, 3)), lines);
                }

                public async Task<bool> LoginAsync(NetworkCredential credential, CancellationToken token = default)
                {
                    await SendAsync("EHLO me", token);
                    var reply = await SendAsync("AUTH LOGIN", token);
                    if (!reply.WantsMore)
                        return false;
                    reply = await SendAsync(Encode(credential.UserName), token);
                    if (!reply.WantsMore)
                        return false;
                    reply = await SendAsync(Encode(credential.Password), token);
                    return reply.IsPositive;

                    static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
                }
            }
            """,
        ["text in one buffer, as in old code"] = """
            public class clsMail
            {
                private TcpClient objTcp = null!;
                private NetworkStream objStream = null!;
                private string strLastErr = "";

                private bool SendCmd(string strCmd, string strOk)
                {
                    byte[] arr = Encoding.ASCII.GetBytes(strCmd + "\r\n");
                    objStream.Write(arr, 0, arr.Length);
                    return WaitFor(strOk);
                }

                private bool WaitFor(string strOk)
                {
                    byte[] arr = new byte[1024];
                    int n = objStream.Read(arr, 0, 1024);
                    string strResp = Encoding.ASCII.GetString(arr, 0, n);
                    if (strResp.Length < 3) { strLastErr = "No response"; return false; }
                    if (strResp.Substring(0, 3) == strOk) return true;
                    strLastErr = strResp;
                    return false;
                }

                public bool Send(string host, string user, string pwd, string from, string to, string body)
                {
                    try
                    {
                        objTcp = new TcpClient(host, 25);
                        objStream = objTcp.GetStream();
                        if (!WaitFor("220")) return false;
                        if (!SendCmd("EHLO " + Dns.GetHostName(), "250")) return false;
                        if (user != "")
                        {
                            if (!SendCmd("AUTH LOGIN", "334")) return false;
                            if (!SendCmd(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), "334")) return false;
                            if (!SendCmd(Convert.ToBase64String(Encoding.UTF8.GetBytes(pwd)), "235")) return false;
                        }
                        if (!SendCmd("MAIL FROM:<" + from + ">", "250")) return false;
                        if (!SendCmd("RCPT TO:<" + to + ">", "250")) return false;
                        if (!SendCmd("DATA", "354")) return false;
                        return SendCmd(body + "\r\n.", "250");
                    }
                    catch (Exception ex) { strLastErr = ex.Message; return false; }
                    finally { if (objTcp != null) objTcp.Close(); }
                }
            }
            """,
        ["a state machine"] = """
            public class Mailer(StreamReader reader, StreamWriter writer)
            {
                private enum Step { Auth, User, Password, Done }

                public bool Login(string user, string password)
                {
                    writer.WriteLine("HELO me");
                    reader.ReadLine();
                    var step = Step.Auth;
                    while (step != Step.Done)
                    {
                        switch (step)
                        {
                            case Step.Auth: writer.WriteLine("AUTH LOGIN"); break;
                            case Step.User: writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))); break;
                            case Step.Password: writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))); break;
                        }

                        var reply = reader.ReadLine() ?? "";
                        if (reply.StartsWith("334")) step = step == Step.Auth ? Step.User : Step.Password;
                        else if (reply.StartsWith("235")) step = Step.Done;
                        else return false;
                    }

                    return true;
                }
            }
            """,
        ["the mechanism is chosen at run time"] = """
            public abstract class Mechanism
            {
                public abstract string Name { get; }
                public abstract byte[]? Initial();
                public abstract byte[] Next(byte[] challenge);
            }

            public sealed class Mailer(StreamReader reader, StreamWriter writer)
            {
                private string Ask(string line)
                {
                    writer.WriteLine(line);
                    writer.Flush();
                    string? reply;
                    do reply = reader.ReadLine(); while (reply is { Length: > 3 } && reply[3] == '-');
                    return reply ?? throw new IOException("closed");
                }

                public void Authenticate(Mechanism mechanism)
                {
                    Ask("EHLO me");
                    var first = mechanism.Initial();
                    var reply = Ask(first is null ? $"AUTH {mechanism.Name}" : first.Length == 0 ? $"AUTH {mechanism.Name} =" : $"AUTH {mechanism.Name} {Convert.ToBase64String(first)}");
                    while (reply.StartsWith("334", StringComparison.Ordinal))
                    {
                        byte[] next;
                        try { next = mechanism.Next(reply.Length > 4 ? Convert.FromBase64String(reply.Substring(4)) : Array.Empty<byte>()); }
                        catch (FormatException) { Ask("*"); throw; }
                        reply = Ask(Convert.ToBase64String(next));
                    }

                    if (!reply.StartsWith("235")) throw new InvalidOperationException(reply);
                    Ask("MAIL FROM:<>");
                }
            }
            """,
        ["octets and spans"] = """
            public sealed class Mailer(Stream stream)
            {
                private readonly StreamReader _reader = new(stream);

                private string Line(ReadOnlySpan<byte> line)
                {
                    stream.Write(line);
                    stream.Write("\r\n"u8);
                    string reply;
                    do reply = _reader.ReadLine()!; while (reply.Length > 3 && reply[3] == '-');
                    return reply;
                }

                public void Login(string user, string password)
                {
                    if (Line("EHLO me"u8)[0] != '2') throw new IOException();
                    if (!Line("AUTH PLAIN"u8).StartsWith("334")) throw new IOException();
                    var plain = Encoding.UTF8.GetBytes($"\0{user}\0{password}");
                    var octets = new byte[System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(plain.Length)];
                    System.Buffers.Text.Base64.EncodeToUtf8(plain, octets, out _, out int written);
                    if (!Line(octets.AsSpan(0, written)).StartsWith("235")) throw new IOException();
                    Line("MAIL FROM:<>"u8);
                }
            }
            """,
        ["a regular expression, and a way out at the end"] = """
            public sealed class Mailer(StreamReader reader, StreamWriter writer)
            {
                private static readonly System.Text.RegularExpressions.Regex Form = new(@"^(\d{3})([ -])(.*)$");

                private int Code()
                {
                    System.Text.RegularExpressions.Match match;
                    do
                    {
                        match = Form.Match(reader.ReadLine()!);
                        if (!match.Success) throw new FormatException();
                    }
                    while (match.Groups[2].Value == "-");
                    return int.Parse(match.Groups[1].Value);
                }

                public bool Login(string user, string password)
                {
                    writer.WriteLine("EHLO me");
                    if (Code() != 250) goto fail;
                    writer.WriteLine("AUTH LOGIN");
                    if (Code() != 334) goto fail;
                    writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
                    if (Code() != 334) goto fail;
                    writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
                    if (Code() != 235) goto fail;
                    return true;
                fail:
                    writer.WriteLine("QUIT");
                    return false;
                }
            }
            """,
        ["out parameters"] = """
            public class Mailer
            {
                private StreamReader reader;
                private StreamWriter writer;

                public Mailer(Stream stream) { reader = new StreamReader(stream); writer = new StreamWriter(stream); writer.AutoFlush = true; }

                private bool Exchange(string command, int wanted, out string text)
                {
                    writer.Write(command);
                    writer.Write("\r\n");
                    text = reader.ReadLine()!;
                    while (text != null && text.Length >= 4 && text[3] == '-') text = reader.ReadLine()!;
                    int code;
                    return text != null && text.Length >= 3 && int.TryParse(text.Substring(0, 3), out code) && code == wanted;
                }

                public bool Login(string user, string password)
                {
                    string text;
                    if (!Exchange("EHLO me", 250, out text)) return false;
                    if (!Exchange("AUTH CRAM-MD5", 334, out text)) return false;
                    HMACMD5 hash = new HMACMD5(Encoding.UTF8.GetBytes(password));
                    StringBuilder response = new StringBuilder(user + " ");
                    foreach (byte b in hash.ComputeHash(Convert.FromBase64String(text.Substring(4)))) response.Append(b.ToString("x2"));
                    return Exchange(Convert.ToBase64String(Encoding.UTF8.GetBytes(response.ToString())), 235, out text);
                }
            }
            """,
        ["exceptions carry the code"] = """
            public class ReplyException(int code, string text) : Exception(text) { public int Code => code; }

            public class Mailer(StreamReader reader, StreamWriter writer)
            {
                private string Ask(string command)
                {
                    writer.WriteLine(command);
                    var line = reader.ReadLine()!;
                    var code = int.Parse(line[..3]);
                    if (code >= 400) throw new ReplyException(code, line);
                    return line;
                }

                private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

                public bool Login(string user, string password)
                {
                    Ask("HELO me");
                    try
                    {
                        return Ask("AUTH LOGIN").StartsWith("334") && Ask(Encode(user)).StartsWith("334") && Ask(Encode(password)).StartsWith("235");
                    }
                    catch (ReplyException e) when (e.Code is 535 or 534) { return false; }
                    catch (ReplyException e) when (e.Code == 504) { return Ask("AUTH PLAIN " + Encode($"\0{user}\0{password}")).StartsWith("235"); }
                }
            }
            """,
        ["first digits"] = """
            public class Mailer(StreamReader reader, StreamWriter writer)
            {
                private char Ask(string command)
                {
                    writer.WriteLine(command);
                    string line;
                    do { line = reader.ReadLine()!; } while (line.Length > 3 && line[3] == '-');
                    return line[0];
                }

                private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

                public void Send(string user, string password)
                {
                    if (Ask("EHLO me") != '2') throw new Exception();
                    if (Ask("AUTH LOGIN") != '3' || Ask(Encode(user)) != '3' || Ask(Encode(password)) != '2') throw new Exception("auth");
                    if (Ask("MAIL FROM:<a@b.example>") != '2') throw new Exception();
                }
            }
            """,
        ["steps in a table"] = """
            public class Mailer(StreamReader reader, StreamWriter writer)
            {
                public void Send(string user, string password)
                {
                    Func<string, string> encode = text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
                    string Ask(string command) { writer.WriteLine(command); writer.Flush(); return reader.ReadLine()!; }
                    var steps = new (string Command, string Code)[] { ("HELO me", "250"), ("AUTH LOGIN", "334"), (encode(user), "334"), (encode(password), "235"), ("MAIL FROM:<a@b.example>", "250") };
                    foreach (var (command, code) in steps)
                    {
                        if (!Ask(command).StartsWith(code))
                            throw new IOException(command);
                    }
                }
            }
            """,
        ["TLS, and the stream is another then"] = """
            public class Mailer : IDisposable
            {
                private TcpClient _client = null!;
                private Stream _stream = null!;

                public void Dispose() => _client.Dispose();

                private string ReadLine()
                {
                    var line = new MemoryStream();
                    int octet;
                    while ((octet = _stream.ReadByte()) != -1 && octet != 10)
                        if (octet != 13) line.WriteByte((byte)octet);
                    return Encoding.ASCII.GetString(line.ToArray());
                }

                private string Command(string command)
                {
                    _stream.Write(Encoding.UTF8.GetBytes(command + "\r\n"));
                    string line;
                    do line = ReadLine(); while (line.Length > 3 && line[3] == '-');
                    return line;
                }

                public string Run(string host, string user, string password)
                {
                    _client = new TcpClient(host, 587);
                    _stream = _client.GetStream();
                    ReadLine();
                    if (!Command("EHLO me").StartsWith("250")) return "ehlo";
                    if (!Command("STARTTLS").StartsWith("220")) return "tls";
                    var tls = new System.Net.Security.SslStream(_stream);
                    tls.AuthenticateAsClient(host);
                    _stream = tls;
                    if (!Command("EHLO me").StartsWith("250")) return "ehlo";
                    var reply = Command("AUTH PLAIN");
                    if (reply.StartsWith("334")) reply = Command(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)));
                    return reply.StartsWith("235") ? "ok" : reply;
                }
            }
            """,
        ["extension methods"] = """
            public static class Extensions
            {
                public static string ToBase64(this string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
                public static void Send(this StreamWriter writer, string line) { writer.Write(line + "\r\n"); writer.Flush(); }
                public static void Must(this StreamReader reader, int code)
                {
                    var line = reader.ReadLine()!;
                    while (line.Length > 3 && line[3] == '-') line = reader.ReadLine()!;
                    if (!line.StartsWith(code.ToString())) throw new Exception(line);
                }
            }

            public static class Program
            {
                public static void Run(TcpClient client, string user, string password)
                {
                    var reader = new StreamReader(client.GetStream());
                    var writer = new StreamWriter(client.GetStream());
                    reader.Must(220);
                    writer.Send("EHLO me"); reader.Must(250);
                    writer.Send("AUTH LOGIN " + user.ToBase64()); reader.Must(334);
                    writer.Send(password.ToBase64()); reader.Must(235);
                    writer.Send("MAIL FROM:<a@b.example>"); reader.Must(250);
                }
            }
            """,
        ["top-level statements"] = """
            using var client = new TcpClient("localhost", 25);
            using var reader = new StreamReader(client.GetStream());
            using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
            Check(220);
            writer.WriteLine("EHLO me"); Check(250);
            writer.WriteLine("AUTH LOGIN"); Check(334);
            writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(args[0]))); Check(334);
            writer.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(args[1]))); Check(235);
            writer.WriteLine("MAIL FROM:<a@b.example>"); Check(250);

            void Check(int code)
            {
                string line;
                while ((line = reader.ReadLine()!).Length > 3 && line[3] == '-') { }
                if (!line.StartsWith($"{code}")) Environment.Exit(1);
            }
            """,
        ["callbacks of a socket"] = """
            public class Mailer
            {
                private Socket _socket = null!;
                private readonly byte[] _buffer = new byte[1024];
                private readonly Queue<string> _todo = new();
                public event Action<string>? Failed;

                public void Start(Socket socket, string user, string password)
                {
                    _socket = socket;
                    _todo.Enqueue("EHLO me");
                    _todo.Enqueue("AUTH LOGIN");
                    _todo.Enqueue(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
                    _todo.Enqueue(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
                    _todo.Enqueue("MAIL FROM:<a@b.example>");
                    _socket.BeginReceive(_buffer, 0, _buffer.Length, SocketFlags.None, Got, null);
                }

                private void Got(IAsyncResult result)
                {
                    var text = Encoding.ASCII.GetString(_buffer, 0, _socket.EndReceive(result));
                    if (text[0] != '2' && text[0] != '3') { Failed?.Invoke(text); return; }
                    _socket.Send(Encoding.ASCII.GetBytes(_todo.Dequeue() + "\r\n"));
                    _socket.BeginReceive(_buffer, 0, _buffer.Length, SocketFlags.None, Got, null);
                }
            }
            """,
    };

    public static TheoryData<string> Names => [.. Clients.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Nothing_is_reported(string name) => LoginCode.Files(Clients[name]);
}
