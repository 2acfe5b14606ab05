namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Which class plays a mechanism is not known: one may wrap another, or belong to another protocol.</summary>
public sealed class WrappedMechanismsTests
{
    private static Task Client(string others, string? rule = null) => LoginCode.Members($$"""
        public bool LogIn(ISasl mechanism)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH " + mechanism.Name);
            while (reply.StartsWith("334"))
                reply = Ask(mechanism.Respond(reply.Substring(3).Trim())); // {{rule}}
            return reply.StartsWith("235");
        }
        """, $$"""
        public interface ISasl { string Name { get; } string Respond(string challenge); }

        {{others}}
        """);

    private const string Raw = """
        public sealed class PlainText(string user, string password) : ISasl
        {
            public string Name => "PLAIN";
            public string Respond(string challenge) => "\0" + user + "\0" + password;
        }

        """;

    [Fact]
    public Task One_that_nobody_wraps() => Client(Raw, "SMTP2003");

    [Fact]
    public Task One_that_another_encodes() => Client(Raw + """
        public sealed class Armour(ISasl other) : ISasl
        {
            public string Name => other.Name;
            public string Respond(string challenge) => Convert.ToBase64String(Encoding.UTF8.GetBytes(other.Respond(challenge)));
        }
        """);

    [Fact]
    public Task One_that_another_encodes_whatever_it_is() => Client(Raw + """
        public sealed class Armour<T>(T other) : ISasl
            where T : ISasl
        {
            public string Name => other.Name;
            public string Respond(string challenge) => Convert.ToBase64String(Encoding.UTF8.GetBytes(other.Respond(challenge)));
        }
        """);

    /// <summary>Who only counts encodes nothing.</summary>
    [Fact]
    public Task One_that_another_counts() => Client(Raw + """
        public sealed class Counted(ISasl other) : ISasl
        {
            public int Steps { get; private set; }
            public string Name => other.Name;
            public string Respond(string challenge)
            {
                Steps++;
                return other.Respond(challenge);
            }
        }
        """, "SMTP2003");

    [Theory]
    [InlineData("ImapPlain")]
    [InlineData("OtherPlain")]
    public Task One_for_another_protocol(string name) => Client($$"""
        public sealed class {{name}}(string user, string password) : ISasl
        {
            public string Name => "PLAIN";
            public string Respond(string challenge) => "{" + user.Length + "}" + user + " " + password;
        }

        public sealed class SmtpPlain(string user, string password) : ISasl
        {
            public string Name => "PLAIN";
            public string Respond(string challenge) => Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password));
        }
        """);
}
