namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients that take 334 for a failure (SMTP2001), or for success (SMTP2002), and so do not answer it.</summary>
internal static class ChallengeClients
{
    public static IReadOnlyList<FaultyClient> TakenForFailure { get; } =
    [
        new("SMTP2001", new("lines, 250 expected", "LOGIN", Wires.Lines("""
            Require(Send("AUTH LOGIN"), "250");
            Require(Send(Encode(user)), "334");
            Require(Send(Encode(password)), "235");
            """))),

        new("SMTP2001", new("async, 235 expected at once", "PLAIN", Wires.Async("""
            await CommandAsync("AUTH PLAIN", 235, cancellationToken);
            """))),

        new("SMTP2001", new("octets, any completion expected", "LOGIN", Wires.Octets("""
            if (Command("AUTH LOGIN") / 100 != 2)
                throw new ApplicationException(_reply);
            """))),

        new("SMTP2001", new("replies, 235 expected at once", "CRAM-MD5", Wires.Replies("""
            var reply = Send("AUTH CRAM-MD5");
            if (reply.Code != 235)
                throw new IOException(reply.Text);
            """))),

        new("SMTP2001", new("inline, first digit", "PLAIN", Wires.Inline("""
            output.WriteLine("AUTH PLAIN");
            reply = Read(input);
            if (reply[0] != '2')
                throw new Exception("AUTH: " + reply);
            """))),

        new("SMTP2001", new("async, 235 expected after the user", "LOGIN", Wires.Async("""
            await CommandAsync("AUTH LOGIN", 334, cancellationToken);
            await CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), 235, cancellationToken);
            """))),

        new("SMTP2001", new("codes, one code expected", "LOGIN", Wires.Codes("""
            Ensure(await ExecuteAsync("AUTH LOGIN", cancellationToken), ReplyCode.Authenticated);
            """))),
    ];

    public static IReadOnlyList<FaultyClient> TakenForSuccess { get; } =
    [
        new("SMTP2002", new("lines, all below 4yz is well", "PLAIN", Wires.Lines("""
            var reply = Send("AUTH PLAIN");
            if (reply[0] >= '4')
                throw new IOException(reply);
            """))),

        new("SMTP2002", new("async, the user is enough", "LOGIN", Wires.Async("""
            await CommandAsync("AUTH LOGIN", 334, cancellationToken);
            var reply = await AskAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), cancellationToken);
            if (int.Parse(reply.Substring(0, 3)) >= 400)
                throw new InvalidOperationException(reply);
            """))),

        new("SMTP2002", new("replies, 235 or 334", "LOGIN", Wires.Replies("""
            var reply = Send("AUTH LOGIN");
            if (reply.Code is not (235 or 334))
                throw new IOException(reply.Text);
            """))),

        new("SMTP2002", new("octets, below 400", "CRAM-MD5", Wires.Octets("""
            if (Command("AUTH CRAM-MD5") >= 400)
                throw new ApplicationException(_reply);
            """))),

        new("SMTP2002", new("inline, neither 4 nor 5", "PLAIN", Wires.Inline("""
            output.WriteLine("AUTH PLAIN");
            reply = Read(input);
            if (reply.StartsWith("4") || reply.StartsWith("5"))
                throw new Exception("AUTH: " + reply);
            """))),

        new("SMTP2002", new("codes, in a switch", "PLAIN", Wires.Codes("""
            switch (await ExecuteAsync("AUTH PLAIN", cancellationToken))
            {
                case ReplyCode.Authenticated:
                case ReplyCode.Challenge:
                    break;
                default:
                    throw new SmtpSessionException(ReplyCode.BadCredentials, LastText);
            }
            """))),
    ];
}
