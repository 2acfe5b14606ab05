namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2007: the message follows whatever became of AUTH.</summary>
public sealed class AuthenticationUntestedTests
{
    private const string Plain = "\"AUTH PLAIN \" + Encode(\"\\0\" + user + \"\\0\" + password)";

    private static Task Untested(string exchange) => LoginCode.Body($$"""
        {{exchange}}
        Must("MAIL FROM:<shop@example.com>", 250); // SMTP2007
        """);

    [Theory]
    [InlineData("Ask(" + Plain + ");")]
    [InlineData("var reply = Ask(" + Plain + "); Console.WriteLine(reply);")]
    [InlineData("Must(\"AUTH LOGIN\", 334); Must(Encode(user), 334); Ask(Encode(password));")]
    [InlineData("Must(\"AUTH PLAIN\", 334); CodeOf(Encode(\"\\0\" + user + \"\\0\" + password));")]
    public Task Nobody_looks_at_the_outcome(string exchange) => Untested(exchange);

    [Fact]
    public Task Nobody_reads_the_outcome() => Untested("Must(\"AUTH PLAIN\", 334); writer.WriteLine(Encode(\"\\0\" + user + \"\\0\" + password)); writer.Flush();");

    [Fact]
    public Task Somebody_else_may_read_the_outcome() => LoginCode.BodyBeforeMail("writer.WriteLine(" + Plain + "); writer.Flush();");

    [Fact]
    public Task The_command_stands_in_a_helper() => LoginCode.Members("""
        private void From(string sender) => Must("MAIL FROM:<" + sender + ">", 250);

        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Ask("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
            From("shop@example.com"); // SMTP2007
        }
        """);

    [Theory]
    [InlineData("Must(" + Plain + ", 235);")]
    [InlineData("if (CodeOf(" + Plain + ") != 235) Console.WriteLine(\"Not logged in\");")]
    [InlineData("if (CodeOf(" + Plain + ") != 235) return;")]
    [InlineData("if (!Ask(" + Plain + ").StartsWith(\"2\")) throw new IOException();")]
    [InlineData("if (CodeOf(" + Plain + ") is not (>= 200 and < 300)) Environment.Exit(1);")]
    [InlineData("_ = CodeOf(" + Plain + ") == 235 ? true : throw new IOException();")]
    [InlineData("if (CodeOf(" + Plain + ") != 235) { Ask(\"QUIT\"); throw new IOException(); }")]
    [InlineData("switch (Ask(" + Plain + ").Substring(0, 3)) { case \"235\": break; default: throw new IOException(); }")]
    public Task It_is_tested(string exchange) => LoginCode.BodyBeforeMail(exchange);

    [Fact]
    public Task Another_mechanism_is_tried() => LoginCode.BodyBeforeMail("""
        var code = CodeOf("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
        if (code != 235 && CodeOf("AUTH LOGIN") == 334 && CodeOf(Encode(user)) == 334)
            code = CodeOf(Encode(password));
        if (code != 235)
            throw new IOException();
        """);

