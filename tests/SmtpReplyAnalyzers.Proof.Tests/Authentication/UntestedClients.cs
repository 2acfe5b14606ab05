namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients that go on whatever AUTH ended in (SMTP2007).</summary>
internal static class UntestedClients
{
    public static IReadOnlyList<FaultyClient> All { get; } =
    [
        new("SMTP2007", new("lines, the last reply dropped", "LOGIN", Wires.Lines("""
            Require(Send("AUTH LOGIN"), "334");
            Require(Send(Encode(user)), "334");
            Send(Encode(password));
            """))),

        new("SMTP2007", new("async, the reply dropped", "PLAIN", Wires.Async("""
            await AskAsync("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}")), cancellationToken);
            """))),

        new("SMTP2007", new("octets, the code dropped", "LOGIN", Wires.Octets("""
            Check(Command("AUTH LOGIN"), 334);
            Check(Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(_user))), 334);
            Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(_password)));
            """))),

        new("SMTP2007", new("inline, the reply shown", "PLAIN", Wires.Inline("""
            output.WriteLine("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)));
            reply = Read(input);
            Console.WriteLine("S: " + reply);
            """))),

        new("SMTP2007", new("replies, the last one dropped", "CRAM-MD5", Wires.Replies("""
            var reply = Send("AUTH CRAM-MD5");
            if (reply.Code != 334)
                throw new IOException(reply.Text);
            var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Convert.FromBase64String(reply.Text));
            Send(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user} {Convert.ToHexStringLower(digest)}")));
            """))),

        new("SMTP2007", new("codes, only a lost server counts", "LOGIN", Wires.Codes("""
            Ensure(await ExecuteAsync("AUTH LOGIN", cancellationToken), ReplyCode.Challenge);
            Ensure(await ExecuteAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), cancellationToken), ReplyCode.Challenge);
            var code = await ExecuteAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), cancellationToken);
            if (code == ReplyCode.NotAvailable)
                throw new SmtpSessionException(code, LastText);
            """))),
    ];
}
