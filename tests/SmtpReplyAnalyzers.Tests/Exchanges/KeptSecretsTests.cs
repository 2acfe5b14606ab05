namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Where one value is kept in Base64, and the other as it is, the client encodes the other one only.</summary>
public sealed class KeptSecretsTests
{
    private static Task LogIn(string user, string password, string members, string others = "", string? rule = null) => LoginCode.Members($$"""
        {{members}}

        public void LogIn()
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode({{user}}), 334);
            Must({{password}}, 235); // {{rule}}
        }
        """, others);

    private const string Store = "public interface IStore { string Get(string key); }";

    [Fact]
    public Task A_store_of_both() => LogIn("store.Get(\"user\")", "store.Get(\"password, in Base64\")", "private readonly IStore store = null!;", Store);

    [Fact]
    public Task Two_secrets() => LogIn("user.Reveal()", "password.Reveal()", "private readonly ISecret user = null!;\nprivate readonly ISecret password = null!;", "public interface ISecret { string Reveal(); }");

    /// <summary>The same question to the same object has one kind of answer.</summary>
    [Fact]
    public Task A_mechanism() => LoginCode.Members("""
        public void LogIn(IMechanism mechanism)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH LOGIN");
            if (!reply.StartsWith("334")) throw new IOException(reply);
            reply = Ask(Encode(mechanism.Answer(reply.Substring(4))));
            if (!reply.StartsWith("334")) throw new IOException(reply);
            reply = Ask(mechanism.Answer(reply.Substring(4))); // SMTP2003
            if (!reply.StartsWith("235")) throw new IOException(reply);
        }
        """, "public interface IMechanism { string Answer(string challenge); }");

    [Theory]
    [InlineData("/// <summary>The password, in Base64.</summary>")]
    [InlineData("// base64: nobody is to read it over somebody's shoulder")]
    [InlineData("[System.ComponentModel.Description(\"Base-64\")]")]
    [InlineData("/// <summary>The password.</summary>", "SMTP2003")]
    public Task It_is_said_of_the_setting(string said, string? rule = null) => LogIn("settings.User", "settings.Password", "private readonly Settings settings = new();", $$"""
        public sealed class Settings
        {
            public string User { get; set; } = "";
            {{said}}
            public string Password { get; set; } = "";
        }
        """, rule);

    [Theory]
    [InlineData("/// <param name=\"password\">It is Base64.</param>")]
    [InlineData("/// <param name=\"user\">It is not Base64.</param>\n/// <param name=\"password\">As it is.</param>", "SMTP2003")]
    public Task It_is_said_of_the_parameter(string said, string? rule = null) => LoginCode.Members($$"""
        {{said}}
        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must(password, 235); // {{rule}}
        }
        """);

    /// <summary>The class of the object is another one than that of the field.</summary>
    [Fact]
    public Task A_property_that_is_overridden() => LoginCode.Members("""
        private readonly Account account;

        public Mailer(Account plain) => account = new Ready { User = plain.User, Password = plain.Password };

        public void LogIn()
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(account.User, 334);
            Must(account.Password, 235);
        }

        public static Mailer Make() => new(new Account { User = "shop@example.com", Password = "shop@example.com" });
        """, """
        public class Account
        {
            public virtual string User { get; set; } = "";
            public virtual string Password { get; set; } = "";
        }

        public sealed class Ready : Account
        {
            public override string User { get => Of(base.User); set => base.User = value; }
            public override string Password { get => Convert.ToBase64String(Encoding.UTF8.GetBytes(base.Password)); set => base.Password = value; }
            private static string Of(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        }
        """);

    /// <summary>Who checks Base64 is given Base64; who makes it is not.</summary>
    [Theory]
    [InlineData("EnsureBase64")]
    [InlineData("ToBase64", "SMTP2003")]
    public Task A_helper_that_gives_back_what_it_gets(string helper, string? rule = null) => LoginCode.Members($$"""
        private static string {{helper}}(string text)
        {
            if (text.Length % 4 != 0) throw new FormatException(text);
            return text;
        }

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must({{helper}}(user), 334); // {{rule}}
            Must({{helper}}(password), 235); // {{rule}}
        }
        """);

    /// <summary>What is written in the alphabet for addresses is another text than Base64.</summary>
    [Theory]
    [InlineData("Encode(key).Replace('+', '-').Replace('/', '_')")]
    [InlineData("Encode(key)", "SMTP2005")]
    public Task A_password_in_another_alphabet(string password, string? rule = null) => LoginCode.Body($$"""
        var key = password;
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        Must(Encode({{password}}), 235); // {{rule}}
        """);
}
