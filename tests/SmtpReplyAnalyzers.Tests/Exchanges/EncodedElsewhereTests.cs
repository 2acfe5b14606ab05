namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>The Base64 happens far from the write: SMTP2003 and SMTP2005 find it by flow.</summary>
public sealed class EncodedElsewhereTests
{
    private const string Login = """
        public void LogIn()
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(_user, 334);
            Must(_password, 235);
        }

        """;

    [Fact]
    public Task In_the_constructor() => LoginCode.Members(Login + """
        private readonly string _user;
        private readonly string _password;

        public Mailer(string user, string password)
        {
            _user = Encode(user);
            _password = Convert.ToBase64String(Encoding.UTF8.GetBytes(password));
        }
        """);

    [Fact]
    public Task In_another_method_that_sets_the_fields() => LoginCode.Members(Login + """
        private string _user = "";
        private string _password = "";

        public void Use(NetworkCredential credential)
        {
            _user = Encode(credential.UserName);
            _password = Encode(credential.Password);
        }
        """);

    [Fact]
    public Task In_a_property() => LoginCode.Members("""
        private sealed class Account(string user, string password)
        {
            public string User => Convert.ToBase64String(Encoding.UTF8.GetBytes(user));

            public string Password
            {
                get
                {
                    return Convert.ToBase64String(Encoding.UTF8.GetBytes(password));
                }
            }
        }

        public void LogIn(string user, string password)
        {
            var account = new Account(user, password);
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(account.User, 334);
            Must(account.Password, 235);
        }
        """);

    [Fact]
    public Task In_a_helper_with_a_flag() => LoginCode.Members("""
        private void Say(string text, bool isSecret, int code) => Must(isSecret ? Encode(text) : text, code);

        public void LogIn(string user, string password)
        {
            Say("EHLO shop.example", false, 250);
            Say("AUTH LOGIN", false, 334);
            Say(user, true, 334);
            Say(password, true, 235);
        }
        """);

    [Fact]
    public Task In_a_helper_whose_flag_is_forgotten() => LoginCode.Members("""
        private void Say(string text, bool isSecret, int code) => Must(isSecret ? Encode(text) : text, code);

        public void LogIn(string user, string password)
        {
            Say("EHLO shop.example", false, 250);
            Say("AUTH LOGIN", false, 334);
            Say(user, true, 334);
            Say(password, false, 235); // SMTP2003
        }
        """);

    [Fact]
    public Task In_every_caller() => LoginCode.Members("""
        private void LogIn(string user, string password)
        {
            Must("AUTH LOGIN", 334);
            Must(user, 334);
            Must(password, 235);
        }

        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            LogIn(Encode(user), Encode(password));
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Fact]
    public Task The_parameter_says_so() => LoginCode.Members("""
        public void LogIn(string user, string passwordInBase64)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must(passwordInBase64, 235);
        }
        """);

    [Fact]
    public Task Characters_are_written_into_a_buffer() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        Span<char> buffer = stackalloc char[512];
        if (!Convert.TryToBase64Chars(Encoding.UTF8.GetBytes(password), buffer, out var written))
            throw new IOException();
        Must(new string(buffer[..written]), 235);
        """);

    [Fact]
    public Task Octets_are_written_into_a_buffer() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        var octets = Encoding.UTF8.GetBytes(password);
        var buffer = new byte[System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(octets.Length)];
        System.Buffers.Text.Base64.EncodeToUtf8(octets, buffer, out _, out var written);
        Must(Encoding.ASCII.GetString(buffer, 0, written), 235);
        """);

    [Fact]
    public Task By_hand() => LoginCode.Members("""
        private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

        private static string ByHand(byte[] octets)
        {
            var text = new StringBuilder();
            for (var i = 0; i < octets.Length; i += 3)
            {
                var three = octets[i] << 16 | (i + 1 < octets.Length ? octets[i + 1] << 8 : 0) | (i + 2 < octets.Length ? octets[i + 2] : 0);
                text.Append(Alphabet[three >> 18 & 63]).Append(Alphabet[three >> 12 & 63]);
                text.Append(i + 1 < octets.Length ? Alphabet[three >> 6 & 63] : '=').Append(i + 2 < octets.Length ? Alphabet[three & 63] : '=');
            }

            return text.ToString();
        }

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(ByHand(Encoding.UTF8.GetBytes(user)), 334);
            Must(Encode(password), 235);
        }
        """);

    /// <summary>The name in an address, and what a setting holds, come from outside as what they were made of does.</summary>
    [Theory]
    [InlineData("user.Split('@')[0]", "Encode(password)", "// SMTP2003", "")]
    [InlineData("user.Split('@')[0].ToLower()", "Encode(password)", "// SMTP2003", "")]
    [InlineData("Encode(user.Split('@')[0])", "password", "", "// SMTP2003")]
    [InlineData("Encode(user.Split('@')[0])", "Encode(password)", "", "")]
    [InlineData("user.Split(':')[0]", "Encode(password)", "", "")]
    [InlineData("user.Split('@')[0]", "password", "", "")]
    [InlineData("Host", "Encode(password)", "// SMTP2003", "")]
    [InlineData("Encode(Host)", "Encode(password)", "", "")]
    [InlineData("Token", "Encode(password)", "", "")]
    [InlineData("Encoded", "Encode(password)", "", "")]
    public Task Parts_and_settings(string first, string second, string atFirst, string atSecond) => LoginCode.Members($$"""
        private static readonly string Host = Environment.GetEnvironmentVariable("MAIL_USER") ?? "nobody";
        private static readonly string Token = Environment.GetEnvironmentVariable("MAIL_USER_BASE64") ?? "nobody";
        private static readonly string Encoded = Seal(Host);

        private static string Seal(string text) => string.Create(text.Length, text, static (span, from) => from.CopyTo(span));

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must({{first}}, 334); {{atFirst}}
            Must({{second}}, 235); {{atSecond}}
        }
        """);
}
