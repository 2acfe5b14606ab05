namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2006: what fails on a bare 334.</summary>
public sealed class ChallengeSlicedUnsafelyTests
{
    private static Task First(string mechanism, string slice) => LoginCode.BodyBeforeMail($$"""
        var reply = Ask("AUTH {{mechanism}}");
        if (!reply.StartsWith("334"))
            throw new IOException(reply);
        {{slice}}
        Must(Encode("\0" + user + "\0" + password), 235);
        """);

    [Theory]
    [InlineData("PLAIN", "Console.WriteLine(reply.Substring(4)); // SMTP2006?")]
    [InlineData("PLAIN", "Console.WriteLine(reply[4..]); // SMTP2006?")]
    [InlineData("PLAIN", "Console.WriteLine(reply.Split(' ')[1]); // SMTP2006?")]
    [InlineData("EXTERNAL", "var challenge = Convert.FromBase64String(reply.Substring(4)); // SMTP2006?")]
    public Task The_server_has_nothing_to_ask(string mechanism, string slice) => First(mechanism, slice);

    [Theory]
    [InlineData("PLAIN", "Console.WriteLine(reply.Length > 4 ? reply.Substring(4) : \"\");")]
    [InlineData("PLAIN", "Console.WriteLine(reply.Substring(3).Trim());")]
    [InlineData("PLAIN", "Console.WriteLine(reply.Split(' ', 2).ElementAtOrDefault(1));")]
    [InlineData("PLAIN", "Console.WriteLine(reply.Split(' ').Last());")]
    [InlineData("PLAIN", "var words = reply.Split(' '); Console.WriteLine(words.Length > 1 ? words[1] : \"\");")]
    [InlineData("PLAIN", "if (reply is ['3', '3', '4', ' ', .. var rest]) Console.WriteLine(rest);")]
    [InlineData("PLAIN", "Console.WriteLine(reply.TrimStart('3', '4'));")]
    [InlineData("EXTERNAL", "Console.WriteLine(reply.Replace(\"334 \", \"\"));")]
    public Task It_is_cut_safely(string mechanism, string slice) => First(mechanism, slice);

    [Fact]
    public Task A_challenge_of_CRAM_MD5_says_something() => LoginCode.BodyBeforeMail("""
        var challenge = Convert.FromBase64String(Ask("AUTH CRAM-MD5").Substring(4));
        Must(Encode(user + " " + Convert.ToHexString(HMACMD5.HashData(Encoding.UTF8.GetBytes(password), challenge)).ToLowerInvariant()), 235);
        """);

    [Fact]
    public Task A_prompt_of_LOGIN_says_something() => LoginCode.BodyBeforeMail("""
        var reply = Ask("AUTH LOGIN");
        while (reply.StartsWith("334"))
            reply = Ask(Encode(Decode(reply.Substring(4)).StartsWith("User") ? user : password));
        if (!reply.StartsWith("235"))
            throw new IOException(reply);
        """);
}
