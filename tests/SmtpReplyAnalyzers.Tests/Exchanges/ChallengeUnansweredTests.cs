namespace SmtpReplyAnalyzers.Tests.Exchanges;

/// <summary>SMTP2002: a challenge after which the client goes on as if it were logged in.</summary>
public sealed class ChallengeUnansweredTests
{
    [Theory]
    [InlineData("Must(\"AUTH LOGIN\", 334); // SMTP2002")]
    [InlineData("if (CodeOf(\"AUTH LOGIN\") != 334) // SMTP2002\nthrow new IOException();")]
    [InlineData("if (CodeOf(\"AUTH PLAIN\") >= 400) // SMTP2002\nthrow new IOException();")]
    [InlineData("Must(\"AUTH LOGIN\", 334); Must(Encode(user), 334); // SMTP2002")]
    [InlineData("Must(\"AUTH LOGIN\", 334);\nif (CodeOf(Encode(user)) >= 400) // SMTP2002\nthrow new IOException();")]
    public Task The_message_follows_a_challenge_that_is_due(string exchange) => LoginCode.BodyBeforeMail(exchange);

    [Theory]
    [InlineData("if (CodeOf(Encode(password)) >= 400) // SMTP2002")]
    [InlineData("if (CodeOf(Encode(password)) / 100 > 3) // SMTP2002")]
    [InlineData("if (Ask(Encode(password))[0] is not ('2' or '3')) // SMTP2002")]
    public Task The_last_challenge_passes_for_success(string test) => LoginCode.BodyBeforeMail($"""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        {test}
            throw new IOException("Not logged in");
        """);

    /// <summary>All was said with AUTH: what follows only after 334 never follows a login.</summary>
    [Theory]
    [InlineData("if (CodeOf(\"AUTH PLAIN \" + Encode(\"\\0\" + user + \"\\0\" + password)) != 334) // SMTP2002\nthrow new IOException();")]
    [InlineData("var code = CodeOf(\"AUTH PLAIN \" + Encode(\"\\0\" + user + \"\\0\" + password)); if (code == 334) code = CodeOf(Encode(\"\\0\" + user + \"\\0\" + password)); if (code != 235) throw new IOException();")]
    [InlineData("if (CodeOf(\"AUTH PLAIN \" + Encode(\"\\0\" + user + \"\\0\" + password)) != 235) throw new IOException();")]
    public Task The_message_follows_334_only(string exchange) => LoginCode.BodyBeforeMail(exchange);

    /// <summary>Whoever called answers it.</summary>
    [Fact]
    public Task Tells_whether_it_is_asked() => LoginCode.Members("""
        public bool IsAsked(string user, string password) => CodeOf("AUTH PLAIN " + Encode("\0" + user + "\0" + password)) == 334;

        public void Deliver() => Must("MAIL FROM:<shop@example.com>", 250);
        """);

    [Fact]
    public Task The_error_of_XOAUTH2_is_not_answered() => LoginCode.Body("""
        var reply = Ask("AUTH XOAUTH2 " + Encode("user=" + user + "\u0001auth=Bearer " + password + "\u0001\u0001"));
        if (!reply.StartsWith("235")) // SMTP2002
            throw new IOException(reply);
        """);

    [Fact]
    public Task The_error_of_OAUTHBEARER_is_not_answered() => LoginCode.Body("""
        var reply = Ask("AUTH OAUTHBEARER " + Encode("n,a=" + user + ",\u0001auth=Bearer " + password + "\u0001\u0001"));
        if (reply.StartsWith("334")) // SMTP2002
            throw new IOException(Decode(reply.Substring(4)));
        if (!reply.StartsWith("235"))
            throw new IOException(reply);
        """);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"*\"")]
    [InlineData("\"QUIT\"")]
    [InlineData("Encode(\"\")")]
    public Task The_error_of_XOAUTH2_is_answered(string answer) => LoginCode.Body($$"""
        var reply = Ask("AUTH XOAUTH2 " + Encode($"user={user}\u0001auth=Bearer {password}\u0001\u0001"));
        if (reply.StartsWith("334"))
            reply = Ask({{answer}});
        if (!reply.StartsWith("235"))
            throw new IOException(reply);
        """);

    [Fact]
    public Task The_error_of_OAUTHBEARER_is_answered() => LoginCode.Body("""
        var code = CodeOf("AUTH OAUTHBEARER " + Encode("n,a=" + user + ",\u0001auth=Bearer " + password + "\u0001\u0001"));
        if (code == 334)
            code = CodeOf("AQ==");
        if (code != 235)
            throw new IOException();
        """);

    [Theory]
    [InlineData("Must(Encode(password), 235);")]
    [InlineData("if (CodeOf(Encode(password)) / 100 != 2) throw new IOException();")]
    [InlineData("if (Ask(Encode(password))[0] != '2') throw new IOException();")]
    [InlineData("if (CodeOf(Encode(password)) >= 300) throw new IOException();")]
    [InlineData("if (!Ask(Encode(password)).StartsWith(\"2\")) return;")]
    public Task The_last_step_requires_the_outcome(string step) => LoginCode.BodyBeforeMail($"""
        Must("AUTH LOGIN", 334);
        Must(Encode(user), 334);
        {step}
        """);

    [Fact]
    public Task Challenges_are_answered_in_a_loop() => LoginCode.BodyBeforeMail("""
        var answers = new Queue<string>(new[] { user, password });
        var code = CodeOf("AUTH LOGIN");
        while (code == 334 && answers.Count > 0)
            code = CodeOf(Encode(answers.Dequeue()));
        if (code != 235)
            throw new IOException();
        """);

    [Fact]
    public Task The_server_signs_last() => LoginCode.BodyBeforeMail("""
        var reply = Ask("AUTH DIGEST-MD5");
        if (!reply.StartsWith("334 "))
            throw new IOException(reply);
        var nonce = Decode(reply.Substring(4)).Split("nonce=\"")[1].Split('"')[0];
        reply = Ask(Encode("username=\"" + user + "\",nonce=\"" + nonce + "\",response=" + Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(user + password + nonce)))));
        if (reply.StartsWith("334"))
            reply = Ask("");
        if (!reply.StartsWith("235"))
            throw new IOException(reply);
        """);
}
