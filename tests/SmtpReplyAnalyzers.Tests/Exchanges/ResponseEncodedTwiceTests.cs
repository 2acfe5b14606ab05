namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2005: a response that is Base64 of Base64.</summary>
public sealed class ResponseEncodedTwiceTests
{
    [Theory]
    [InlineData("Encode(Encode(password))")]
    [InlineData("Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(password))))")]
    [InlineData("Encode(Encode(password).Trim())")]
    public Task Both_encodings_stand_in_one_place(string response) => LoginCode.BodyBeforeMail($"""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        Must({response}, 235); // SMTP2005
        """);

    /// <summary>A key and its secret in Base64 are what some servers take for a password.</summary>
    [Theory]
    [InlineData("shop@example.com", "// SMTP2005")]
    [InlineData("secret", "// SMTP2005")]
    [InlineData("key:secret", "")]
    public Task A_literal_is_encoded_twice(string text, string report) => LoginCode.BodyBeforeMail($"""
        var bytes = Encoding.UTF8.GetBytes("{text}");
        var once = Convert.ToBase64String(bytes);
        var twice = Convert.ToBase64String(Encoding.ASCII.GetBytes(once)); {report}
        Must("AUTH LOGIN", 334);
        Must(once, 334);
        Must(twice, 235);
        """);

    [Fact]
    public Task One_encoding_stands_in_the_helper() => LoginCode.Members("""
        private void Answer(string text, int code) => Must(Encode(text), code);

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Answer(user, 334);
            Answer(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), 235); // SMTP2005
        }
        """);

    [Fact]
    public Task The_digest_is_encoded_twice() => LoginCode.BodyBeforeMail("""
        var challenge = Convert.FromBase64String(Ask("AUTH CRAM-MD5").Substring(4));
        var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), challenge);
        var response = Encode(user + " " + Convert.ToHexString(digest).ToLowerInvariant());
        Must(Encode(response), 235); // SMTP2005
        """);

    [Fact]
    public Task MailKit_encodes_what_a_mechanism_returns() => LoginCode.Files("""
        public sealed class Token(string user, string token) : MailKit.Security.SaslMechanism(user, token)
        {
            public override string MechanismName => "XTOKEN";

            public override bool SupportsInitialResponse => true;

            protected override byte[] Challenge(byte[] challenge, int startIndex, int length, CancellationToken cancellationToken)
            {
                var text = Convert.ToBase64String(Encoding.UTF8.GetBytes("token=" + Credentials.Password)); // SMTP2005
                return Encoding.ASCII.GetBytes(text);
            }
        }
        """);

    [Fact]
    public Task A_mechanism_of_MailKit_returns_octets() => LoginCode.Files("""
        public sealed class Token(string user, string token) : MailKit.Security.SaslMechanism(user, token)
        {
            public override string MechanismName => "XTOKEN";

            public override bool SupportsInitialResponse => true;

            protected override byte[] Challenge(byte[] challenge, int startIndex, int length, CancellationToken cancellationToken) =>
                Encoding.UTF8.GetBytes("token=" + Credentials.Password);
        }
        """);

    [Fact]
    public Task Base64_is_a_part_of_what_is_encoded() => LoginCode.BodyBeforeMail("""
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        Must("AUTH PLAIN " + Encode("\0" + user + "\0" + Convert.ToBase64String(Encoding.UTF8.GetBytes(password))), 235);
        """);

    [Fact]
    public Task The_proof_of_SCRAM_is_Base64_within_Base64() => LoginCode.BodyBeforeMail("""
        var reply = Ask("AUTH SCRAM-SHA-1");
        if (reply.StartsWith("334"))
            reply = Ask(Encode("n,,n=" + user + ",r=" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(18))));
        if (!reply.StartsWith("334 "))
            throw new IOException(reply);
        var proof = HMACSHA1.HashData(Encoding.UTF8.GetBytes(password), Convert.FromBase64String(reply.Substring(4)));
        reply = Ask(Encode("c=biws,p=" + Convert.ToBase64String(proof)));
        if (reply.StartsWith("334"))
            reply = Ask("");
        if (!reply.StartsWith("235"))
            throw new IOException(reply);
        """);

    [Fact]
    public Task It_is_encoded_once_on_some_way() => LoginCode.Members("""
        public void LogIn(string user, string password, bool isOdd)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            var secret = isOdd ? Encode(password) : password;
            Must(Encode(secret), 235);
        }
        """);

    [Fact]
    public Task It_is_decoded_between() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        Must(Encode(Decode(Encode(password))), 235);
        """);

    [Fact]
    public Task What_comes_from_outside_may_be_anything() => LoginCode.Members("""
        public void LogIn(string userInBase64, string passwordInBase64)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(userInBase64), 334);
            Must(Encode(passwordInBase64), 235);
        }
        """);

    private const string OwnEncoder = """
        private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

        private static char DigitOf(int number)
        {
            if (number >= 0 && number <= 63)
                return Digits[number];
            return ' ';
        }

        private static string ToText(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var result = "";
            for (var i = 0; i < bytes.Length; i += 3)
            {
                var group = bytes[i] << 16 | (i + 1 < bytes.Length ? bytes[i + 1] << 8 : 0) | (i + 2 < bytes.Length ? bytes[i + 2] : 0);
                result += DigitOf(group >> 18 & 63);
                result += DigitOf(group >> 12 & 63);
                result += i + 1 < bytes.Length ? DigitOf(group >> 6 & 63) : '=';
                result += i + 2 < bytes.Length ? DigitOf(group & 63) : '=';
            }

            return result;
        }

        """;

    [Fact]
    public Task The_client_has_an_encoder_of_its_own() => LoginCode.Members(OwnEncoder + """
        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(ToText(user), 334);
            Must(Encode(ToText(password)), 235); // SMTP2005
        }
        """);

    [Fact]
    public Task An_encoder_of_its_own_encodes_once() => LoginCode.Members(OwnEncoder + """
        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(ToText(user), 334);
            Must(ToText(password), 235);
        }
        """);

    [Fact]
    public Task What_is_no_Base64_may_be_encoded() => LoginCode.Members(OwnEncoder.Replace("+/\"", "-_\"", StringComparison.Ordinal) + """
        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must(Encode(ToText(password)), 235);
        }
        """);

    [Fact]
    public Task Bytes_that_are_put_together_for_plain() => LoginCode.BodyBeforeMail("""
        var (name, secret) = (Encoding.UTF8.GetBytes(user), Encoding.UTF8.GetBytes(password));
        var bytes = new byte[name.Length + secret.Length + 2];
        Array.Copy(name, 0, bytes, 1, name.Length);
        Array.Copy(secret, 0, bytes, name.Length + 2, secret.Length);
        Must("AUTH PLAIN " + Encode(Convert.ToBase64String(bytes)), 235); // SMTP2005
        """);
}
