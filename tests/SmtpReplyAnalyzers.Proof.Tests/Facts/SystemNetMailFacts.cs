using SmtpReplyAnalyzers.ScriptedServer;
using static SmtpReplyAnalyzers.ScriptedServer.SmtpAct;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>What System.Net.Mail makes of replies, as a table. Send and SendMailAsync agree in every row.</summary>
public static class SystemNetMailFacts
{
    private const string SmtpException = "System.Net.Mail.SmtpException";
    private const string FailedRecipient = "System.Net.Mail.SmtpFailedRecipientException";
    private const string FailedRecipients = "System.Net.Mail.SmtpFailedRecipientsException";
    private const string Lost = "System.IO.IOException";
    private const string Unreadable = "System.FormatException";

    private static readonly string[] Commands = ["EHLO", "MAIL", "RCPT", "DATA", SmtpMoment.EndOfData];
    private static readonly int[] Negative = [421, 432, 450, 451, 452, 454, 471, 500, 501, 503, 504, 521, 530, 534, 535, 550, 551, 552, 553, 554, 555];
    private static readonly int[] RecipientCodes = [450, 452, 550, 551, 552, 553];

    public static IEnumerable<LibraryFact> All =>
        from row in (IEnumerable<(Situation Situation, Outcome Outcome)>)[.. Replies(), .. NoReply(), .. Authentication(), .. Recipients(), .. Malformed()]
        from member in new[] { "SmtpClient.Send", "SmtpClient.SendMailAsync" }
        select new LibraryFact(SystemNetMailSession.Library, member, row.Situation, row.Outcome);

    private static IEnumerable<(Situation, Outcome)> Replies()
    {
        foreach (var code in Negative)
        {
            foreach (var where in new[] { SmtpMoment.Greeting, "MAIL", "DATA", SmtpMoment.EndOfData })
                yield return (Situation.At(where, Reply($"{code} no")), Refused(code));
            yield return (Situation.At("EHLO", Reply($"{code} no")), code == 500 ? Served("one") : Refused(code));
        }

        foreach (var where in new[] { SmtpMoment.Greeting, "EHLO", "MAIL", "RCPT", "DATA", SmtpMoment.EndOfData })
            yield return (Situation.At(where, ReplyAndClose("421 4.3.2 closing")), Refused(421));

        // Never goes on in plain text.
        foreach (var code in new[] { 421, 454, 500, 502, 554 })
        {
            var script = SmtpScript.AcceptAll.Announce("STARTTLS").On("STARTTLS", $"{code} no");
            yield return (new Situation("STARTTLS", $"{code} no", script) { StartTls = true }, Refused(code));
        }

        yield return (Situation.At("EHLO", Reply("502 no")), Served("one"));
        yield return (Situation.At(SmtpMoment.Greeting, Reply("334 go on")), Refused(334));
        foreach (var where in Commands)
            yield return (Situation.At(where, Reply("334 go on")), General());
        yield return (Situation.At("QUIT", ReplyAndClose("421 4.3.2 closing")), Served("one"));
    }

    private static IEnumerable<(Situation, Outcome)> NoReply()
    {
        foreach (var where in new[] { SmtpMoment.Greeting, "EHLO", "MAIL", "RCPT", "DATA", SmtpMoment.EndOfData })
        {
            yield return (Situation.At(where, Close), General(Lost));
            yield return (Situation.At(where, Silence) with { Silent = true }, General());
        }

        foreach (var where in Commands)
            yield return (Situation.At(where, Reset), General(Lost));

        // Neither library can tell this from the loss before the final dot.
        yield return (Situation.At(SmtpMoment.EndOfData, TakeMessageAndClose), General(Lost, "one"));
        yield return (new Situation("connect", "refused", SmtpScript.AcceptAll) { Refused = true }, General("System.Net.Sockets.SocketException"));
        yield return (new Situation("STARTTLS", "not announced", SmtpScript.AcceptAll) { StartTls = true }, General());
    }

    private static IEnumerable<(Situation, Outcome)> Authentication()
    {
        foreach (var where in new[] { "AUTH", SmtpMoment.Response })
        {
            yield return (LogIn(where, ReplyAndClose("421 4.3.2 closing")), General(Lost));
            foreach (var code in new[] { 421, 432, 450, 454, 500, 501, 503, 504, 525, 530, 534, 535, 538 })
            {
                // No exception: the mail goes out without authentication.
                yield return (LogIn(where, Reply($"{code} no")), Served("one"));
                var refusedLater = SmtpScript.AcceptAll.Announce("AUTH LOGIN").On(where, $"{code} no").On("MAIL", "530 5.7.0 log in first");
                yield return (new Situation(where, $"{code}, then 530 to MAIL", refusedLater) { Login = Login.Password }, Refused(530));
            }
        }

        yield return (LogIn(SmtpMoment.Response, Reply("334 bW9yZQ==")), General());
    }

    private static IEnumerable<(Situation, Outcome)> Recipients()
    {
        foreach (var code in RecipientCodes)
        {
            yield return (Refuse(code, 1, Addresses.One), new Outcome(FailedRecipient, code, null, "nobody"));
            yield return (Refuse(code, 3, Addresses.Two), new Outcome(FailedRecipient, code, null, "one three"));
            yield return (Refuse(code, 3, Addresses.Two, Addresses.Three), new Outcome(FailedRecipients, -1, FailedRecipient, "one", InnerCode: code));
            yield return (Refuse(code, 2, Addresses.One, Addresses.Two), new Outcome(FailedRecipients, -1, FailedRecipient, "nobody", InnerCode: code));
        }

        foreach (var code in Negative.Except(RecipientCodes))
            yield return (Refuse(code, 3, Addresses.Two), Refused(code));
    }

    private static IEnumerable<(Situation, Outcome)> Malformed()
    {
        foreach (var line in new[] { "421", "550", "250", "421x", "4211 text", "4.2.1 x", "abc" })
            yield return (Situation.At("MAIL", Reply(line)), General(Unreadable));

        // An accepted message is reported as failed.
        yield return (Situation.At(SmtpMoment.EndOfData, Reply("250")), General(Unreadable, "one"));
        yield return (Situation.At("MAIL", Reply("45x text")), Refused(522));
    }

    private static Outcome Served(string who) => new(null, null, null, who);

    private static Outcome Refused(int code) => new(SmtpException, code, null, "nobody");

    private static Outcome General(string? inner = null, string delivered = "nobody") => new(SmtpException, -1, inner, delivered);

    private static Situation LogIn(string where, SmtpAct act) =>
        new(where, act.ToString(), SmtpScript.AcceptAll.Announce("AUTH LOGIN").On(where, act)) { Login = Login.Password };

    private static Situation Refuse(int code, int recipients, params string[] refused)
    {
        var script = refused.Aggregate(SmtpScript.AcceptAll, (all, address) => all.On("RCPT", $"{code} no", address));
        return new Situation("RCPT", $"{code} to {refused.Length}", script) { Recipients = recipients };
    }
}
