using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients whose exchange goes through tuples, command objects behind interfaces, lambdas handed on, guards and other threads.</summary>
public sealed class RoundaboutClientsTests
{
    private const string Twice = "Encode(Encode(password)))";

    [Theory]
    [InlineData("Encode(password))", 334)]
    [InlineData(Twice, 334)]
    public Task A_part_of_a_tuple_is_set(string secret, int code) => LoginCode.Members($$"""
        private (bool Ok, string Text) Check(int expected)
        {
            var result = (Ok: false, Text: Read());
            var before = result;
            if (int.TryParse(result.Text.Substring(0, 3), out var told))
                result.Ok = told == expected;
            return before.Ok ? before : result;
        }

        private void Write(string line) => writer.WriteLine(line);

        public bool LogIn(string user, string password)
        {
            Must("EHLO me", 250);
            Write("AUTH LOGIN");
            if (!Check({{code}}).Ok) return false;
            Write(Encode(user));
            if (!Check(334).Ok) return false;
            Write({{secret}};{{(secret == Twice ? " // SMTP2005" : string.Empty)}}
            return Check(235).Ok;
        }
        """);

    [Theory]
    [InlineData("Encode(password));")]
    [InlineData("Encode(Encode(password))); // SMTP2005")]
    public Task A_command_is_an_object_that_gets_a_connection(string secret) => LoginCode.Files($$"""
        public interface IConnection { string Host { get; set; } void SendLine(string line); string ReceiveLine(); }
        public abstract class Connection : IConnection
        {
            protected Stream stream = Stream.Null;
            public string Host { get; set; } = string.Empty;
            public virtual void SendLine(string line)
            {
                var bytes = Encoding.UTF8.GetBytes(line + "\r\n");
                stream.Write(bytes, 0, bytes.Length);
            }

            public virtual string ReceiveLine()
            {
                var line = new List<byte>();
                for (var ended = false; !ended;)
                {
                    var number = stream.ReadByte();
                    if (number == -1) break;
                    var one = Convert.ToByte(number);
                    ended = one == 10;
                    line.Add(one);
                }
                line.RemoveRange(line.Count - 2, 2);
                return Encoding.UTF8.GetString(line.ToArray(), 0, line.Count);
            }
        }

        public enum Kind { Done, Challenge, Failed }

        public class Reply
        {
            public Reply(IConnection connection) => Kind = connection.ReceiveLine()[0] switch { '2' => Kind.Done, '3' => Kind.Challenge, _ => Kind.Failed };
            public virtual Kind Kind { get; protected set; }
        }

        public sealed class AuthReply : Reply
        {
            public AuthReply(IConnection connection, int step) : base(connection) => Step = step;
            public int Step { get; }
        }

        public sealed class Greeting
        {
            public Reply Run(IConnection connection)
            {
                connection.SendLine("EHLO me");
                return new Reply(connection);
            }
        }

        public sealed class Login(string user, string password)
        {
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public Reply Run(IConnection connection)
            {
                connection.SendLine("AUTH LOGIN");
                var first = new AuthReply(connection, 0);
                if (first.Kind != Kind.Challenge)
                    return first;
                connection.SendLine(Encode(user));
                var second = new AuthReply(connection, 1);
                if (second.Kind != Kind.Challenge)
                    return second;
                connection.SendLine({{secret}}
                return new AuthReply(connection, 2);
            }
        }
        """);

    [Fact]
    public Task Another_protocol_with_the_same_command_is_none_of_this() => LoginCode.Files("""
        public sealed class PopLogin(StreamReader reader, StreamWriter writer)
        {
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public bool Run(string user, string password)
            {
                writer.WriteLine("AUTH LOGIN");
                if (!reader.ReadLine()!.StartsWith("+"))
                    return false;
                writer.WriteLine(Encode(Encode(user)));
                if (!reader.ReadLine()!.StartsWith("+"))
                    return false;
                writer.WriteLine(Encode(Encode(password)));
                return reader.ReadLine()!.StartsWith("+OK");
            }
        }
        """);

    [Theory]
    [InlineData("Encode(password)", "334")]
    [InlineData("Encode(Encode(password))", "334", " // SMTP2005")]
    public Task The_exchange_is_a_lambda_handed_on(string secret, string code, string told = "") => LoginCode.Members($$"""
        private readonly SemaphoreSlim turn = new(1, 1);

        private T Exclusively<T>(string name, Func<string, T> work)
        {
            ArgumentNullException.ThrowIfNull(work);
            ArgumentException.ThrowIfNullOrEmpty(name);
            turn.Wait();
            try
            {
                return work(name);
            }
            finally
            {
                turn.Release();
            }
        }

        public bool LogIn(string user, string password) => Exclusively("AUTH", name =>
        {
            Must("EHLO me", 250);
            if (!Ask(name + " LOGIN").StartsWith("{{code}}")) return false;
            ArgumentNullException.ThrowIfNull(password);
            if (!Ask(Encode(user)).StartsWith("334")) return false;
            return Ask({{secret}}).StartsWith("235");{{told}}
        });
        """);

