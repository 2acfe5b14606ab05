namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2004: a challenge that is used, or compared, as it came.</summary>
public sealed class ChallengeNotDecodedTests
{
    private static Task Digest(string challenge) => LoginCode.BodyBeforeMail($$"""
        var reply = Ask("AUTH CRAM-MD5");
        if (!reply.StartsWith("334"))
            throw new IOException(reply);
        {{challenge}}
        var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), challenge);
        Must(Encode(user + " " + Convert.ToHexString(digest).ToLowerInvariant()), 235);
        """);

    [Theory]
    [InlineData("var challenge = Encoding.ASCII.GetBytes(reply.Substring(4)); // SMTP2004")]
    [InlineData("var challenge = Encoding.UTF8.GetBytes(reply[4..]); // SMTP2004")]
    [InlineData("var challenge = Encoding.UTF8.GetBytes(reply.Split(' ')[1]); // SMTP2004")]
    public Task It_is_signed_as_it_came(string challenge) => Digest(challenge);

    [Theory]
    [InlineData("var challenge = Convert.FromBase64String(reply.Substring(4));")]
    [InlineData("var challenge = Convert.FromBase64String(reply[4..].Trim());")]
    [InlineData("var challenge = Convert.FromBase64String(reply.Split(' ')[1]);")]
    [InlineData("var challenge = Encoding.UTF8.GetBytes(Decode(reply.Substring(4)));")]
    [InlineData("var text = reply.Substring(4).ToCharArray(); var challenge = Convert.FromBase64CharArray(text, 0, text.Length);")]
    [InlineData("var challenge = new byte[reply.Length]; if (!Convert.TryFromBase64String(reply.Substring(4), challenge, out var length)) throw new FormatException(); Array.Resize(ref challenge, length);")]
    [InlineData("var challenge = Undo(reply.Substring(4)); static byte[] Undo(string text) => Convert.FromBase64String(text);")]
    public Task It_is_decoded(string challenge) => Digest(challenge);

    [Theory]
    [InlineData("== \"Username:\"")]
    [InlineData("is \"Username:\"")]
    [InlineData(".StartsWith(\"Username\")")]
    [InlineData(".Contains(\"Username\")")]
    public Task It_is_compared_with_words(string test) => LoginCode.BodyBeforeMail($$"""
        var reply = Ask("AUTH LOGIN");
        if (!reply.StartsWith("334"))
            throw new IOException(reply);
        if (reply.Substring(4){{(test.StartsWith('.') ? "" : " ")}}{{test}}) // SMTP2004
            Must(Encode(user), 334);
        else
            throw new IOException("It asks for something else");
        Must(Encode(password), 235);
        """);

    [Theory]
    [InlineData("string.Equals(reply.Substring(4), \"Username:\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("string.Equals(\"Username:\", reply.Substring(4))")]
    [InlineData("reply.Substring(4) == \"proof=\" + password")]
    [InlineData("string.Equals(reply.Substring(4), \"proof=\" + password + \",\" + user)")]
    public Task It_is_compared_with_what_holds_no_Base64(string test) => LoginCode.BodyBeforeMail($$"""
        var reply = Ask("AUTH LOGIN");
        if (!reply.StartsWith("334"))
            throw new IOException(reply);
        if ({{test}}) // SMTP2004
            Must(Encode(user), 334);
        else
            throw new IOException("It asks for something else");
        Must(Encode(password), 235);
        """);

    [Theory]
    [InlineData("reply.Substring(4) == \"VXNlcm5hbWU6\"")]
    [InlineData("string.Equals(reply.Substring(4), \"VXNlcm5hbWU6\", StringComparison.Ordinal)")]
    [InlineData("string.Equals(Decode(reply.Substring(4)), \"proof=\" + password)")]
    [InlineData("reply.Substring(4) == Encode(\"proof=\" + password)")]
    [InlineData("reply.Substring(4) == \"proof\" + password")]
    [InlineData("reply == \"334 \" + password")]
    [InlineData("reply.EndsWith(\"VXNlcm5hbWU6\")")]
    [InlineData("Decode(reply.Substring(4)) == \"Username:\"")]
    [InlineData("Decode(reply.Substring(4)).StartsWith(\"User\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("reply.Trim() == \"334\"")]
    [InlineData("reply.Length > 4")]
    public Task It_is_compared_as_it_must_be(string test) => LoginCode.BodyBeforeMail($$"""
        var reply = Ask("AUTH LOGIN");
        while (reply.StartsWith("334"))
            reply = Ask(Encode({{test}} ? user : password));
        if (!reply.StartsWith("235"))
            throw new IOException(reply);
        """);

    [Fact]
    public Task What_every_reply_is_searched_for_is_no_challenge() => LoginCode.Members("""
        private string Say(string command)
        {
            var reply = Ask(command);
            if (reply.ToLowerInvariant().Contains("denied"))
                throw new IOException(reply);
            return reply;
        }

        public bool LogIn(string user, string password)
        {
            Say("EHLO shop.example");
            return Say("AUTH LOGIN").StartsWith("334") && Say(Encode(user)).StartsWith("334") && Say(Encode(password)).StartsWith("235");
        }
        """);

    [Fact]
    public Task Each_step_of_SCRAM_is_decoded() => LoginCode.BodyBeforeMail("""
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        var first = "n=" + user + ",r=" + nonce;
        var reply = Ask("AUTH SCRAM-SHA-256 " + Encode("n,," + first));
        if (!reply.StartsWith("334 "))
            throw new IOException(reply);
        var server = Decode(reply.Substring(4));
        var parts = server.Split(',');
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(parts[1][2..]), int.Parse(parts[2][2..]), HashAlgorithmName.SHA256, 32);
        var key = HMACSHA256.HashData(salted, "Client Key"u8);
        var final = "c=biws," + parts[0];
        var proof = HMACSHA256.HashData(SHA256.HashData(key), Encoding.UTF8.GetBytes(first + "," + server + "," + final));
        for (var i = 0; i < proof.Length; i++)
            proof[i] ^= key[i];
        reply = Ask(Encode(final + ",p=" + Convert.ToBase64String(proof)));
        if (reply.StartsWith("334"))
            reply = Ask("");
        if (!reply.StartsWith("235"))
            throw new IOException(reply);
        """);

    [Fact]
    public Task Octets_that_nobody_looks_into_are_handed_on() => LoginCode.Members("""
        public void LogIn(INegotiator negotiator)
        {
            Must("EHLO shop.example", 250);
            var reply = Ask("AUTH NTLM " + Convert.ToBase64String(negotiator.Begin()));
            if (!reply.StartsWith("334 "))
                throw new IOException(reply);
            Must(negotiator.Answer(reply.Substring(4)), 235);
        }
        """, """
        public interface INegotiator
        {
            byte[] Begin();

            string Answer(string challenge);
        }
        """);

    /// <summary>There are servers that do not encode their words: who knows both kinds decodes none.</summary>
    [Theory]
    [InlineData("asked == \"VXNlcm5hbWU6\" || asked == \"Username:\"")]
    [InlineData("asked == \"Username:\"", "SMTP2004")]
    public Task Words_of_both_kinds(string test, string? rule = null) => LoginCode.Body($$"""
        var reply = Ask("AUTH LOGIN");
        for (var step = 0; step < 2 && reply.StartsWith("334"); step++)
        {
            var asked = reply.Length > 4 ? reply.Substring(4) : "";
            var isName = {{test}}; // {{rule}}
            reply = Ask(Encode(isName ? user : password));
        }

        if (!reply.StartsWith("235")) throw new IOException(reply);
        """);
}
