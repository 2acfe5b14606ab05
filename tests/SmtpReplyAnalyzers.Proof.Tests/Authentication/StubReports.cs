namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Where the rules on the AUTH exchange report the clients with a fault, one report after the other.</summary>
internal static class StubReports
{
    public static IReadOnlyList<StubReport> Of(FaultyClient client) =>
        [.. All.Where(report => report.Id == client.Id && report.Client == client.Client.Name).Select(report => report with { Mechanism = client.Client.Mechanism })];

    private static IReadOnlyList<StubReport> All { get; } =
    [
        .. Challenges,
        .. Codings,
        .. Others,
    ];

    private static IEnumerable<StubReport> Challenges =>
    [
        new("SMTP2001", "lines, 250 expected", "Require(Send(\"AUTH LOGIN\"), \"250\")", "Require(Send(\"AUTH LOGIN\"), \"250\")", "Send(\"AUTH LOGIN\")"),
        new("SMTP2001", "async, 235 expected at once", "await CommandAsync(\"AUTH PLAIN\", 235, cancellationToken)", "CommandAsync(\"AUTH PLAIN\", 235, cancellationToken)", "CommandAsync(\"AUTH PLAIN\", 235, cancellationToken)"),
        new("SMTP2001", "octets, any completion expected", "Command(\"AUTH LOGIN\") / 100 != 2", "throw new ApplicationException(_reply);", "Command(\"AUTH LOGIN\")"),
        new("SMTP2001", "replies, 235 expected at once", "reply.Code != 235", "throw new IOException(reply.Text);", "Send(\"AUTH CRAM-MD5\")"),
        new("SMTP2001", "inline, first digit", "if («reply[0] != '2'»)\n                throw new Exception(\"AUTH", "throw new Exception(\"AUTH: \" + reply);", "output.WriteLine(\"AUTH PLAIN\");\n            reply = «Read(input)»"),
        new("SMTP2001", "async, 235 expected after the user", "await CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), 235, cancellationToken)", "await CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), 235, cancellationToken)", "CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), 235, cancellationToken)") { Step = 1 },
        new("SMTP2001", "codes, one code expected", "Ensure(await ExecuteAsync(\"AUTH LOGIN\", cancellationToken), ReplyCode.Authenticated)", "Ensure(await ExecuteAsync(\"AUTH LOGIN\", cancellationToken), ReplyCode.Authenticated)", "await ExecuteAsync(\"AUTH LOGIN\", cancellationToken)"),

        new("SMTP2002", "lines, all below 4yz is well", "reply[0] >= '4'", "Send(\"AUTH PLAIN\")"),
        new("SMTP2002", "async, the user is enough", "AskAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), cancellationToken)", "AskAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)), cancellationToken)") { Step = 1 },
        new("SMTP2002", "replies, 235 or 334", "reply.Code is not (235 or 334)", "Send(\"AUTH LOGIN\")"),
        new("SMTP2002", "octets, below 400", "Command(\"AUTH CRAM-MD5\")", "Command(\"AUTH CRAM-MD5\")"),
        new("SMTP2002", "inline, neither 4 nor 5", "output.WriteLine(\"AUTH PLAIN\");\n            reply = «Read(input)»", "output.WriteLine(\"AUTH PLAIN\");\n            reply = «Read(input)»"),
        new("SMTP2002", "codes, in a switch", "await ExecuteAsync(\"AUTH PLAIN\", cancellationToken)", "await ExecuteAsync(\"AUTH PLAIN\", cancellationToken)"),
        new("SMTP2002", "lines, 235 expected", "Require(Send(\"AUTH XOAUTH2 \" + Encode($\"user={user}\\u0001auth=Bearer {password}\\u0001\\u0001\")), \"235\")", "Send(\"AUTH XOAUTH2 \" + Encode($\"user={user}\\u0001auth=Bearer {password}\\u0001\\u0001\"))"),
        new("SMTP2002", "replies, 235 expected", "reply.Code != 235", "Send(\"AUTH OAUTHBEARER \" + Convert.ToBase64String(Encoding.UTF8.GetBytes($\"n,a={user},\\u0001auth=Bearer {password}\\u0001\\u0001\")))"),
        new("SMTP2002", "async, 235 expected", "CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(\"user=\" + user + \"\\u0001auth=Bearer \" + password + \"\\u0001\\u0001\")), 235, cancellationToken)", "CommandAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(\"user=\" + user + \"\\u0001auth=Bearer \" + password + \"\\u0001\\u0001\")), 235, cancellationToken)") { Step = 1 },
        new("SMTP2002", "octets, first digit", "Command(\"AUTH OAUTHBEARER \" + Convert.ToBase64String(Encoding.UTF8.GetBytes(response)))", "Command(\"AUTH OAUTHBEARER \" + Convert.ToBase64String(Encoding.UTF8.GetBytes(response)))"),
    ];

