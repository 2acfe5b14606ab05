using SmtpReplyAnalyzers.Tests.Support;

namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>A client that does not read: somebody calls it with each reply, and a field holds which step is the next.</summary>
public sealed class FedRepliesTests
{
    private const string Writes = """
        private readonly StreamWriter writer = StreamWriter.Null;
        private int step;
        private string user, password;
        public bool IsLoggedIn;

        private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

        private void Say(string line)
        {
            writer.WriteLine(line);
            writer.Flush();
        }

        public void Begin(string name, string secret)
        {
            (user, password) = (name, secret);
            Say("EHLO shop.example");
        }

        public void Handle(string line)
        {
            switch (step)
            {
                case 0:
                    if (!line.StartsWith("250 ")) return;
                    step = 1;
                    Say("AUTH LOGIN");
                    break;
                case 1:
                    if (!line.StartsWith("334")) throw new IOException(line);
                    step = 2;
                    Say(Encode(user));
                    break;
                case 2:
                    if (!line.StartsWith("334")) throw new IOException(line);
                    step = 3;
                    Say(Encode(password));
                    break;
                case 3:
                    if (!line.StartsWith("235")) throw new IOException(line);
                    step = 4;
                    IsLoggedIn = true;
                    break;
            }
        }
        """;

    private const string Returns = """
        private enum Step { Start, Asked, Named, Sent, Done }

        private Step step;
        private readonly string user, password;
        public bool IsDone;

        public Mailer(string user, string password)
        {
            this.user = user;
            this.password = password;
        }

        private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

        public string Next(int code, string text)
        {
            if (step == Step.Start)
            {
                step = Step.Asked;
                return "AUTH LOGIN";
            }

            if (step == Step.Asked && code == 334)
            {
                step = Step.Named;
                return Encode(user);
            }

            if (step == Step.Named && code == 334)
            {
                step = Step.Sent;
                return Encode(password);
            }

            if (step == Step.Sent && code == 235)
            {
                step = Step.Done;
                IsDone = true;
            }

            return null;
        }
        """;

    private const string Greets = """

        public void Greet(StreamWriter writer) => writer.WriteLine("EHLO shop.example");
        """;

    private static Task Client(string members) => Annotated.VerifyAsync(LoginCode.Rules, [$"{LoginCode.Usings}public sealed class Mailer\n{{\n{members}\n}}"]);

    private static string Broken(string code, string correct, string broken) => code.Contains(correct, StringComparison.Ordinal) ? code.Replace(correct, broken, StringComparison.Ordinal) : throw new InvalidOperationException(correct);

    [Theory]
    [InlineData(Writes)]
    [InlineData(Returns + Greets)]
    public Task All_is_well(string client) => Client(client);

    [Theory]
    [InlineData("Say(Encode(user));", "Say(Encode(Encode(user))); // SMTP2005")]
    [InlineData("if (!line.StartsWith(\"334\")) throw new IOException(line);\n            step = 2;", "if (line.StartsWith(\"334\")) throw new IOException(line); // SMTP2001\n            step = 2;")]
    [InlineData("if (!line.StartsWith(\"334\")) throw new IOException(line);\n            step = 3;", "if (line.StartsWith(\"334\")) throw new IOException(line); // SMTP2001\n            step = 3;")]
    [InlineData("if (!line.StartsWith(\"235\")) throw new IOException(line);", "if (line[0] > '3') throw new IOException(line); // SMTP2002")]
    public Task One_step_of_a_client_that_writes_is_broken(string correct, string broken) => Client(Broken(Writes, correct, broken));

    [Theory]
    [InlineData("return Encode(user);", "return Encode(Encode(user)); // SMTP2005")]
    [InlineData("return Encode(password);", "return Encode(Encode(password)); // SMTP2005")]
    [InlineData("if (step == Step.Asked && code == 334)", "if (step == Step.Asked && code != 334) // SMTP2001")]
    public Task One_step_of_a_client_that_returns_is_broken(string correct, string broken) => Client(Broken(Returns + Greets, correct, broken));

    /// <summary>Whatever the last reply is, it is logged in; told where the replies come in.</summary>
    [Fact]
    public Task The_outcome_is_not_tested() => Client(Broken(Broken(Returns + Greets, "step == Step.Sent && code == 235", "step == Step.Sent"), "code == 334)\n    {\n        step = Step.Named;", "code == 334) // SMTP2007\n    {\n        step = Step.Named;"));

    /// <summary>The last replies go to another method: nothing comes of them here.</summary>
    [Fact]
    public Task Another_method_handles_the_rest() => Client(Broken(Writes, "if (!line.StartsWith(\"235\")) throw new IOException(line);\n            step = 4;\n            IsLoggedIn = true;\n            break;", "break;") + """

        public bool Finish(string line) => line.StartsWith("235");
        """);

    /// <summary>What it is given is what it is to say.</summary>
    [Fact]
    public Task What_is_given_is_a_command() => Client("""
        private readonly StreamWriter writer = StreamWriter.Null;
        public int Expected;

        public void Begin() => writer.WriteLine("EHLO shop.example");

        public void Say(string mechanism)
        {
            Expected = mechanism == "LOGIN" ? 334 : 235;
            writer.WriteLine("AUTH " + (mechanism == "LOGIN" ? "LOGIN" : "EXTERNAL ="));
            writer.Flush();
        }
        """);

    /// <summary>It begins again with each reply, as far as it can be seen.</summary>
    [Fact]
    public Task It_begins_again() => Client("""
        private readonly StreamWriter writer = StreamWriter.Null;
        public int Tries;

        public void Begin() => writer.WriteLine("EHLO shop.example");

        public void Handle(string line)
        {
            if (line.StartsWith("334"))
                return;
            Tries++;
            writer.WriteLine("AUTH LOGIN");
            writer.Flush();
        }
        """);

    /// <summary>It reads itself; what it is given is another's reply.</summary>
    [Fact]
    public Task It_reads_itself() => LoginCode.Members("""
        public void LogIn(string line)
        {
            if (line.StartsWith("334"))
                throw new IOException(line);
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(line.Substring(4)), 334);
            Must(Encode("secret"), 235);
        }
        """);
}
