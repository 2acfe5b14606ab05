namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that seem to lose the outcome, to write plain text or to encode twice, and do not.</summary>
public sealed class QuietlyToldTests
{
    private const string Challenges = "Must(\"AUTH LOGIN\", 334); Must(Encode(user), 334); ";

    [Theory]
    [InlineData("Replied?.Invoke(this, reply);", "public event EventHandler<string>? Replied;")]
    [InlineData("log(reply);", "private readonly Action<string> log = static line => Console.Error.WriteLine(line); public Mailer(Action<string> other) => log = other;")]
    [InlineData("System.Diagnostics.Trace.WriteLine(reply);", "")]
    [InlineData("System.Diagnostics.Activity.Current?.SetTag(\"smtp.reply\", reply);", "")]
    [InlineData("Interlocked.Exchange(ref code, int.Parse(reply.Substring(0, 3)));", "private int code; public int Code => code;")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Console.WriteLine(reply));", "")]
    [InlineData("View.Reply = reply;", "public dynamic View = new System.Dynamic.ExpandoObject();")]
    [InlineData("foreach (var observer in observers) observer.OnNext(reply);", "private readonly List<IObserver<string>> observers = []; public void Subscribe(IObserver<string> observer) => observers.Add(observer);")]
    [InlineData("foreach (var told in Subscribers) told(reply);", "public static readonly List<Action<string>> Subscribers = [];")]
    [InlineData("observers.ForEach(observer => observer.OnNext(reply));", "private readonly List<IObserver<string>> observers = []; public void Subscribe(IObserver<string> observer) => observers.Add(observer);")]
    [InlineData("if (isVerbose) Console.WriteLine(reply);", "private readonly bool isVerbose; public Mailer(bool isVerbose) => this.isVerbose = isVerbose;")]
    [InlineData("last.Set(reply);", "public struct Outcome { public int Code; public void Set(string reply) => Code = int.Parse(reply.Substring(0, 3)); } private Outcome last; public bool IsIn => last.Code == 235;")]
    [InlineData("reply.CopyTo(0, code, 0, 3);", "private readonly char[] code = new char[3]; public bool IsIn => new string(code) == \"235\";")]
    [InlineData("audit.Note(reply);", "public interface IAudit { void Note(string reply); } public class NoAudit : IAudit { public void Note(string reply) { } } private readonly IAudit audit; public Mailer(IAudit audit) => this.audit = audit;")]
    public Task The_reply_gets_to_somebody(string tells, string members) => LoginCode.Members($$"""
        {{members}}

        public void LogIn(string user, string password)
        {
            {{Challenges}}
            var reply = Ask(Encode(password));
            {{tells}}
        }

        public void Send(string from) => Must("MAIL FROM:<" + from + ">", 250);
        """);

    [Theory]
    [InlineData("public TimeSpan LogIn", "return watch.Elapsed;")]
    [InlineData("public TimeSpan Elapsed { get; private set; } public void LogIn", "Elapsed = watch.Elapsed;")]
    [InlineData("private readonly List<long> latencies = []; public double Average => latencies.Average(); public void LogIn", "latencies.Add(watch.ElapsedMilliseconds);")]
    public Task A_load_test_measures(string method, string end) => LoginCode.Members($$"""
        {{method}}(string user, string password)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            {{Challenges}}
            Ask(Encode(password));
            {{end}}
        }

        public void Send(string from) => Must("MAIL FROM:<" + from + ">", 250);
        """);

    [Fact]
    public Task The_hook_of_a_derived_class_is_empty_here() => LoginCode.Files("""
        public class Mailer
        {
            private readonly StreamReader reader = StreamReader.Null;
            private readonly StreamWriter writer = StreamWriter.Null;

            protected virtual void OnReply(string reply) { }

            private string Ask(string line) { writer.WriteLine(line); return reader.ReadLine()!; }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void LogIn(string user, string password)
            {
                if (!Ask("AUTH LOGIN").StartsWith("334") || !Ask(Encode(user)).StartsWith("334"))
                    throw new IOException();
                OnReply(Ask(Encode(password)));
            }

            public bool Send(string from) => Ask("MAIL FROM:<" + from + ">").StartsWith("250");
        }
        """);