    [Theory]
    [InlineData("Must(Encode(password), 235);")]
    [InlineData("Must(Encode(Encode(password)), 235); // SMTP2005")]
    public Task Whoever_gives_up_before_it_says_nothing_of_the_exchange(string last) => LoginCode.Members($$"""
        public bool UseTls { get; set; }
        public bool IsSecure { get; set; }
        public int Port { get; set; }
        public Func<string, bool> Has { get; set; } = _ => true;
        private static bool Is(object one) => one.GetHashCode() > 7;

        public void LogIn(string user, string password, object one, object two, object three, object four)
        {
            if (UseTls && !IsSecure) throw new IOException("no TLS");
            if (Is(one) && !Is(two)) throw new IOException("one");
            if (!Is(three) || Is(four)) throw new IOException("two");
            if (Is(two) && Is(four) && !Is(one)) throw new IOException("three");
            if (!(Is(one) || Is(three))) throw new IOException("four");
            if (Port < 1 || Port > 65535 && !Has("PLAIN") && !Has("LOGIN")) throw new IOException("five");
            Must("EHLO me", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            {{last}}
        }
        """);

    [Theory]
    [InlineData("Encode(query.Get())")]
    [InlineData("Encode(Encode(query.Get()))", " // SMTP2005")]
    public Task A_query_is_answered_by_another_thread(string secret, string told = "") => LoginCode.Members($$"""
        private static readonly System.Collections.Concurrent.BlockingCollection<Query> Queue = new();

        public void LogIn(string user)
        {
            var query = new Query(user);
            Queue.Add(query);
            Must("EHLO me", 250);
            Must("AUTH LOGIN", 334);
            var answer = query.Get();
            Must(Encode(user), 334);
            Must({{secret}}, 235);{{told}}
        }
        """, """
        public sealed class Query(string name)
        {
            private readonly ManualResetEventSlim done = new();
            private string? answer;
            public string Name => name;
            public void Set(string value) { answer = value; done.Set(); }
            public string Get()
            {
                done.Wait();
                return answer!;
            }
        }
        """);

    [Theory]
    [InlineData("334", "")]
    [InlineData("235", " // SMTP2001")]
    public Task A_buffer_is_trimmed_and_matched(string code, string told) => LoginCode.Members($$"""
        private int Told(Socket socket)
        {
            var buffer = new byte[1024];
            socket.Receive(buffer);
            var text = Encoding.UTF8.GetString(buffer).TrimEnd('\0').Trim();
            var match = Regex.Match(text, "([0-9]{3}) (.+)");
            if (!match.Success || match.Groups.Count != 3)
                throw new IOException(text);
            return int.Parse(match.Groups[1].Value);
        }

        private int Say(Socket socket, string line)
        {
            socket.Send(Encoding.UTF8.GetBytes(line + "\r\n"));
            return Told(socket);
        }

        public void LogIn(Socket socket, string user, string password)
        {
            if (Say(socket, "HELO me") != 250) throw new IOException("HELO");
            if (Say(socket, "AUTH LOGIN") != {{code}}) throw new IOException("AUTH");{{told}}
            if (Say(socket, Encode(user)) != 334) throw new IOException("user");
            if (Say(socket, Encode(password)) != 235) throw new IOException("password");
        }
        """);

    [Theory]
    [InlineData("Say($\"{Command}\\r\\n{Encode(user)}\\r\\n{Encode(password)}\"); // SMTP2009")]
    [InlineData("Say(Command); Say(Encode(user)); Say(Encode(password));")]
    [InlineData("Say(\"NOOP\\r\\n\" + Command); Read(); Say(Encode(user)); Say(Encode(password));")]
    public Task Several_lines_are_one_write(string exchange) => LoginCode.Members($$"""
        private static readonly string Command = "AUTH LOGIN";
        private string last = string.Empty;

        private void Say(string lines)
        {
            writer.Write(lines + "\r\n");
            last = Read();
        }

        public void LogIn(string user, string password)
        {
            Must("EHLO me", 250);
            {{exchange}}
            if (!last.StartsWith("235"))
                throw new IOException(last);
        }
        """);
}
