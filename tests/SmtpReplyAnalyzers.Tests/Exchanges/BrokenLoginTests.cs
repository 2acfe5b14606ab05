namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>Code while it is typed: what is not there yet is not missed.</summary>
public sealed class BrokenLoginTests
{
    [Theory]
    [InlineData("Must(\"AUTH LOGIN\", 334); Must(", "half a call")]
    [InlineData("Must(\"AUTH LOGIN\", 334); Must(Encode(user), 334", "half an argument list")]
    [InlineData("Must(\"AUTH LOGIN\", 334); if (", "half a test")]
    [InlineData("Must(\"AUTH LOGIN\", 334); Must(Encode(user), 334); Must(Enco", "half a name")]
    [InlineData("Must(\"AUTH LOGIN\", 334); Must(Encode(user), 334); Must(\"", "half a string")]
    [InlineData("var reply = Ask(\"AUTH LOGIN\"); while (reply.StartsWith(\"334\")) {", "half a loop")]
    public Task Half_typed(string exchange, string _) => LoginCode.Broken($$"""
        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            {{exchange}}
        }
        """);

    [Theory]
    [InlineData("Must(\"AUTH LOGIN\", 334); Answer(user); Must(\"MAIL FROM:<shop@example.com>\", 250);")]
    [InlineData("Must(\"AUTH LOGIN\", 334); sasl.Run(reader, writer); Must(\"MAIL FROM:<shop@example.com>\", 250);")]
    [InlineData("Check(Ask(\"AUTH PLAIN \" + Encode(user))); Must(\"MAIL FROM:<shop@example.com>\", 250);")]
    [InlineData("Must(\"AUTH LOGIN\", 334); Must(Base64(user), 334); Must(Base64(password), 235);")]
    [InlineData("Must(\"AUTH LOGIN\", 334); Must(Encode(user), 334); Must(Secrets.Password, 235);")]
    [InlineData("Must(\"AUTH PLAIN \" + new Token(user, password), 235); Must(\"MAIL FROM:<shop@example.com>\", 250);")]
    public Task Names_that_nobody_declared(string exchange) => LoginCode.Broken($$"""
        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            {{exchange}}
        }
        """);

    [Fact]
    public Task A_type_that_is_missing() => LoginCode.Broken("""
        public void Deliver(Account account)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(account.User), 334);
            Must(account.Password, 235);
            Must("MAIL FROM:<shop@example.com>", 250);
        }
        """);

    [Fact]
    public Task An_error_beside_the_exchange() => LoginCode.Broken("""
        public void Deliver(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(Encode(user), 334);
            Must(password, 235); // SMTP2003
            Must("MAIL FROM:<shop@example.com>", 250);
        }

        public int Other() => "none";
        """);
}
