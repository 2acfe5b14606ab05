using SmtpReplyAnalyzers.ScriptedServer;
using static SmtpReplyAnalyzers.ScriptedServer.SmtpAct;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>What MailKit makes of replies, as a table. Synchronous and asynchronous members agree but for a time-out.</summary>
public static class MailKitFacts
{
    private const string Command = "MailKit.Net.Smtp.SmtpCommandException";
    private const string Protocol = "MailKit.Net.Smtp.SmtpProtocolException";
    private const string Authentication = "MailKit.Security.AuthenticationException";

    private static readonly string[] Commands = ["MAIL", "RCPT", "DATA", SmtpMoment.EndOfData];
    private static readonly int[] Negative = [421, 432, 450, 451, 452, 454, 471, 500, 501, 503, 504, 521, 530, 534, 535, 550, 551, 552, 553, 554, 555];

    public static IEnumerable<LibraryFact> All =>
        from row in (IEnumerable<Row>)[.. Opening(), .. Replies(), .. NoReply(), .. LoggingIn(), .. Recipients(), .. Malformed(), .. Asking(), .. Again()]
        from member in row.Members()
        select new LibraryFact(MailKitSession.Library, "SmtpClient." + member, row.Situation, row.Outcome);

    private static IEnumerable<Row> Opening()
    {
        foreach (var code in (int[])[.. Negative, 334])
        {
            yield return new("Connect", Situation.At(SmtpMoment.Greeting, Reply($"{code} no")), Refused(code, connected: false));

            // Falls back to HELO and goes on, in plain text.
            yield return new("Send", Situation.At("EHLO", Reply($"{code} no")), Served("one"));
            yield return new("Connect", Situation.At("EHLO", Reply($"{code} no")) with { StartTls = true }, new("System.NotSupportedException", null, null, "nobody", false));
        }

        yield return new("Connect", Situation.At(SmtpMoment.Greeting, ReplyAndClose("421 4.3.2 closing")), Refused(421, connected: false));
        yield return new("Connect", Situation.At("EHLO", ReplyAndClose("421 4.3.2 closing")), Lost());
        yield return new("Connect", new Situation("connect", "refused", SmtpScript.AcceptAll) { Refused = true }, new("System.Net.Sockets.SocketException", null, null, "nobody", false));
        foreach (var code in new[] { 421, 454, 500 })
        {
            var script = SmtpScript.AcceptAll.Announce("STARTTLS").On("STARTTLS", $"{code} no");
            yield return new("Connect", new Situation("STARTTLS", $"{code} no", script) { StartTls = true }, Refused(code, connected: false));
        }
    }

    private static IEnumerable<Row> Replies()
    {
        foreach (var where in Commands)
        {
            foreach (var code in Negative)
                yield return new("Send", Situation.At(where, Reply($"{code} no")), code == 530 && where != "DATA" ? LogInFirst() : Refused(code));
            yield return new("Send", Situation.At(where, Reply("334 go on")), Refused(334));
            yield return new("Send", Situation.At(where, ReplyAndClose("421 4.3.2 closing")), Refused(421, connected: false));
        }

        yield return new("Send", Situation.At("QUIT", ReplyAndClose("421 4.3.2 closing")), Served("one"));
    }

    private static IEnumerable<Row> NoReply()
    {
        foreach (var where in (string[])[SmtpMoment.Greeting, "EHLO", .. Commands])
            yield return new(where is SmtpMoment.Greeting or "EHLO" ? "Connect" : "Send", Situation.At(where, Close), Lost());

        foreach (var (member, situation) in Everywhere(Reset))
            yield return new(member, situation, Broken());
        foreach (var (member, situation) in Everywhere(Silence))
        {
            var silent = situation with { Silent = true };
            yield return new(member, silent, Broken()) { Only = "sync" };
            yield return new(member, silent, new("System.TimeoutException", null, "System.Threading.Tasks.TaskCanceledException", "nobody", false)) { Only = "async" };
        }

        yield return new("Send", Situation.At(SmtpMoment.EndOfData, TakeMessageAndClose), Lost("one"));
    }

    private static IEnumerable<(string Member, Situation Situation)> Everywhere(SmtpAct act)
    {
        yield return ("Connect", Situation.At("EHLO", act));
        foreach (var where in Commands)
            yield return ("Send", Situation.At(where, act));
        yield return ("Authenticate", LogIn("AUTH PLAIN", Login.Password, "AUTH", act));
        yield return ("Authenticate", LogIn("AUTH XOAUTH2", Login.Mechanism, "AUTH", act));
        yield return ("Verify", Situation.At("VRFY", act) with { Call = "Verify" });
        yield return ("Expand", Situation.At("EXPN", act) with { Call = "Expand" });
    }

