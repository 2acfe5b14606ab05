namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>A client that gets a mechanism of which it knows the abstract class only, or an interface: each class that is known plays it.</summary>
public sealed class MechanismClassesTests
{
    private const string Encoded = "Convert.ToBase64String(Answer(challenge))";
    private const string Plain = "Encoding.UTF8.GetString(Answer(challenge))";
    private const string Twice = "Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(Answer(challenge))))";
    private const string Answered = "reply.StartsWith(\"334\")";
    private const string Inverted = "!reply.StartsWith(\"334\")";

    [Theory]
    [InlineData(Encoded, Answered)]
    [InlineData(Plain, Answered, "SMTP2003")]
    [InlineData(Twice, Answered, "SMTP2005")]
    [InlineData(Encoded, Inverted, null, "SMTP2001")]
    public Task An_abstract_class(string respond, string test, string? rule = null, string? tested = null) => Client(respond, $$"""
        public bool LogIn(Sasl mechanism)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH " + mechanism.Name);
            while ({{test}}) // {{tested}}
                reply = Ask(mechanism.Respond(reply.Substring(3).Trim())); // {{rule}}
            return reply.StartsWith("235");
        }
        """);

    /// <summary>Where it says with AUTH what it has to say, only PLAIN has that.</summary>
    [Theory]
    [InlineData(Encoded)]
    [InlineData(Plain, "SMTP2003")]
    [InlineData(Twice, "SMTP2005")]
    public Task Some_speak_first(string respond, string? rule = null) => Client(respond, $$"""
        public bool LogIn(Sasl mechanism)
        {
            Must("EHLO shop.example", 250);
            string reply;
            if (mechanism.SpeaksFirst)
                reply = Ask("AUTH " + mechanism.Name + " " + mechanism.Respond(string.Empty)); // {{rule}}
            else
                reply = Ask("AUTH " + mechanism.Name);
            while (reply.StartsWith("334"))
                reply = Ask(mechanism.Respond(reply.Substring(3).Trim())); // {{rule}}
            return reply.StartsWith("235");
        }
        """);

    [Theory]
    [InlineData(Encoded)]
    [InlineData(Plain, "SMTP2003")]
    public Task One_that_is_found_by_its_name(string respond, string? rule = null) => Client(respond, $$"""
        public static Sasl? Find(string name, NetworkCredential credential)
        {
            switch (name)
            {
                case "LOGIN": return new Login(credential);
                case "PLAIN": return new PlainText(credential);
                default: return null;
            }
        }

        public bool LogIn(string[] names, NetworkCredential credential)
        {
            Must("EHLO shop.example", 250);
            foreach (var name in names)
            {
                if (Find(name, credential) is not { } mechanism)
                    continue;
                var reply = Ask("AUTH " + name);
                while (reply.StartsWith("334"))
                    reply = Ask(mechanism.Respond(reply.Substring(3).Trim())); // {{rule}}
                if (reply.StartsWith("235"))
                    return true;
            }

            return false;
        }
        """);

    /// <summary>What is asked for is another mechanism than the class is: that way nobody goes.</summary>
    [Theory]
    [InlineData("mechanism.Name == \"PLAIN\"")]
    [InlineData("mechanism is PlainText")]
    [InlineData("wants")]
    public Task Another_mechanism_than_it_is(string test) => Client(Encoded, $$"""
        public void LogIn(Sasl mechanism, bool wants)
        {
            Must("EHLO shop.example", 250);
            if ({{test}})
            {
                Must("AUTH PLAIN", 334);
                Must(mechanism.Respond(string.Empty), 235);
                return;
            }

            Must("AUTH LOGIN", 334);
            Must(mechanism.Respond("VXNlcm5hbWU6"), 334);
            Must(mechanism.Respond("UGFzc3dvcmQ6"), 235);
        }
        """);

    /// <summary>No class of a mechanism of which it is known how it goes: what it says is not known either.</summary>
    [Theory]
    [InlineData("\"X-SHOP\"", "\"X-MARKET\"")]
    [InlineData("(strict ? \"LOGIN\" : \"PLAIN\")", "(strict ? \"PLAIN\" : \"LOGIN\")")]
    public Task Classes_of_no_known_mechanism(string first, string second) => LoginCode.Members("""
        public bool LogIn(ISasl mechanism)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH " + mechanism.Name);
            while (reply.StartsWith("334"))
                reply = Ask(mechanism.Respond(reply.Substring(3).Trim()));
            return reply.StartsWith("235");
        }
        """, $$"""
        public interface ISasl { string Name { get; } string Respond(string challenge); }
        public sealed class First(bool strict, NetworkCredential credential) : ISasl
        {
            public string Name => {{first}};
            public string Respond(string challenge) => strict ? credential.Password : credential.UserName;
        }
        public sealed class Second(bool strict, NetworkCredential credential) : ISasl
        {
            public string Name => {{second}};
            public string Respond(string challenge) => strict ? credential.UserName : credential.Password;
        }
        """);