    private static IEnumerable<StubReport> Codings =>
    [
        new("SMTP2003", "lines, both", "Send(«user»)"),
        new("SMTP2003", "lines, both", "Send(«password»)"),
        new("SMTP2003", "async, the answer", "$\"\\0{user}\\0{password}\""),
        new("SMTP2003", "octets, the password", "Command(«_password»)"),
        new("SMTP2003", "replies, the digest", "user + \" \" + Convert.ToHexString(digest).ToLowerInvariant()"),
        new("SMTP2003", "inline, the answer", "\"\\0\" + user + \"\\0\" + password"),
        new("SMTP2003", "codes, the user", "ExecuteAsync(«user», cancellationToken)"),

        new("SMTP2004", "lines", "Encoding.ASCII.GetBytes(«challenge»)"),
        new("SMTP2004", "octets", "Encoding.UTF8.GetBytes(«_reply.Substring(4)»)"),
        new("SMTP2004", "replies, in a helper", "Sign(password, «reply.Text»)"),
        new("SMTP2004", "async", "«serverFirst».Split(',')"),
        new("SMTP2004", "inline, prompts", "«prompt».StartsWith(\"User\")"),

        new("SMTP2005", "lines, a local variable", "Encode(userBase64)"),
        new("SMTP2005", "lines, a local variable", "Encode(passwordBase64)"),
        new("SMTP2005", "async, a helper that encodes", "AnswerAsync(credentials, 235, cancellationToken)"),
        new("SMTP2005", "octets, a property", "Convert.ToBase64String(Encoding.UTF8.GetBytes(EncodedPassword))"),
        new("SMTP2005", "replies, the digest", "Convert.ToBase64String(Encoding.ASCII.GetBytes(answer))"),
        new("SMTP2005", "MailKit, a mechanism of one's own", "Convert.ToBase64String(response)"),
    ];

    private static IEnumerable<StubReport> Others =>
    [
        new("SMTP2006", "lines, Substring", "reply.Substring(4)"),
        new("SMTP2006", "async, Split", "reply.Split(' ')[1]"),
        new("SMTP2006", "octets, trimmed, Substring", "_reply.Trim().Substring(4)"),
        new("SMTP2006", "inline, trimmed, Split", "parts[1]"),
        new("SMTP2006", "lines, a range", "reply[4..]"),

        new("SMTP2007", "lines, the last reply dropped", "Send(\"MAIL FROM:<\" + sender + \">\")", "Send(Encode(password))"),
        new("SMTP2007", "async, the reply dropped", "CommandAsync($\"MAIL FROM:<{sender}>\", 250, cancellationToken)", "LogInAsync(user, password, cancellationToken)"),
        new("SMTP2007", "octets, the code dropped", "Command(\"MAIL FROM:<\" + sender + \">\")", "Authenticate()"),
        new("SMTP2007", "inline, the reply shown", "output.WriteLine(\"MAIL FROM:<\" + sender + \">\")", "GetBytes(\"\\0\" + user + \"\\0\" + password)));\n            reply = «Read(input)»"),
        new("SMTP2007", "replies, the last one dropped", "Send($\"MAIL FROM:<{sender}>\")", "LogIn(user, password)"),
        new("SMTP2007", "codes, only a lost server counts", "ExecuteAsync($\"MAIL FROM:<{sender}>\", cancellationToken)", "ExecuteAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)), cancellationToken)"),

        new("SMTP2008", "lines, ASCII", "Encoding.ASCII.GetBytes(user)"),
        new("SMTP2008", "lines, ASCII", "Encoding.ASCII.GetBytes(password)"),
        new("SMTP2008", "async, ASCII", "Encoding.ASCII.GetBytes($\"\\0{user}\\0{password}\")"),
        new("SMTP2008", "octets, ASCII, the key", "Encoding.ASCII.GetBytes(_password)"),
        new("SMTP2008", "replies, Latin-1", "Encoding.Latin1.GetBytes(user)"),
        new("SMTP2008", "replies, Latin-1", "Encoding.Latin1.GetBytes(password)"),
        new("SMTP2008", "inline, ASCII, an encoder of its own", "encoder.GetBytes(\"\\0\" + user + \"\\0\" + password)"),

        new("SMTP2009", "lines, one flush", "writer.WriteLine(Encode(user))", "writer.WriteLine(\"AUTH LOGIN\")"),
        new("SMTP2009", "lines, one flush", "writer.WriteLine(Encode(password))", "writer.WriteLine(Encode(user))"),
        new("SMTP2009", "async, one flush", "_writer.WriteLineAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(\"\\0\" + user + \"\\0\" + password)))", "_writer.WriteLineAsync(\"AUTH PLAIN\")"),
        new("SMTP2009", "lines, user on the line", "writer.WriteLine(Encode(password))", "writer.WriteLine(\"AUTH LOGIN \" + Encode(user))"),
        new("SMTP2009", "octets, two writes", "_stream.Write(answer, 0, answer.Length)", "_stream.Write(command, 0, command.Length)"),
        new("SMTP2009", "inline, a write for each", "output.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)))", "output.WriteLine(\"AUTH LOGIN\")"),
        new("SMTP2009", "inline, a write for each", "output.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(password)))", "output.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes(user)))"),

        new("SMTP2010", "lines, concatenated", "«\\x01a»uth"),
        new("SMTP2010", "replies, interpolated", "«\\x01a»uth"),
        new("SMTP2010", "async, interpolated", "«\\x1a»uth"),
        new("SMTP2010", "inline, a format", "«\\x01a»uth"),
    ];
}
