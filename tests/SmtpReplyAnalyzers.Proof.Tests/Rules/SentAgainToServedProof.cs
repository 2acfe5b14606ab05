using SmtpReplyAnalyzers.Proof.Tests.Facts;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Rules;

/// <summary>SMTP1008: mailers that gave the others another copy with each attempt, run after the fix.</summary>
public sealed class SentAgainToServedProof
{
    private static readonly RuleProof Proof = new(RuleIds.SentAgainToServed);

    // A clause for failed recipients alone has no fix, and policies are made elsewhere.
    public static TheoryData<FaultyMailer> Mailers => [.. DoublingMailers.All.Where(static mailer =>
        !mailer.Source.Contains("Polly", StringComparison.Ordinal) && !mailer.Source.Contains("catch (SmtpFailedRecipient", StringComparison.Ordinal)), .. Others];

    private static IReadOnlyList<FaultyMailer> Others { get; } =
    [
        new("System.Net.Mail, async, do while", """
            using System;
            using System.Net.Mail;
            using System.Threading;
            using System.Threading.Tasks;

            public class Mailer(string host, int port)
            {
                public async Task DeliverAsync(MailMessage message, CancellationToken cancellationToken)
                {
                    var attempt = 0;
                    bool again;
                    do
                    {
                        again = false;
                        using var client = new SmtpClient(host, port);
                        try
                        {
                            await client.SendMailAsync(message, cancellationToken);
                        }
                        catch (SmtpException) when (++attempt < 4)
                        {
                            again = true;
                            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(3, attempt)), cancellationToken);
                        }
                    }
                    while (again);
                }
            }
            """),

        new("System.Net.Mail, recursion", """
            using System;
            using System.Net.Mail;
            using System.Threading;

            public class Mailer(string host, int port)
            {
                public void Deliver(MailMessage message) => Deliver(message, 1);

                private void Deliver(MailMessage message, int attempt)
                {
                    try
                    {
                        using (var client = new SmtpClient(host, port))
                            client.Send(message);
                    }
                    catch (SmtpException ex) when (attempt < 5 && ex.StatusCode < SmtpStatusCode.SyntaxError)
                    {
                        Thread.Sleep(TimeSpan.FromSeconds(Math.Pow(2, attempt)));
                        Deliver(message, attempt + 1);
                    }
                }
            }
            """),
    ];

    // A loop sends to the refused only; where there is none, the failure goes on to the caller.
    private static bool IsLoop(FaultyMailer mailer) => mailer.Source.Contains("for (", StringComparison.Ordinal) || mailer.Source.Contains("while (", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task Nobody_gets_two_copies_and_the_refused_gets_one_or_the_caller_hears_of_it(FaultyMailer mailer)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly: false, SmtpScript.AcceptAll.On("RCPT", "450 4.2.0 greylisted", Addresses.Two, times: 1), recipients: 2);

        proof.Assert(proof.Run.Server.CopiesFor(Addresses.One) == 1 && (IsLoop(mailer)
            ? proof.Run is { Exception: null, Attempts: 2 } && proof.Run.Server.CopiesFor(Addresses.Two) == 1
            : proof.FailedRecipient == Addresses.Two && proof.Run.Attempts == 1));
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_recipient_who_was_refused_for_good_is_named_at_once(FaultyMailer mailer)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly: false, SmtpScript.AcceptAll.On("RCPT", "550 5.1.1 no such user", Addresses.Two), recipients: 3);

        proof.Assert(proof.FailedRecipient == Addresses.Two && proof.Run.Attempts == 1
            && proof.Run.Server.CopiesFor(Addresses.One) == 1 && proof.Run.Server.CopiesFor(Addresses.Three) == 1);
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task Two_who_were_refused_get_one_copy_each(FaultyMailer mailer)
    {
        var script = SmtpScript.AcceptAll.On("RCPT", "450 4.2.0 greylisted", Addresses.Two, times: 2).On("RCPT", "452 4.2.2 full", Addresses.One, times: 1);
        var proof = await Proof.RunFixedAsync(mailer, polly: false, script, recipients: 3);

        proof.Assert(proof.Run.Server.CopiesFor(Addresses.Three) == 1 && (!IsLoop(mailer)
            || (proof.Run is { Exception: null, Attempts: 3 } && proof.Run.Server.CopiesFor(Addresses.One) == 1 && proof.Run.Server.CopiesFor(Addresses.Two) == 1)));
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task A_closing_server_is_still_asked_again(FaultyMailer mailer)
    {
        var proof = await Proof.RunFixedAsync(mailer, polly: false, SmtpScript.AcceptAll.On("MAIL", SmtpAct.ReplyAndClose("421 4.3.2 closing"), times: 2), recipients: 2);

        proof.Assert(proof.Run is { Exception: null, Attempts: 3 } && proof.Run.Server.CopiesFor(Addresses.One) == 1 && proof.Run.Server.CopiesFor(Addresses.Two) == 1);
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task Before_the_fix_the_others_get_a_copy_for_each_attempt(FaultyMailer mailer)
    {
        var run = await Harness.MailerRun.StartAsync(mailer.Source, SmtpScript.AcceptAll.On("RCPT", "450 4.2.0 greylisted", Addresses.Two, times: 1), recipients: 2);

        Assert.Equal(2, run.Server.CopiesFor(Addresses.One));
    }

    [Theory]
    [MemberData(nameof(Mailers))]
    public async Task The_fix_removes_its_warning(FaultyMailer mailer) =>
        Assert.Equal(0, await Proof.CountAfterOneFixAsync(mailer, polly: false));
}
