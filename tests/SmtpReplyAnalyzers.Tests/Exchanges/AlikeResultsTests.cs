namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Clients that return an object that says whether they are logged in.</summary>
public sealed class AlikeResultsTests
{
    private const string Outcomes = """
        public sealed class Outcome
        {
            public bool Success { get; init; }
            public string Message { get; init; } = "";
            public static Outcome Ok(string message) => new() { Success = true, Message = message };
            public static Outcome Fail(string message) => new() { Message = message };
        }
        """;

    private static Task LogIn(string body) => LoginCode.Members($$"""
        public Outcome LogIn(string user, string password)
        {
            if (!Ask("EHLO shop.example").StartsWith("250")) return Outcome.Fail("greeting");
            {{body}}
            writer.WriteLine("QUIT");
            return Outcome.Ok("logged in");
        }
        """, Outcomes);

    [Theory]
    [InlineData("!reply.StartsWith(\"235\")", "")]
    [InlineData("reply[0] >= '4'", "// SMTP2002")]
    [InlineData("int.Parse(reply.Substring(0, 3)) >= 400", "// SMTP2002")]
    public Task A_challenge_passes_for_success(string refused, string report) => LogIn($$"""
        if (!Ask("AUTH LOGIN").StartsWith("334")) return Outcome.Fail("login");
        if (!Ask(Encode(user)).StartsWith("334")) return Outcome.Fail("user");
        var reply = Ask(Encode(password));
        if ({{refused}}) {{report}}
            return Outcome.Fail("password");
        """);

    [Theory]
    [InlineData("!Ask(Encode(user)).StartsWith(\"334\")", "")]
    [InlineData("Ask(Encode(user)).StartsWith(\"334\")", "// SMTP2001")]
    public Task A_challenge_is_taken_for_a_failure(string failed, string report) => LogIn($$"""
        if (!Ask("AUTH LOGIN").StartsWith("334")) return Outcome.Fail("login");
        if ({{failed}}) {{report}}
            return Outcome.Fail("user");
        if (!Ask(Encode(password)).StartsWith("235")) return Outcome.Fail("password");
        """);

    /// <summary>The reply is in the result, or the code: whoever called can tell.</summary>
    [Theory]
    [InlineData("new Outcome { Message = reply }")]
    [InlineData("new Outcome { Success = reply.StartsWith(\"235\") }")]
    [InlineData("Outcome.Ok(reply.Substring(0, 3))")]
    public Task The_result_tells(string result) => LoginCode.Members($$"""
        public Outcome LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            var reply = Ask(Encode(password));
            return {{result}};
        }
        """, Outcomes);
}
