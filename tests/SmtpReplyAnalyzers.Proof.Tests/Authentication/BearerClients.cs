namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients with a token: an escape that takes the letter behind it (SMTP2010), and the challenge that tells the error left without an answer (SMTP2002).</summary>
internal static class BearerClients
{
    public static IReadOnlyList<FaultyClient> GreedyEscapes { get; } =
    [
        new("SMTP2010", new("lines, concatenated", "XOAUTH2", Wires.Lines("""
            var reply = Send("AUTH XOAUTH2 " + Encode("user=" + user + "\x01auth=Bearer " + password + "\x01\x01"));
            if (reply.StartsWith("334", StringComparison.Ordinal))
                reply = Send("");
            Require(reply, "235");
            """))),

        new("SMTP2010", new("replies, interpolated", "XOAUTH2", Wires.Replies("""
            var reply = Send("AUTH XOAUTH2");
            if (reply.Code == 334)
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes($"user={user}\x01auth=Bearer {password}\x01\x01")));
            if (reply.Code == 334)
                reply = Send("");
            if (reply.Code != 235)
                throw new IOException(reply.Text);
            """))),

        new("SMTP2010", new("async, interpolated", "OAUTHBEARER", Wires.Async("""
            var reply = await AskAsync("AUTH OAUTHBEARER " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"n,a={user},\x1auth=Bearer {password}\x1\x1")), cancellationToken);
            if (reply.StartsWith("334"))
                reply = await AskAsync("AQ==", cancellationToken);
            if (!reply.StartsWith("235"))
                throw new InvalidOperationException(reply);
            """))),

        new("SMTP2010", new("inline, a format", "XOAUTH2", Wires.Inline("""
            string response = string.Format("user={0}\x01auth=Bearer {1}\x01\x01", user, password);
            output.WriteLine("AUTH XOAUTH2 " + Convert.ToBase64String(Encoding.UTF8.GetBytes(response)));
            reply = Read(input);
            if (reply.StartsWith("334"))
            {
                output.WriteLine();
                reply = Read(input);
            }

            if (!reply.StartsWith("235"))
                throw new Exception("AUTH: " + reply);
            """))),
    ];

    public static IReadOnlyList<FaultyClient> ErrorNotAnswered { get; } =
    [
        new("SMTP2002", new("lines, 235 expected", "XOAUTH2", Wires.Lines("""
            Require(Send("AUTH XOAUTH2 " + Encode($"user={user}\u0001auth=Bearer {password}\u0001\u0001")), "235");
            """))),

        new("SMTP2002", new("replies, 235 expected", "OAUTHBEARER", Wires.Replies("""
            var reply = Send("AUTH OAUTHBEARER " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"n,a={user},\u0001auth=Bearer {password}\u0001\u0001")));
            if (reply.Code != 235)
                throw new IOException(reply.Code + " " + reply.Text);
            """))),

        new("SMTP2002", new("async, 235 expected", "XOAUTH2", Wires.Async("""
            await CommandAsync("AUTH XOAUTH2", 334, cancellationToken);
            await CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes("user=" + user + "\u0001auth=Bearer " + password + "\u0001\u0001")), 235, cancellationToken);
            """))),

        new("SMTP2002", new("octets, first digit", "OAUTHBEARER", Wires.Octets("""
            string response = "n,a=" + _user + ",\u0001auth=Bearer " + _password + "\u0001\u0001";
            if (Command("AUTH OAUTHBEARER " + Convert.ToBase64String(Encoding.UTF8.GetBytes(response))) / 100 != 2)
                throw new ApplicationException(_reply);
            """))),
    ];

    /// <summary>It waits for what comes after the error, which comes after an answer only.</summary>
    public static AuthClient Waiting { get; } = new("inline, waits for the refusal", "XOAUTH2", Wires.Inline("""
        output.WriteLine("AUTH XOAUTH2 " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"user={user}\u0001auth=Bearer {password}\u0001\u0001")));
        reply = Read(input);
        if (reply.StartsWith("334"))
            reply = Read(input);
        if (!reply.StartsWith("235"))
            throw new Exception("AUTH: " + reply);
        """));
}
