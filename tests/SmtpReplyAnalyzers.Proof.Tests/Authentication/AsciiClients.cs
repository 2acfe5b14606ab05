namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients that encode credentials otherwise than in UTF-8 (SMTP2008), of people whose password is more than ASCII.</summary>
internal static class AsciiClients
{
    public static IReadOnlyList<FaultyClient> All { get; } =
    [
        new("SMTP2008", new("lines, ASCII", "LOGIN", Wires.Lines("""
            Require(Send("AUTH LOGIN"), "334");
            Require(Send(Convert.ToBase64String(Encoding.ASCII.GetBytes(user))), "334");
            Require(Send(Convert.ToBase64String(Encoding.ASCII.GetBytes(password))), "235");
            """))),

        new("SMTP2008", new("async, ASCII", "PLAIN", Wires.Async("""
            await CommandAsync("AUTH PLAIN " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"\0{user}\0{password}")), 235, cancellationToken);
            """))),

        new("SMTP2008", new("octets, ASCII, the key", "CRAM-MD5", Wires.Octets("""
            Check(Command("AUTH CRAM-MD5"), 334);
            byte[] hash = HMACMD5.HashData(Encoding.ASCII.GetBytes(_password), Convert.FromBase64String(_reply.Substring(4)));
            Check(Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(_user + " " + Convert.ToHexStringLower(hash)))), 235);
            """))),

        new("SMTP2008", new("replies, Latin-1", "LOGIN", Wires.Replies("""
            var reply = Send("AUTH LOGIN");
            if (reply.Code == 334)
                reply = Send(Convert.ToBase64String(Encoding.Latin1.GetBytes(user)));
            if (reply.Code == 334)
                reply = Send(Convert.ToBase64String(Encoding.Latin1.GetBytes(password)));
            if (reply.Code != 235)
                throw new IOException(reply.Text);
            """))),

        new("SMTP2008", new("inline, ASCII, an encoder of its own", "PLAIN", Wires.Inline("""
            ASCIIEncoding encoder = new ASCIIEncoding();
            output.WriteLine("AUTH PLAIN");
            reply = Read(input);
            if (!reply.StartsWith("334"))
                throw new Exception("AUTH: " + reply);
            output.WriteLine(Convert.ToBase64String(encoder.GetBytes("\0" + user + "\0" + password)));
            reply = Read(input);
            if (!reply.StartsWith("235"))
                throw new Exception("AUTH: " + reply);
            """))),
    ];

    /// <summary>Each client with each password that it cannot send.</summary>
    public static IReadOnlyList<FaultyClient> WithPasswords { get; } =
        [.. All.SelectMany(static client => new[] { client with { Credentials = Credentials.Zoe }, client with { Credentials = Credentials.Ann } })];
}
