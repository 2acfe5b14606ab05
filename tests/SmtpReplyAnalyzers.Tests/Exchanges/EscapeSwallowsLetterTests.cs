namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2010: an escape that takes the first letter of a key.</summary>
public sealed class EscapeSwallowsLetterTests
{
    private static Task Token(string token) => LoginCode.Body($$"""
        var reply = Ask("AUTH XOAUTH2 " + Encode({{token}}
        ));
        if (reply.StartsWith("334"))
            reply = Ask("");
        if (!reply.StartsWith("235"))
            throw new IOException(reply);
        """);

    [Theory]
    [InlineData(""" "user=" + user + "\x01auth=Bearer " + password + "\x01\x01" """)]
    [InlineData(""" "user=" + user + "\x1auth=Bearer " + password + "\u0001\u0001" """)]
    [InlineData(""" "user=" + user + "\x001auth=Bearer " + password + "\u0001\u0001" """)]
    [InlineData(""" $"user={user}\x01auth=Bearer {password}\x01\x01" """)]
    [InlineData(""" string.Format("user={0}\x01auth=Bearer {1}\x01\x01", user, password) """)]
    [InlineData(""" "user=\\" + user + "\\\x01auth=Bearer " + password + "\u0001\u0001" """)]
    [InlineData(""" "user=" + user + "\x01Auth=Bearer " + password + "\u0001\u0001" """)]
    public Task It_is_U_001A(string token) => Token(token + "// SMTP2010");

    [Theory]
    [InlineData(""" "user=" + user + "\u0001auth=Bearer " + password + "\u0001\u0001" """)]
    [InlineData(""" "user=" + user + "\x0001auth=Bearer " + password + "\x0001\x0001" """)]
    [InlineData(""" "user=" + user + "\x01" + "auth=Bearer " + password + "\x01\x01" """)]
    [InlineData(""" $"user={user}{'\x01'}auth=Bearer {password}\x01\x01" """)]
    [InlineData(""" $"user={user}\u0001auth=Bearer {password}\U00000001\u0001" """)]
    [InlineData(""" @"user=\x01auth=Bearer " + user + (char)1 + "auth=Bearer " + password """)]
    [InlineData(""" $@"user={user}\x01auth=Bearer {password}" """)]
    [InlineData(""" "user=" + user + "\\x01auth=Bearer " + password """)]
    [InlineData(""" "user=" + user + "\x01host=mail.example\x01port=587\x01\x01" + password """)]
    [InlineData(""" "user=" + user + "\x1another=1" + password """)]
    public Task It_is_not(string token) => Token(token);

    [Fact]
    public Task Raw_strings_have_no_escapes() => Token(""""
        """user=\x01auth=Bearer """ + user + $"""{password}\x01auth=Bearer """
        """");

    [Fact]
    public Task Octets_have_escapes_too() => LoginCode.Body("""
        var start = "\x01auth=Bearer "u8.ToArray(); // SMTP2010
        Must("AUTH XOAUTH2 " + Convert.ToBase64String(start), 235); // SMTP2002
        """);

    [Fact]
    public Task Fields_are_looked_at() => LoginCode.Members("""
        private static readonly string Separator = "\x01auth=Bearer "; // SMTP2010

        public string TokenOf(string user, string token) => "user=" + user + Separator + token + Last;

        private static string Last { get; } = "\x01\x01";

        public void Mail() => Must("MAIL FROM:<shop@example.com>", 250);
        """);
}
