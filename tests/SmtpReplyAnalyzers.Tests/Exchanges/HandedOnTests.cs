namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>The challenge, or the outcome, is handed to somebody whose code is not seen: no rule concludes anything from what is not there.</summary>
public sealed class HandedOnTests
{
    [Theory]
    [InlineData("public bool Begin() { Must(\"EHLO me\", 250); return Ask(\"AUTH LOGIN\").StartsWith(\"334\"); }")]
    [InlineData("public string Begin() { Must(\"EHLO me\", 250); return Ask(\"AUTH LOGIN\"); }")]
    [InlineData("public void Begin() { Must(\"EHLO me\", 250); Must(\"AUTH LOGIN\", 334); }")]
    [InlineData("public int Begin() { Must(\"EHLO me\", 250); return CodeOf(\"AUTH LOGIN\"); }")]
    public Task The_caller_goes_on(string method) => LoginCode.Members(method);

    [Fact]
    public Task A_probe_finds_fault_with_a_server_that_asks() => LoginCode.Members("""
        public void MustRefuse()
        {
            Must("EHLO me", 250);
            if (Ask("AUTH LOGIN").StartsWith("334"))
                throw new InvalidOperationException("The server offers LOGIN in plain text");
        }
        """);

    [Theory]
    [InlineData("public Func<string, string>? Answer { get; set; }", "reply = Answer!(reply);")]
    [InlineData("public event EventHandler<string>? Challenged;", "Challenged!(this, reply);")]
    [InlineData("private static Action<StreamWriter, StreamReader>? answer; public static void Use(Action<StreamWriter, StreamReader> one) => answer = one;", "answer!(writer, reader);")]
    [InlineData("public dynamic? Sasl { get; set; }", "Sasl!.Continue(reply);")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"sspi\")] private static extern int Continue(string challenge);", "if (Continue(reply) != 0) throw new IOException();")]
    [InlineData("public Stream? Under { get; set; }", "new System.Net.Security.NegotiateStream(Under!).AuthenticateAsClient();")]
    [InlineData("private readonly Lazy<IAnswer> answer = null!; public interface IAnswer { void To(string challenge); }", "answer.Value.To(reply);")]
    public Task Somebody_answers(string member, string answer) => LoginCode.Members($$"""
        {{member}}

        public void LogIn()
        {
            Must("EHLO me", 250);
            var reply = Ask("AUTH GSSAPI");
            if (!reply.StartsWith("334"))
                throw new IOException(reply);
            {{answer}}
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Theory]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNotEqual(code, 235);")]
    [InlineData("validator.Validate(code);")]
    [InlineData("System.Diagnostics.Trace.Assert(code == 235);")]
    [InlineData("if (code != 235) source.Cancel(); source.Token.ThrowIfCancellationRequested();")]
    public Task Somebody_tests_the_outcome(string test) => LoginCode.Members($$"""
        public interface IValidator
        {
            void Validate(int code);
        }

        public void LogIn(string user, string password, IValidator validator, CancellationTokenSource source)
        {
            Must("EHLO me", 250);
            var code = CodeOf("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
            {{test}}
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Theory]
    [InlineData("Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(password), \"SendRawEmail\"u8))")]
    [InlineData("Convert.ToBase64String(secret)")]
    [InlineData("Convert.ToBase64String(new byte[] { 4 }.Concat(secret).ToArray())")]
    public Task The_secret_itself_is_Base64(string secret) => LoginCode.Members($$"""
        public void LogIn(string user, string password, byte[] secret)
        {
            Must("EHLO me", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must(Encode({{secret}}), 235);
        }
        """);

    [Theory]
    [InlineData("public void Use(string user, string secret) => (_user, _secret) = (user, Encode(secret));")]
    [InlineData("private static void Put(string text, out string into) => into = Encode(text); public void Use(string user, string secret) { _user = user; Put(secret, out _secret); }")]
    [InlineData("public void Use(Dictionary<string, string> settings) => _secret = settings[\"Smtp:PasswordBase64\"];")]
    [InlineData("public void Use(string secret) { var text = new StringBuilder(); text.Append(Encode(secret)); _secret = text.ToString(); }")]
    [InlineData("public void Use(string secret) { var text = Encode(secret); _secret = text; }")]
    public Task A_field_was_encoded_when_it_was_set(string setter) => LoginCode.Members($$"""
        private string _user = "";
        private string _secret = "";

        {{setter}}

        public void LogIn()
        {
            Must("EHLO me", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(_user), 334);
            Must(_secret, 235);
        }
        """);

    [Theory]
    [InlineData("public void Use(string user, string secret) { var text = Encode(secret); LogIn(user, text); }")]
    [InlineData("public void Use(string user, string secret) { Action<string, string> logIn = LogIn; logIn(user, Encode(secret)); }")]
    public Task A_parameter_was_encoded_by_the_caller(string caller) => LoginCode.Members($$"""
        {{caller}}

        public void LogIn(string user, string secret)
        {
            Must("EHLO me", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must(secret, 235);
        }
        """);

    [Theory]
    [InlineData("switch (step) { case 0: if (CodeOf(\"AUTH LOGIN\") == 334) goto case 1; goto default; case 1: if (CodeOf(Encode(user)) == 334) goto case 2; goto default; case 2: if (CodeOf(Encode(password)) == 235) break; goto default; default: throw new IOException(); }")]
    [InlineData("if (CodeOf(\"AUTH LOGIN\") == 334) goto answer; throw new IOException(); answer: Must(Encode(user), 334); Must(Encode(password), 235);")]
    public Task It_is_answered_behind_a_label(string exchange) => LoginCode.Members($$"""
        public void LogIn(string user, string password, int step)
        {
            Must("EHLO me", 250);
            {{exchange}}
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);
}