    private static IEnumerable<Row> LoggingIn()
    {
        foreach (var code in new[] { 421, 432, 450, 454, 500, 504, 530, 535, 538 })
        {
            yield return new("Authenticate", LogIn("AUTH PLAIN", Login.Password, "AUTH", Reply($"{code} no")), new(Authentication, code, Command, "nobody", true));
            yield return new("Authenticate", LogIn("AUTH LOGIN", Login.Password, SmtpMoment.Response, Reply($"{code} no")), new(Authentication, code, Command, "nobody", true));
            yield return new("Authenticate", LogIn("AUTH XOAUTH2", Login.Mechanism, "AUTH", Reply($"{code} no")), new(Authentication, code, null, "nobody", true));
        }

        // 534 stands nowhere, not even in the text.
        yield return new("Authenticate", LogIn("AUTH PLAIN", Login.Password, "AUTH", Reply("534 no")), new(Authentication, null, null, "nobody", true));
        yield return new("Authenticate", LogIn("AUTH XOAUTH2", Login.Mechanism, "AUTH", Reply("534 5.7.9 no")), new(Authentication, null, null, "nobody", true));
        yield return new("Authenticate", LogIn("AUTH PLAIN", Login.Password, "AUTH", ReplyAndClose("421 closing")), new(Authentication, 421, Command, "nobody", true));
        yield return new("Authenticate", LogIn("AUTH PLAIN LOGIN", Login.Password, "AUTH", ReplyAndClose("421 closing")), Lost());
        foreach (var row in new[] { LogIn("AUTH PLAIN", Login.Password, "AUTH", Close), LogIn("AUTH XOAUTH2", Login.Mechanism, "AUTH", Close) })
            yield return new("Authenticate", row, Lost());

        // The last mechanism's reply wins: a temporary failure looks like a wrong password.
        var twice = SmtpScript.AcceptAll.Announce("AUTH PLAIN LOGIN").On("AUTH", "454 later", times: 1).On("AUTH", "535 wrong");
        yield return new("Authenticate", new Situation("AUTH", "454, then 535", twice) { Login = Login.Password }, new(Authentication, 535, Command, "nobody", true));

        // The error challenge is answered as it must be; then the reply counts.
        var error = SmtpScript.AcceptAll.Announce("AUTH XOAUTH2").On("AUTH", "334 eyJzdGF0dXMiOiI0MDEifQ==").On(SmtpMoment.Response, "535 5.7.8 no");
        yield return new("Authenticate", new Situation("AUTH", "334 error, then 535", error) { Login = Login.Mechanism }, new(Authentication, 535, null, "nobody", true));
    }

    private static IEnumerable<Row> Recipients()
    {
        foreach (var code in Negative)
        {
            var second = Situation.At("RCPT", Reply($"{code} no"), Addresses.Two) with { Recipients = 2 };
            yield return new("Send", second, code == 530 ? LogInFirst() : Refused(code));
            yield return new("Send", second with { ToleratesRefusedRecipients = true }, code == 530 ? LogInFirst() : Served("one"));
        }

        // A made-up reply: "No recipients were accepted."
        yield return new("Send", Situation.At("RCPT", Reply("450 no")) with { Recipients = 2, ToleratesRefusedRecipients = true }, Refused(554));
    }

    private static IEnumerable<Row> Malformed()
    {
        foreach (var line in new[] { "45x", "abc", "4211 text" })
            yield return new("Send", Situation.At("MAIL", Reply(line)), Lost());
        yield return new("Send", Situation.At("MAIL", Reply("421")), Refused(421));
        yield return new("Send", Situation.At(SmtpMoment.EndOfData, Reply("250")), Served("one"));
    }

    private static IEnumerable<Row> Asking()
    {
        foreach (var (call, verb) in new[] { ("Verify", "VRFY"), ("Expand", "EXPN") })
        {
            foreach (var code in (int[])[.. Negative, 334])
                yield return new(call, Situation.At(verb, Reply($"{code} no")) with { Call = call }, Refused(code));

            // Unlike after MAIL, IsConnected stays true.
            yield return new(call, Situation.At(verb, ReplyAndClose("421 closing")) with { Call = call }, Refused(421));
            yield return new(call, Situation.At(verb, Close) with { Call = call }, Lost());
        }
    }

    private static IEnumerable<Row> Again()
    {
        foreach (var (login, member) in new[] { (Login.None, "Send"), (Login.Password, "Authenticate"), (Login.Mechanism, "Authenticate") })
            yield return new(member, new Situation("connect", "never tried", SmtpScript.AcceptAll) { Login = login, Unconnected = true }, NotConnected());
        foreach (var call in new[] { "Verify", "Expand" })
            yield return new(call, new Situation("connect", "never tried", SmtpScript.AcceptAll) { Call = call, Unconnected = true }, NotConnected());

        yield return new("Send", Situation.At("MAIL", ReplyAndClose("421 closing")) with { Again = true }, NotConnected());

        // A 421 that leaves the connection open does no harm to the next message.
        var open = SmtpScript.AcceptAll.On("MAIL", "421 later", times: 1);
        yield return new("Send", new Situation("MAIL", "421 open, once", open) { Again = true }, Served("one"));

        // IsConnected was still true after AUTH's 421, and is no promise.
        yield return new("Send", LogIn("AUTH PLAIN", Login.Password, "AUTH", ReplyAndClose("421 closing")) with { Again = true }, Lost());
        yield return new("Send", Situation.At(SmtpMoment.EndOfData, ReplyAndClose("250 taken")) with { Again = true }, Lost("one"));
    }

    private static Situation LogIn(string announced, Login login, string where, SmtpAct act) =>
        new($"{announced} {where}", act.ToString(), SmtpScript.AcceptAll.Announce(announced).On(where, act)) { Login = login };

    private static Outcome Served(string who) => new(null, null, null, who, true);

    private static Outcome Refused(int code, bool connected = true) => new(Command, code, null, "nobody", connected);

    // 530 to any command of the envelope but DATA.
    private static Outcome LogInFirst() => new("MailKit.ServiceNotAuthenticatedException", null, null, "nobody", true);

    private static Outcome Broken() => new("System.IO.IOException", null, "System.Net.Sockets.SocketException", "nobody", false);

    private static Outcome NotConnected() => new("MailKit.ServiceNotConnectedException", null, null, "nobody", false);

    private static Outcome Lost(string delivered = "nobody") => new(Protocol, null, null, delivered, false);

    private sealed record Row(string Member, Situation Situation, Outcome Outcome)
    {
        public string? Only { get; init; }

        public IEnumerable<string> Members()
        {
            if (Only != "async")
                yield return Member;
            if (Only != "sync")
                yield return Member + "Async";
        }
    }
}
