namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2008: credentials in a charset that loses characters.</summary>
public sealed class CredentialsNotUtf8Tests
{
    [Theory]
    [InlineData("Encoding.ASCII")]
    [InlineData("Encoding.Latin1")]
    [InlineData("new ASCIIEncoding()")]
    [InlineData("Encoding.GetEncoding(\"iso-8859-1\")")]
    public Task The_password_loses_text(string charset) => LoginCode.BodyBeforeMail($"""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        Must(Convert.ToBase64String({charset}.GetBytes(password)), 235); // SMTP2008?
        """);

    [Fact]
    public Task All_of_PLAIN_loses_text() => LoginCode.BodyBeforeMail("""
        Must("AUTH PLAIN " + Convert.ToBase64String(Encoding.ASCII.GetBytes("\0" + user + "\0" + password)), 235); // SMTP2008?
        """);

    [Fact]
    public Task The_key_of_the_digest_loses_text() => LoginCode.BodyBeforeMail("""
        var challenge = Convert.FromBase64String(Ask("AUTH CRAM-MD5").Substring(4));
        var digest = HMACMD5.HashData(Encoding.ASCII.GetBytes(password), challenge); // SMTP2008?
        Must(Encode(user + " " + Convert.ToHexString(digest).ToLowerInvariant()), 235);
        """);

    [Fact]
    public Task The_helper_loses_text() => LoginCode.Members("""
        private static string InAscii(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

        public void LogIn(string user, string password)
        {
            Must("EHLO shop.example", 250);
            Must("AUTH LOGIN", 334);
            Must(InAscii(user), 334); // SMTP2008?
            Must(InAscii(password), 235); // SMTP2008?
        }
        """);

    [Theory]
    [InlineData("Encoding.UTF8")]
    [InlineData("new UTF8Encoding(false)")]
    [InlineData("new UTF8Encoding()")]
    [InlineData("Encoding.GetEncoding(\"utf-8\")")]
    [InlineData("Encoding.Default")]
    [InlineData("Encoding.GetEncoding(user)")]
    public Task Nothing_is_lost_or_nobody_knows(string charset) => LoginCode.BodyBeforeMail($"""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        Must(Convert.ToBase64String({charset}.GetBytes(password)), 235);
        """);

    [Fact]
    public Task The_whole_line_is_ASCII_in_any_case() => LoginCode.Files("""
        public sealed class Mailer(NetworkStream stream)
        {
            private readonly StreamReader _reader = new(stream, Encoding.ASCII);

            private string Say(string line)
            {
                var octets = Encoding.ASCII.GetBytes(line + "\r\n");
                stream.Write(octets, 0, octets.Length);
                return _reader.ReadLine() ?? "";
            }

            public bool LogIn(string user, string password) => Say("HELO shop.example").StartsWith("250")
                && Say("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password))).StartsWith("235");
        }
        """);

    [Fact]
    public Task Digests_and_Base64_are_ASCII_in_any_case() => LoginCode.BodyBeforeMail("""
        var challenge = Convert.FromBase64String(Ask("AUTH CRAM-MD5").Substring(4));
        var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), challenge);
        var hex = Encoding.ASCII.GetBytes(Convert.ToHexString(digest).ToLowerInvariant());
        Must(Convert.ToBase64String(Encoding.UTF8.GetBytes(user + " ").Concat(hex).ToArray()), 235);
        """);

    [Fact]
    public Task NTLM_has_another_charset() => LoginCode.BodyBeforeMail("""
        var reply = Ask("AUTH NTLM " + Convert.ToBase64String(Encoding.ASCII.GetBytes("NTLMSSP\0" + user)));
        if (!reply.StartsWith("334 "))
            throw new IOException(reply);
        Must(Convert.ToBase64String(Encoding.ASCII.GetBytes("NTLMSSP\0" + user + password + reply.Length)), 235);
        """);
}
