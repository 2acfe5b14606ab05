namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that look for a character or a word in a reply, to tell where its code ends or what it says.</summary>
public sealed class FoundInRepliesTests
{
    private static Task Deliver(string parser, string exchange) => LoginCode.Members($$"""
        private int Code(string command)
        {
            var line = Ask(command);
            {{parser}}
        }

        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            {{exchange}}
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    public static TheoryData<string> Parsers() =>
    [
        "int end = line.IndexOf(\" \"); int dash = line.IndexOf(\"-\"); if (dash > 0 && dash < end) end = dash; return end > 0 ? int.Parse(line.Substring(0, end)) : 0;",
        "int dash = line.IndexOf('-'); int end = line.IndexOf(' '); if (dash >= 0 && end > dash) end = dash; return int.Parse(line.Substring(0, end));",
        "int dash = line.IndexOf('-'), end = line.IndexOf(' '); if (dash == -1 || end < dash) return int.Parse(line.Substring(0, end)); return int.Parse(line.Substring(0, dash));",
        "if (line.IndexOf('-', StringComparison.Ordinal) == 3) throw new IOException(line); return int.Parse(line.Substring(0, 3));",
        "if (line.IndexOf('\\t') is > 0 and < 3) throw new IOException(line); return int.Parse(line.Substring(0, 3));",
    ];

    [Theory]
    [MemberData(nameof(Parsers))]
    public Task All_is_tested(string parser) => Deliver(parser, """
        if (Code("AUTH LOGIN") != 334) throw new IOException("login");
        if (Code(Encode(user)) != 334) throw new IOException("user");
        if (Code(Encode(password)) != 235) throw new IOException("password");
        """);

    [Theory]
    [MemberData(nameof(Parsers))]
    public Task A_challenge_is_taken_for_a_failure(string parser) => Deliver(parser, """
        if (Code("AUTH LOGIN") != 334) throw new IOException("login");
        if (Code(Encode(user)) == 334) throw new IOException("user"); // SMTP2001
        if (Code(Encode(password)) != 235) throw new IOException("password");
        """);

    [Theory]
    [MemberData(nameof(Parsers))]
    public Task Nobody_looks_at_the_outcome(string parser) => Deliver(parser + "\n#pragma warning disable CS0162\n", """
        if (Code("AUTH LOGIN") != 334) throw new IOException("login");
        if (Code(Encode(user)) != 334) throw new IOException("user");
        Code(Encode(password));
        Must("MAIL FROM:<other@example.com>", 250); // SMTP2007
        """);

    /// <summary>The words of a reply say what it is: whether they are there or not is anybody's guess.</summary>
    [Theory]
    [InlineData("line.IndexOf(\"successful\") < 0")]
    [InlineData("line.IndexOf(\"uccess\", StringComparison.OrdinalIgnoreCase) == -1")]
    [InlineData("line.IndexOf(\"235\") != 0 && line.IndexOf(\"2.7.0\") < 0")]
    [InlineData("!(line.IndexOf(\"accepted\") > 0)")]
    public Task The_outcome_is_in_the_words(string isRefused) => LoginCode.BodyBeforeMail($$"""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        var line = Ask(Encode(password));
        if ({{isRefused}})
            throw new IOException(line);
        """);

    /// <summary>What is offered, after EHLO: both ways are gone, and each is right or wrong by itself.</summary>
    [Theory]
    [InlineData("line.IndexOf(\"AUTH\") >= 0", "")]
    [InlineData("line.IndexOf(\"AUTH\") == -1", "// SMTP2007")]
    public Task It_logs_in_where_that_is_offered(string isOffered, string report) => LoginCode.Members($$"""
        public void Deliver(string user, string password)
        {
            var line = Ask("EHLO shop.example");
            if ({{isOffered}})
            {
                Must("AUTH LOGIN", 334);
                Must(Encode(user), 334);
                {{(report.Length == 0 ? "Must(Encode(password), 235);" : "Ask(Encode(password));")}}
            }

            Must("MAIL FROM:<shop@example.com>", 250); {{report}}
        }
        """);

    /// <summary>The text of a reply, put together character by character.</summary>
    [Theory]
    [InlineData("for (var i = 0; i < all.Length; i++) text += all[i];", "== \"334\"", "// SMTP2001")]
    [InlineData("for (var i = 0; i < all.Length; i++) text += all[i];", "!= \"334\"", "")]
    [InlineData("foreach (var one in all) text += one;", "== \"334\"", "// SMTP2001")]
    [InlineData("foreach (var one in all) text += one;", "!= \"334\"", "")]
    [InlineData("foreach (var one in all) { if (one == ' ') break; text += one; }", "== \"334\"", "// SMTP2001")]
    [InlineData("foreach (var one in all) { if (one == ' ') break; text += one; }", "!= \"334\"", "")]
    public Task Character_by_character(string copy, string test, string report) => LoginCode.Members($$"""
        private string Text(string command)
        {
            var all = Encoding.UTF8.GetChars(Encoding.UTF8.GetBytes(Ask(command)));
            var text = "";
            {{copy}}
            text = text.Trim();
            return text.Length >= 3 ? text.Substring(0, 3) : text;
        }

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            if (Text("AUTH LOGIN") {{test}}) throw new IOException("login"); {{report}}
            if (Text(Encode(user)) != "334") throw new IOException("user");
            if (Text(Encode(password)) != "235") throw new IOException("password");
        }
        """);
}
