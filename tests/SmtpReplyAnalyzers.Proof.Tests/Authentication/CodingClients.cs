namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients that leave out the Base64 of an answer (SMTP2003) or of a challenge (SMTP2004), or have it twice (SMTP2005).</summary>
internal static class CodingClients
{
    public static IReadOnlyList<FaultyClient> NotEncoded { get; } =
    [
        new("SMTP2003", new("lines, the password", "LOGIN", Wires.Lines("""
            Require(Send("AUTH LOGIN"), "334");
            Require(Send(Encode(user)), "334");
            Require(Send(password), "235");
            """))),

        new("SMTP2003", new("lines, a command of constants", "PLAIN", Wires.Lines("""
            const string Verb = "AUTH";
            Require(Send(Verb + " " + "PLAIN " + "\0" + user + "\0" + password), "235");
            """))),

        new("SMTP2003", new("lines, octets as text", "PLAIN", Wires.Lines("""
            var octets = Encoding.UTF8.GetBytes("\0" + user + "\0" + password);
            var token = Encoding.UTF8.GetString(octets);
            Require(Send($"AUTH PLAIN {token}"), "235");
            """))),

        new("SMTP2003", new("async, the answer", "PLAIN", Wires.Async("""
            await CommandAsync("AUTH PLAIN", 334, cancellationToken);
            await CommandAsync($"\0{user}\0{password}", 235, cancellationToken);
            """))),

        new("SMTP2003", new("octets, the password", "LOGIN", Wires.Octets("""
            Check(Command("AUTH LOGIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_user))), 334);
            Check(Command(_password), 235);
            """))),

        new("SMTP2003", new("replies, the digest", "CRAM-MD5", Wires.Replies("""
            var reply = Send("AUTH CRAM-MD5");
            if (reply.Code != 334)
                throw new IOException(reply.Text);
            var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Convert.FromBase64String(reply.Text));
            reply = Send(user + " " + Convert.ToHexString(digest).ToLowerInvariant());
            if (reply.Code != 235)
                throw new IOException(reply.Text);
            """))),

        new("SMTP2003", new("inline, the answer", "PLAIN", Wires.Inline("""
            output.WriteLine("AUTH PLAIN");
            reply = Read(input);
            if (!reply.StartsWith("334"))
                throw new Exception("AUTH: " + reply);
            output.WriteLine("\0" + user + "\0" + password);
            reply = Read(input);
            if (!reply.StartsWith("235"))
                throw new Exception("AUTH: " + reply);
            """))),

        new("SMTP2003", new("codes, the user", "LOGIN", Wires.Codes("""
            Ensure(await ExecuteAsync("AUTH LOGIN", cancellationToken), ReplyCode.Challenge);
            Ensure(await ExecuteAsync(user, cancellationToken), ReplyCode.Challenge);
            Ensure(await ExecuteAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), cancellationToken), ReplyCode.Authenticated);
            """))),
    ];

    public static IReadOnlyList<FaultyClient> NotDecoded { get; } =
    [
        new("SMTP2004", new("lines", "CRAM-MD5", Wires.Lines("""
            var reply = Send("AUTH CRAM-MD5");
            Require(reply, "334");
            var challenge = reply.Substring(4);
            var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Encoding.ASCII.GetBytes(challenge));
            Require(Send(Encode(user + " " + Convert.ToHexString(digest).ToLowerInvariant())), "235");
            """))),

        new("SMTP2004", new("octets", "CRAM-MD5", Wires.Octets("""
            Check(Command("AUTH CRAM-MD5"), 334);
            using (var hmac = new HMACMD5(Encoding.UTF8.GetBytes(_password)))
            {
                byte[] hash = hmac.ComputeHash(Encoding.UTF8.GetBytes(_reply.Substring(4)));
                string digest = BitConverter.ToString(hash).Replace("-", "").ToLower();
                Check(Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(_user + " " + digest))), 235);
            }
            """))),

        new("SMTP2004", new("replies, in a helper", "CRAM-MD5", Wires.Replies("""
            var reply = Send("AUTH CRAM-MD5");
            if (reply.Code == 334)
                reply = Send(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user} {Sign(password, reply.Text)}")));
            if (reply.Code != 235)
                throw new IOException(reply.Text);
            """, """
            private static string Sign(string password, string challenge) =>
                Convert.ToHexStringLower(HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(challenge)));
            """))),

        new("SMTP2004", new("async", "SCRAM-SHA-256", Wires.Async("""
            var clientFirst = $"n={user},r={Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}";
            var challenge = await CommandAsync("AUTH SCRAM-SHA-256 " + Encode("n,," + clientFirst), 334, cancellationToken);
            var serverFirst = challenge.Substring(4);
            var parts = serverFirst.Split(',');
            var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), Convert.FromBase64String(parts[1][2..]), int.Parse(parts[2][2..]), HashAlgorithmName.SHA256, 32);
            var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
            var clientFinal = $"c=biws,{parts[0]}";
            var proof = HMACSHA256.HashData(SHA256.HashData(clientKey), Encoding.UTF8.GetBytes($"{clientFirst},{serverFirst},{clientFinal}"));
            for (var i = 0; i < proof.Length; i++)
                proof[i] ^= clientKey[i];
            await CommandAsync(Encode($"{clientFinal},p={Convert.ToBase64String(proof)}"), 334, cancellationToken);
            await CommandAsync("", 235, cancellationToken);
            """, """
            private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
            """))),

        new("SMTP2004", new("inline, prompts", "LOGIN", Wires.Inline("""
            output.WriteLine("AUTH LOGIN");
            reply = Read(input);
            while (reply.StartsWith("334"))
            {
                string prompt = reply.Substring(4);
                string answer = prompt.StartsWith("User") ? user : prompt.StartsWith("Pass") ? password : throw new Exception("AUTH: " + reply);
                output.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(answer)));
                reply = Read(input);
            }

            if (!reply.StartsWith("235"))
                throw new Exception("AUTH: " + reply);
            """))),
    ];