    [Fact]
    public Task A_result_is_tested_by_the_caller() => LoginCode.Members("""
        private bool LogIn(string user, string password) => CodeOf("AUTH PLAIN " + Encode("\0" + user + "\0" + password)) == 235;

        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            if (!LogIn(user, password))
                throw new IOException("Not logged in");
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Fact]
    public Task A_result_that_the_caller_drops() => LoginCode.Members("""
        private bool LogIn(string user, string password) => CodeOf("AUTH PLAIN " + Encode("\0" + user + "\0" + password)) == 235;

        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            LogIn(user, password);
            Must("MAIL FROM:<shop@example.com>", 250); // SMTP2007
        }
        """);

    [Fact]
    public Task The_reply_is_handed_to_the_caller() => LoginCode.Members("""
        public string LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            return Ask("AUTH PLAIN " + Encode("\0" + user + "\0" + password));
        }
        """);

    [Fact]
    public Task An_action_that_somebody_hands_in_may_test_it() => LoginCode.Members("""
        public void Deliver(string user, string password, Action<int> check)
        {
            Must("EHLO shop.example", 250);
            check(CodeOf("AUTH PLAIN " + Encode("\0" + user + "\0" + password)));
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    private static Task LogInBesideMail(string exchange, string fields = "") => LoginCode.Members($$"""
        {{fields}}

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            {{exchange}}
        }

        public void Mail(string recipient)
        {
            Must("MAIL FROM:<shop@example.com>", 250);
            Must("RCPT TO:<" + recipient + ">", 250);
            Must("DATA", 354);
        }
        """);

    [Theory]
    [InlineData("Ask(" + Plain + "); // SMTP2007")]
    [InlineData("var reply = Ask(" + Plain + "); // SMTP2007\nif (reply == null) throw new IOException();")]
    [InlineData("Must(\"AUTH LOGIN\", 334); Must(Encode(user), 334);\nAsk(Encode(password)); // SMTP2007\nloggedIn = true;")]
    public Task The_method_that_logs_in_ends_the_same_whatever_was_said(string exchange) => LogInBesideMail(exchange, "private bool loggedIn;");

    [Theory]
    [InlineData("loggedIn = CodeOf(" + Plain + ") == 235;")]
    [InlineData("last = Ask(" + Plain + ");")]
    [InlineData("log.Add(Ask(" + Plain + "));")]
    [InlineData("if (CodeOf(" + Plain + ") == 235) loggedIn = true;")]
    [InlineData("var reply = Ask(" + Plain + "); Console.WriteLine(reply);")]
    [InlineData("Ask(" + Plain + "); Ask(\"QUIT\");")]
    public Task Others_can_tell_what_was_said(string exchange) => LogInBesideMail(exchange, "private bool loggedIn; private string last = \"\"; private readonly List<string> log = new();");

    [Fact]
    public Task The_last_reply_is_lost() => LoginCode.Members($$"""
        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Ask(Encode(password)); // SMTP2007
        }
        """);

    [Fact]
    public Task The_method_is_content_with_any_reply() => LoginCode.Members($$"""
        public async Task<bool> LogInAsync(string user, string password)
        {
            await Task.Yield();
            if (CodeOf("EHLO shop.example") != 250)
                return false;
            var code = CodeOf({{Plain}}); // SMTP2007
            return true;
        }
        """);

    [Fact]
    public Task It_is_lost_in_a_loop_over_responses() => LoginCode.Members("""
        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH LOGIN");
            foreach (var answer in new[] { user, password })
            {
                if (!reply.StartsWith("334"))
                    throw new IOException(reply);
                reply = Ask(Encode(answer)); // SMTP2007
            }
        }
        """);

    [Theory]
    [InlineData("return CodeOf(" + Plain + ") == 235;", "bool")]
    [InlineData("return CodeOf(" + Plain + ");", "int")]
    [InlineData("Console.WriteLine(Ask(" + Plain + "));", "void")]
    [InlineData("last = Ask(" + Plain + ");", "void")]
    [InlineData("IsLoggedIn = CodeOf(" + Plain + ") == 235;", "void")]
    [InlineData("lines.Add(Ask(" + Plain + "));", "void")]
    [InlineData("Heard?.Invoke(Ask(" + Plain + "));", "void")]
    [InlineData("if (CodeOf(" + Plain + ") == 235) return true; Console.WriteLine(\"refused\"); return true;", "bool")]
    [InlineData("code = CodeOf(" + Plain + ");", "void", "out int code")]
    [InlineData("done(CodeOf(" + Plain + ") == 235);", "void", "Action<bool> done")]
    [InlineData("Must(" + Plain + ", 235);", "void")]
    [InlineData("status.Text = Ask(" + Plain + ");", "void", "Status status")]
    public Task Somebody_may_learn_of_it(string end, string result, string more = "int more") => LoginCode.Members($$"""
        private string last = "";

        private readonly List<string> lines = [];

        public sealed class Status
        {
            public string Text { get; set; } = "";
        }

        public string Last => last + lines.Count;

        public bool IsLoggedIn { get; private set; }

        public event Action<string>? Heard;

        public {{result}} LogIn(string user, string password, {{more}})
        {
            Must("EHLO shop.example", 250);
            {{end}}
        }
        """);

    [Fact]
    public Task It_is_told_once_where_it_is_lost() => LoginCode.Members($$"""
        private void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Ask({{Plain}}); // SMTP2007
        }

        public void Deliver(string user, string password)
        {
            LogIn(user, password);
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Theory]
    [InlineData("int", "return 0;")]
    [InlineData("bool", "return false;")]
    public Task A_result_that_never_says_yes_promises_nothing(string type, string end) => LoginCode.Members($$"""
        public {{type}} LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Ask({{Plain}});
            {{end}}
        }
        """);
}
