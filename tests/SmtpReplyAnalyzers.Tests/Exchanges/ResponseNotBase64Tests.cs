namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2003: a response that was not encoded.</summary>
public sealed class ResponseNotBase64Tests
{
    /// <summary>Its name says that it encodes, and it gives back what it is given.</summary>
    [Theory]
    [InlineData("EncodeTo64", "// SMTP2003")]
    [InlineData("Encode64", "// SMTP2003")]
    [InlineData("EncodeAs64Bit", "")]
    [InlineData("Utf8", "")]
    public Task The_helper_does_not_encode(string name, string report) => LoginCode.Members($$"""
        private static string {{name}}(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            return Encoding.UTF8.GetString(bytes);
        }

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must({{name}}(user), 334); {{report}}
            Must({{name}}(password), 235); {{report}}
        }
        """);

    [Fact]
    public Task One_value_is_encoded_and_the_other_is_not() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        Must(password, 235); // SMTP2003
        """);

    [Fact]
    public Task The_user_on_the_line_is_encoded_and_the_password_is_not() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN " + Encode(user), 334);
        Must(password, 235); // SMTP2003
        """);

    [Theory]
    [InlineData("\"\\0\" + user + \"\\0\" + password")]
    [InlineData("$\"\\0{user}\\0{password}\"")]
    [InlineData("string.Format(\"\\0{0}\\0{1}\", user, password)")]
    [InlineData("string.Concat(\"\\0\", user, \"\\0\", password)")]
    [InlineData("string.Join(\"\\0\", \"\", user, password)")]
    public Task Plain_holds_a_character_that_Base64_has_not(string response) => LoginCode.BodyBeforeMail($"""
        Must("AUTH PLAIN", 334);
        Must({response}, 235); // SMTP2003
        """);

    [Fact]
    public Task The_initial_response_is_not_encoded() => LoginCode.BodyBeforeMail("""
        Must("AUTH PLAIN \0" + user + "\0" + password, 235); // SMTP2003
        """);

    [Fact]
    public Task The_digest_is_not_encoded() => LoginCode.BodyBeforeMail("""
        var challenge = Convert.FromBase64String(Ask("AUTH CRAM-MD5").Substring(4));
        var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), challenge);
        Must(user + " " + Convert.ToHexString(digest).ToLowerInvariant(), 235); // SMTP2003
        """);

    [Fact]
    public Task A_literal_is_not_Base64() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN", 334);
        Must("shop@example.com", 334); // SMTP2003
        Must("c2VjcmV0", 235);
        """);

    [Theory]
    [InlineData("Convert.ToBase64String(Encoding.UTF8.GetBytes(password))")]
    [InlineData("Convert.ToBase64String(Encoding.UTF8.GetBytes(password), Base64FormattingOptions.None)")]
    [InlineData("Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(Encode(password)))")]
    [InlineData("new string(Encode(password).ToCharArray())")]
    [InlineData("Encode(password).TrimEnd()")]
    [InlineData("string.Concat(Encode(password))")]
    [InlineData("$\"{Encode(password)}\"")]
    [InlineData("(Encode(password) ?? \"\")")]
    [InlineData("new StringBuilder().Append(Encode(password)).ToString()")]
    [InlineData("Task.FromResult(Encode(password)).Result")]
    [InlineData("((Func<string, string>)Encode)(password)")]
    [InlineData("new[] { password }.Select(Encode).First()")]
    [InlineData("Environment.GetEnvironmentVariable(\"SECRET\")!")]
    [InlineData("File.ReadAllText(password)")]
    public Task It_is_encoded_or_nobody_knows(string response) => LoginCode.BodyBeforeMail($"""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        Must({response}, 235);
        """);

    [Fact]
    public Task Both_values_come_from_outside_as_they_are() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN", 334);
        Must(user, 334);
        Must(password, 235);
        """);

    [Fact]
    public Task Literals_are_Base64() => LoginCode.BodyBeforeMail("""
        Must("AUTH LOGIN", 334);
        Must("c2hvcEBleGFtcGxlLmNvbQ==", 334);
        Must("c2VjcmV0", 235);
        """);

    [Fact]
    public Task A_response_of_no_length_is_an_equals_sign_on_the_line() => LoginCode.BodyBeforeMail("""
        Must("AUTH EXTERNAL =", 235);
        """);

    [Fact]
    public Task What_a_credential_holds_is_plain_text() => LoginCode.Members("""
        public void LogIn(NetworkCredential credential)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(credential.UserName, 334); // SMTP2003
            Must(credential.Password, 235); // SMTP2003
        }
        """);

    [Fact]
    public Task A_field_is_an_address_as_well() => LoginCode.Members("""
        private readonly string sender = Environment.GetEnvironmentVariable("SENDER") ?? "";
        private string name = "";

        public string Name { set => name = value; }

        public void LogIn(string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(name, 334); // SMTP2003
            Must(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), 235);
            Must("MAIL FROM:<" + name + ">", 250);
        }
        """);

    [Fact]
    public Task The_callers_hand_over_what_is_plain() => LoginCode.Members("""
        private void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(user, 334); // SMTP2003
            Must(password, 235); // SMTP2003
        }

        public void Deliver() => LogIn("shop@example.com", Console.ReadLine() ?? "");
        """);

    [Fact]
    public Task The_callers_may_hand_over_what_is_encoded() => LoginCode.Members("""
        private void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(user, 334);
            Must(password, 235);
        }

        public void Deliver() => LogIn("c2hvcA==", Environment.GetEnvironmentVariable("SECRET") ?? "");
        """);

    [Fact]
    public Task A_method_named_an_encoder_gives_it_back_as_it_is() => LoginCode.Members("""
        private static string ToBase64(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(ToBase64(user), 334); // SMTP2003
            Must(ToBase64(password), 235); // SMTP2003
        }
        """);

    [Fact]
    public Task A_method_named_an_encoder_may_have_nothing_to_do() => LoginCode.Members("""
        private static string EnsureBase64(string text)
        {
            try { Convert.FromBase64String(text); return text; }
            catch (FormatException) { return Encode(text); }
        }

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(EnsureBase64(user), 334);
            Must(EnsureBase64(password), 235);
        }
        """);

    [Fact]
    public Task A_literal_that_cannot_be_Base64_is_plain() => LoginCode.Members("""
        public static string Name = "mailservice42";

        public void LogIn(string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Name, 334); // SMTP2003
            Must(Encode(password), 235);
        }
        """);
}