    public static IReadOnlyList<FaultyClient> EncodedTwice { get; } =
    [
        new("SMTP2005", new("lines, a local variable", "LOGIN", Wires.Lines("""
            var userBase64 = Encode(user);
            var passwordBase64 = Encode(password);
            Require(Send("AUTH LOGIN"), "334");
            Require(Send(Encode(userBase64)), "334");
            Require(Send(Encode(passwordBase64)), "235");
            """))),

        new("SMTP2005", new("async, a helper that encodes", "PLAIN", Wires.Async("""
            await CommandAsync("AUTH PLAIN", 334, cancellationToken);
            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + user + "\0" + password));
            await AnswerAsync(credentials, 235, cancellationToken);
            """, """
            private Task<string> AnswerAsync(string answer, int expected, CancellationToken cancellationToken) =>
                CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(answer)), expected, cancellationToken);
            """))),

        new("SMTP2005", new("octets, a property", "LOGIN", Wires.Octets("""
            Check(Command("AUTH LOGIN"), 334);
            Check(Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(_user))), 334);
            Check(Command(Convert.ToBase64String(Encoding.UTF8.GetBytes(EncodedPassword))), 235);
            """, """
            private string EncodedPassword => Convert.ToBase64String(Encoding.UTF8.GetBytes(_password));
            """))),

        new("SMTP2005", new("replies, the digest", "CRAM-MD5", Wires.Replies("""
            var reply = Send("AUTH CRAM-MD5");
            if (reply.Code != 334)
                throw new IOException(reply.Text);
            var digest = HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Convert.FromBase64String(reply.Text));
            var answer = Convert.ToBase64String(Encoding.UTF8.GetBytes(user + " " + Convert.ToHexStringLower(digest)));
            reply = Send(Convert.ToBase64String(Encoding.ASCII.GetBytes(answer)));
            if (reply.Code != 235)
                throw new IOException(reply.Text);
            """))),

        new("SMTP2005", new("MailKit, a mechanism of one's own", "PLAIN", """
            using System;
            using System.Text;
            using System.Threading;
            using System.Threading.Tasks;
            using MailKit.Net.Smtp;
            using MailKit.Security;
            using MimeKit;

            public sealed class PasswordMechanism(string user, string password) : SaslMechanism(user, password)
            {
                public override string MechanismName => "PLAIN";

                public override bool SupportsInitialResponse => true;

                protected override byte[] Challenge(byte[] token, int startIndex, int length, CancellationToken cancellationToken)
                {
                    IsAuthenticated = true;
                    var response = Encoding.UTF8.GetBytes($"\0{user}\0{password}");
                    return Encoding.ASCII.GetBytes(Convert.ToBase64String(response));
                }
            }

            public sealed class Mailer(string host, int port)
            {
                public async Task DeliverAsync(string user, string password, string sender, string recipient, string text, CancellationToken cancellationToken)
                {
                    using var message = new MimeMessage();
                    message.From.Add(MailboxAddress.Parse(sender));
                    message.To.Add(MailboxAddress.Parse(recipient));
                    message.Subject = "Order";
                    message.Body = new TextPart("plain") { Text = text };
                    using var client = new SmtpClient();
                    await client.ConnectAsync(host, port, SecureSocketOptions.None, cancellationToken);
                    await client.AuthenticateAsync(new PasswordMechanism(user, password), cancellationToken);
                    await client.SendAsync(message, cancellationToken);
                    await client.DisconnectAsync(true, cancellationToken);
                }
            }
            """)),
    ];
}
