namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients by hand that hold the exchange as they must, for each mechanism and in each way to write and read.</summary>
internal static class CarefulClients
{
    public static IReadOnlyList<AuthClient> All { get; } =
    [
        new("with initial response, lines", "PLAIN", Wires.Lines("""
            Require(Send("AUTH PLAIN " + Encode("\0" + user + "\0" + password)), "235");
            """)),

        new("after an empty challenge, async", "PLAIN", Wires.Async("""
            await CommandAsync("AUTH PLAIN", 334, cancellationToken);
            await CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}")), 235, cancellationToken);
            """)),

        new("two challenges, octets", "LOGIN", Wires.Octets("""
            Check(Command("AUTH LOGIN"), 334);
            Check(Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(_user))), 334);
            Check(Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(_password))), 235);
            """)),

        new("user on the line, inline", "LOGIN", Wires.Inline("""
            output.WriteLine("AUTH LOGIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
            reply = Read(input);
            if (!reply.StartsWith("334", StringComparison.Ordinal))
                throw new Exception("AUTH: " + reply);
            output.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
            reply = Read(input);
            if (!reply.StartsWith("235", StringComparison.Ordinal))
                throw new Exception("AUTH: " + reply);
            """)),

        new("replies", "CRAM-MD5", Wires.Replies("""
            var reply = Send("AUTH CRAM-MD5");
            if (reply.Code == 334)
            {
                var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Convert.FromBase64String(reply.Text));
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes(user + " " + Convert.ToHexStringLower(digest))));
            }

            if (reply.Code != 235)
                throw new IOException(reply.Text);
            """)),

        new("codes, in a loop", "LOGIN", Wires.Codes("""
            var answers = new Queue<string>([user, password]);
            var code = await ExecuteAsync("AUTH LOGIN", cancellationToken);
            while (code == ReplyCode.Challenge && answers.TryDequeue(out var answer))
                code = await ExecuteAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(answer)), cancellationToken);
            Ensure(code, ReplyCode.Authenticated);
            """)),

        new("async", "SCRAM-SHA-256", Wires.Async("""
            var clientFirst = $"n={user},r={Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}";
            var serverFirst = Decode(await CommandAsync("AUTH SCRAM-SHA-256 " + Encode("n,," + clientFirst), 334, cancellationToken));
            var parts = serverFirst.Split(',');
            var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), Convert.FromBase64String(parts[1][2..]), int.Parse(parts[2][2..]), HashAlgorithmName.SHA256, 32);
            var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
            var clientFinal = $"c=biws,{parts[0]}";
            var signed = Encoding.UTF8.GetBytes($"{clientFirst},{serverFirst},{clientFinal}");
            var proof = HMACSHA256.HashData(SHA256.HashData(clientKey), signed);
            for (var i = 0; i < proof.Length; i++)
                proof[i] ^= clientKey[i];
            var serverFinal = Decode(await CommandAsync(Encode($"{clientFinal},p={Convert.ToBase64String(proof)}"), 334, cancellationToken));
            if (serverFinal != "v=" + Convert.ToBase64String(HMACSHA256.HashData(HMACSHA256.HashData(salted, "Server Key"u8), signed)))
                throw new InvalidOperationException("The server does not know the password.");
            await CommandAsync("", 235, cancellationToken);
            """, """
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

            private static string Decode(string reply) => Encoding.UTF8.GetString(Convert.FromBase64String(reply.Length > 4 ? reply[4..] : ""));
            """)),

        new("lines", "XOAUTH2", Wires.Lines("""
            var reply = Send("AUTH XOAUTH2 " + Encode($"user={user}\u0001auth=Bearer {password}\u0001\u0001"));
            if (reply.StartsWith("334", StringComparison.Ordinal))
                reply = Send("");
            Require(reply, "235");
            """)),

        new("replies, after an empty challenge", "OAUTHBEARER", Wires.Replies("""
            var reply = Send("AUTH OAUTHBEARER");
            if (reply.Code == 334)
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes("n,a=" + user + ",\u0001auth=Bearer " + password + "\u0001\u0001")));
            if (reply.Code == 334)
                reply = Send("AQ==");
            if (reply.Code != 235)
                throw new IOException(reply.Code + " " + reply.Text);
            """)),
    ];
}