    [Theory]
    [InlineData("public string LastReply => Encoding.ASCII.GetString(buffer, 0, count);", "")]
    [InlineData("", " // SMTP2007")]
    public Task A_buffer_tells_whoever_asks(string member, string marker) => LoginCode.Files($$"""
        public sealed class Mailer(NetworkStream stream)
        {
            private readonly byte[] buffer = new byte[512];
            private int count;

            {{member}}

            private string Ask(string line)
            {
                stream.Write(Encoding.ASCII.GetBytes(line + "\r\n"));
                count = stream.Read(buffer, 0, buffer.Length);
                return Encoding.ASCII.GetString(buffer, 0, count);
            }

            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            public void LogIn(string user, string password)
            {
                if (!Ask("AUTH LOGIN").StartsWith("334") || !Ask(Encode(user)).StartsWith("334"))
                    throw new IOException();
                Ask(Encode(password));{{marker}}
            }

            public bool Send(string from) => Ask("MAIL FROM:<" + from + ">").StartsWith("250");
        }
        """);

    [Theory]
    [InlineData("Ask(Encode(password));")]
    [InlineData("var reply = Ask(Encode(password));")]
    [InlineData("var reply = Ask(Encode(password)); Console.WriteLine(\"done\");")]
    public Task Nobody_learns_the_outcome(string last) => LoginCode.Members($$"""
        public void LogIn(string user, string password)
        {
            {{Challenges}}
            {{last}} // SMTP2007
        }

        public void Send(string from) => Must("MAIL FROM:<" + from + ">", 250);
        """);

    private static Task Given(string members, string user, string password, string marker = "") => LoginCode.Members($$"""
        {{members}}
            Must("AUTH LOGIN", 334);
            Must({{user}}, 334);{{marker}}
            Must({{password}}, 235);{{marker}}
        }

        public void Send(string from) => Must("MAIL FROM:<" + from + ">", 250);
        """);

    [Theory]
    [InlineData("private string first = \"\", second = \"\"; public void Prompt() { Console.Write(\"User name in Base64: \"); first = Console.ReadLine()!; second = Console.ReadLine()!; } public void LogIn() {", "first", "second")]
    [InlineData("public static void Run(Mailer mailer, string user, string password) => mailer.LogIn(new NetworkCredential(Encode(user), Encode(password))); public void LogIn(NetworkCredential stored) {", "stored.UserName", "stored.Password")]
    [InlineData("public class Options { public string User { get; set; } = \"not-set\"; public string Password { get; set; } = \"change-me\"; } private readonly Options options = new(); public void LogIn() {", "options.User", "options.Password")]
    [InlineData("public static void Probe(Mailer mailer) => mailer.LogIn(\"any-user\", \"any-password\"); public void LogIn(string user, string password) {", "user", "password")]
    [InlineData("private static bool IsEncoded(string text) { try { Convert.FromBase64String(text); return true; } catch (FormatException) { return false; } } private static string ToBase64(string text) => IsEncoded(text) ? text : Encode(text); public static void Run(Mailer mailer) => mailer.LogIn(\"joe@example.com\", \"pass@word\"); public void LogIn(string user, string password) {", "ToBase64(user)", "ToBase64(password)")]
    public Task It_may_be_encoded_already(string members, string user, string password) => Given(members, user, password);

    [Theory]
    [InlineData("private string first = \"\", second = \"\"; public void Prompt() { Console.Write(\"User name: \"); first = Console.ReadLine()!; second = Console.ReadLine()!; } public void LogIn() {", "first", "second")]
    [InlineData("public static void Run(Mailer mailer, string user, string password) => mailer.LogIn(new NetworkCredential(user, password)); public void LogIn(NetworkCredential stored) {", "stored.UserName", "stored.Password")]
    public Task It_is_plain(string members, string user, string password) => Given(members, user, password, " // SMTP2003");

    [Fact]
    public Task A_script_holds_the_responses() => LoginCode.Members("""
        public void Play(IEnumerable<string> lines)
        {
            Must("AUTH LOGIN", 334);
            foreach (var line in lines)
            {
                if (Ask(line)[0] == '5')
                    throw new IOException(line);
            }
        }

        public void Send(string from) => Must("MAIL FROM:<" + from + ">", 250);
        """);

    [Theory]
    [InlineData("Encode(Encode(id + \":\" + password))", "")]
    [InlineData("Encode(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(\"SendRawEmail\"))))", "")]
    [InlineData("Encode(Encode(password))", " // SMTP2005")]
    public Task The_password_is_a_token_in_Base64(string password, string marker) => LoginCode.Members($$"""
        public void LogIn(string id, string password)
        {
            Must("AUTH LOGIN", 334);
            Must(Encode("api"), 334);
            Must({{password}}, 235);{{marker}}
        }

        public void Send(string from) => Must("MAIL FROM:<" + from + ">", 250);
        """);
}
