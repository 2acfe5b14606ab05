namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients that cannot take an empty challenge apart (SMTP2006).</summary>
internal static class SlicingClients
{
    public static IReadOnlyList<FaultyClient> All { get; } =
    [
        new("SMTP2006", new("lines, Substring", "PLAIN", Wires.Lines("""
            var reply = Send("AUTH PLAIN");
            Require(reply, "334");
            var challenge = Convert.FromBase64String(reply.Substring(4));
            if (challenge.Length > 0)
                throw new IOException("The server asks for more than a password.");
            Require(Send(Encode("\0" + user + "\0" + password)), "235");
            """)))
        { NeedsBareChallenge = true },

        new("SMTP2006", new("async, Split", "PLAIN", Wires.Async("""
            var reply = await CommandAsync("AUTH PLAIN", 334, cancellationToken);
            var challenge = reply.Split(' ')[1];
            if (challenge.Length > 0)
                throw new InvalidOperationException("The server asks for more than a password: " + challenge);
            await CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{user}\0{password}")), 235, cancellationToken);
            """)))
        { NeedsBareChallenge = true },

        new("SMTP2006", new("octets, trimmed, Substring", "PLAIN", Wires.Octets("""
            Check(Command("AUTH PLAIN"), 334);
            string challenge = _reply.Trim().Substring(4);
            if (challenge != "")
                throw new ApplicationException(challenge);
            Check(Command(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + _user + "\0" + _password))), 235);
            """))),

        new("SMTP2006", new("inline, trimmed, Split", "PLAIN", Wires.Inline("""
            output.WriteLine("AUTH PLAIN");
            reply = Read(input).TrimEnd();
            string[] parts = reply.Split(' ');
            if (parts[0] != "334" || parts[1].Length != 0)
                throw new Exception("AUTH: " + reply);
            output.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password)));
            reply = Read(input);
            if (!reply.StartsWith("235"))
                throw new Exception("AUTH: " + reply);
            """))),

        new("SMTP2006", new("lines, a range", "SCRAM-SHA-256", Wires.Lines("""
            var reply = Send("AUTH SCRAM-SHA-256");
            Require(reply, "334");
            var nothing = Decode(reply);
            var clientFirst = nothing + "n=" + user + ",r=" + Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            reply = Send(Encode("n,," + clientFirst));
            Require(reply, "334");
            var serverFirst = Decode(reply);
            var parts = serverFirst.Split(',');
            var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), Convert.FromBase64String(parts[1][2..]), int.Parse(parts[2][2..]), HashAlgorithmName.SHA256, 32);
            var key = HMACSHA256.HashData(salted, Encoding.ASCII.GetBytes("Client Key"));
            var clientFinal = "c=biws," + parts[0];
            var signature = HMACSHA256.HashData(SHA256.HashData(key), Encoding.UTF8.GetBytes(clientFirst + "," + serverFirst + "," + clientFinal));
            var proof = key.Zip(signature, (one, other) => (byte)(one ^ other)).ToArray();
            Require(Send(Encode(clientFinal + ",p=" + Convert.ToBase64String(proof))), "334");
            Require(Send(""), "235");
            """, """
            private static string Decode(string reply) => Encoding.UTF8.GetString(Convert.FromBase64String(reply[4..]));
            """)))
        { NeedsBareChallenge = true },
    ];
}