    [Theory]
    [InlineData("mechanism.Respond(reply.Substring(3).Trim())", "Convert.ToBase64String(Encoding.UTF8.GetBytes(text))")]
    [InlineData("Encode(mechanism.Respond(reply.Substring(3).Trim()))", "text")]
    [InlineData("mechanism.Respond(reply.Substring(3).Trim())", "text", "SMTP2003")]
    [InlineData("Encode(mechanism.Respond(reply.Substring(3).Trim()))", "Convert.ToBase64String(Encoding.UTF8.GetBytes(text))", "SMTP2005")]
    public Task An_interface(string response, string encoded, string? rule = null) => LoginCode.Members($$"""
        private readonly ISasl mechanism;

        public Mailer(ISasl mechanism) => this.mechanism = mechanism;

        public bool LogIn()
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH " + mechanism.Name);
            while (reply.StartsWith("334"))
                reply = Ask({{response}}); // {{rule}}
            return reply.StartsWith("235");
        }
        """, $$"""
        public interface ISasl { string Name { get; } string Respond(string challenge); }
        public sealed class Login(NetworkCredential credential) : ISasl
        {
            private bool hasName;
            public string Name => "LOGIN";
            public string Respond(string challenge)
            {
                var text = hasName ? credential.Password : credential.UserName;
                hasName = true;
                return {{encoded}};
            }
        }
        public sealed class Guest : ISasl
        {
            public string Name => "ANONYMOUS";
            public string Respond(string challenge) => "Z3Vlc3Q=";
        }
        public sealed class Traced(ISasl other) : ISasl
        {
            public string Name => other.Name;
            public string Respond(string challenge) => other.Respond(challenge);
        }
        """);

    /// <summary>What is made for tests says what no server gets; and of a class that is not followed to its end nothing is known.</summary>
    [Theory]
    [InlineData("Login", "credential.UserName", "SMTP2003")]
    [InlineData("FakeLogin", "credential.UserName")]
    [InlineData("Login", "IsLate() ? credential.UserName : Convert.ToBase64String(Encoding.UTF8.GetBytes(credential.UserName))")]
    public Task One_for_tests(string name, string response, string? rule = null) => LoginCode.Members($$"""
        public bool LogIn(ISasl mechanism)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH LOGIN");
            while (!mechanism.IsDone)
            {
                if (!reply.StartsWith("334"))
                    return false;
                reply = Ask(mechanism.Respond(reply.Substring(3).Trim())); // {{rule}}
            }

            return reply.StartsWith("235");
        }
        """, $$"""
        public interface ISasl { bool IsDone { get; } string Respond(string challenge); }
        public sealed class {{name}}(NetworkCredential credential) : ISasl
        {
            private int steps;
            public string Name => "LOGIN";
            public bool IsDone => steps == 2;
            private static bool IsLate() => DateTime.Now.Hour > 20;
            public string Respond(string challenge)
            {
                var response = {{response}};
                steps++;
                return response;
            }
        }
        public sealed class Guest(bool isDone) : ISasl
        {
            public bool IsDone => isDone;
            public string Respond(string challenge) => "Z3Vlc3Q=";
        }
        """);

    /// <summary>One that is made over another of its kind.</summary>
    [Fact]
    public Task One_round_another() => LoginCode.Members("""
        public bool LogIn(ISasl mechanism)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH LOGIN");
            while (reply.StartsWith("334"))
                reply = Ask(mechanism.Respond(reply.Substring(3).Trim()));
            return reply.StartsWith("235");
        }
        """, """
        public interface ISasl { string Respond(string challenge); }
        public sealed class Login(ISasl other) : ISasl
        {
            public string Name => "LOGIN";
            public string Respond(string challenge) => other.Respond(challenge);
        }
        public sealed class Guest : ISasl { public string Respond(string challenge) => "Z3Vlc3Q="; }
        """);

    private static Task Client(string respond, string members) => LoginCode.Members(members, $$"""
        public abstract class Sasl(NetworkCredential credential)
        {
            protected NetworkCredential Credential { get; } = credential;
            public abstract string Name { get; }
            public virtual bool SpeaksFirst => false;
            protected abstract byte[] Answer(string challenge);
            public string Respond(string challenge) => {{respond}};
        }

        public sealed class Login(NetworkCredential credential) : Sasl(credential)
        {
            private enum Step { Name, Password }
            private Step step;
            public override string Name => "LOGIN";
            protected override byte[] Answer(string challenge)
            {
                switch (step)
                {
                    case Step.Name:
                        step = Step.Password;
                        return Encoding.UTF8.GetBytes(Credential.UserName);
                    default:
                        return Encoding.UTF8.GetBytes(Credential.Password);
                }
            }
        }

        public sealed class PlainText(NetworkCredential credential) : Sasl(credential)
        {
            public override string Name => "PLAIN";
            public override bool SpeaksFirst => true;
            protected override byte[] Answer(string challenge) => Encoding.UTF8.GetBytes("\0" + Credential.UserName + "\0" + Credential.Password);
        }

        public sealed class Scram(NetworkCredential credential) : Sasl(credential)
        {
            public override string Name => "SCRAM-SHA-1";
            protected override byte[] Answer(string challenge) => Encoding.UTF8.GetBytes("n,,n=" + Credential.UserName);
        }
        """);
}
