using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP1001: the clause keeps 5yz, and what may pass by is tried again, or handed on.</summary>
public sealed class TransientTreatedAsPermanentFixTests
{
    private const string SystemNetMail = """
        using System;
        using System.Net.Mail;

        public enum State { Sent, Invalid }

        public sealed class Mailer(SmtpClient client)
        {
            public State Deliver(MailMessage message)
            {
                try
                {
                    client.Send(message);
                    return State.Sent;
                }
                $
            }
        }
        """;

    private const string MailKit = """
        using System;
        using System.Threading.Tasks;
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;

        public enum State { Sent, Invalid }

        public sealed class Mailer(SmtpClient client)
        {
            public async Task<State> DeliverAsync(MimeMessage message)
            {
                try
                {
                    await client.SendAsync(message);
                    return State.Sent;
                }
                $
            }
        }
        """;

    private const string Loop = """
        using System;
        using System.Net.Mail;
        using System.Threading;

        public sealed class Mailer(SmtpClient client)
        {
            public void Deliver(MailMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    catch (SmtpException ex)
                    {
                        $
                            throw new InvalidOperationException("Not delivered.");
                        Thread.Sleep(1000 * attempt);
                    }
                }
            }
        }
        """;

    public static TheoryData<HandlerShape> HandedOnOverSystemNetMail =>
    [
        Clause("a clause without a name", "catch (SmtpException)", "catch (SmtpException ex) when ((int)ex.StatusCode / 100 == 5)"),
        Clause("a clause with a name", "catch (SmtpException failure)", "catch (SmtpException failure) when ((int)failure.StatusCode / 100 == 5)", "System.Diagnostics.Trace.TraceError(failure.Message);\n    "),
        Clause("any exception", "catch (Exception)", "catch (SmtpException ex) when ((int)ex.StatusCode / 100 == 5)"),
        Clause("no type", "catch", "catch (SmtpException ex) when ((int)ex.StatusCode / 100 == 5)"),
        Clause("one recipient", "catch (SmtpFailedRecipientException)", "catch (SmtpFailedRecipientException ex) when ((int)ex.StatusCode / 100 == 5)"),
        Clause("comments", "catch (SmtpException)", "catch (SmtpException ex) when ((int)ex.StatusCode / 100 == 5)", "// Nobody there.\n    #region Verdict\n    ", "\n    #endregion"),
        new HandlerShape(
            "another clause above",
            """
            catch (ArgumentException argument)
            {
                throw new InvalidOperationException("Bad message.", argument);
            }
            {|SMTP1001:catch (SmtpException)|}
            {
                return State.Invalid;
            }
            """,
            """
            catch (ArgumentException argument)
            {
                throw new InvalidOperationException("Bad message.", argument);
            }
            catch (SmtpException ex) when ((int)ex.StatusCode / 100 == 5)
            {
                return State.Invalid;
            }
            """),
        new HandlerShape(
            "two reports",
            """
            {|SMTP1001:catch (SmtpFailedRecipientException)|}
            {
                return State.Invalid;
            }
            {|SMTP1001:catch (SmtpException)|}
            {
                return State.Invalid;
            }
            """,
            """
            catch (SmtpFailedRecipientException ex) when ((int)ex.StatusCode / 100 == 5)
            {
                return State.Invalid;
            }
            catch (SmtpException ex) when ((int)ex.StatusCode / 100 == 5)
            {
                return State.Invalid;
            }
            """),
    ];

    public static TheoryData<HandlerShape> HandedOnOverMailKit =>
    [
        Clause("a command's exception", "catch (SmtpCommandException)", "catch (SmtpCommandException ex) when ((int)ex.StatusCode / 100 == 5)"),
        Clause("any exception", "catch (Exception)", "catch (SmtpCommandException ex) when ((int)ex.StatusCode / 100 == 5)"),
    ];

    public static TheoryData<string, string> Divisions => new()
    {
        {
            "attempt == 5 || (ex.StatusCode != SmtpStatusCode.MailboxBusy && ex.StatusCode != SmtpStatusCode.ServiceNotAvailable)",
            "attempt == 5 || (int)ex.StatusCode / 100 != 4"
        },
        {
            "attempt == 5 || ex.StatusCode is not (SmtpStatusCode.MailboxBusy or SmtpStatusCode.ServiceNotAvailable)",
            "attempt == 5 || (int)ex.StatusCode / 100 != 4"
        },
        {
            "attempt == 5 || (ex.StatusCode != SmtpStatusCode.GeneralFailure && ex.StatusCode != SmtpStatusCode.MailboxBusy)",
            "attempt == 5 || (ex.StatusCode != SmtpStatusCode.GeneralFailure && (int)ex.StatusCode / 100 != 4)"
        },
        {
            "attempt == 5 || !(ex.StatusCode == SmtpStatusCode.MailboxBusy || ex.StatusCode == SmtpStatusCode.ServiceNotAvailable || ex.StatusCode == SmtpStatusCode.GeneralFailure)",
            "attempt == 5 || !((int)ex.StatusCode / 100 == 4 || ex.StatusCode == SmtpStatusCode.GeneralFailure)"
        },
    };

    [Theory]
    [MemberData(nameof(HandedOnOverSystemNetMail))]
    public Task Handed_on_over_SystemNetMail(HandlerShape shape) => HandedOnAsync(SystemNetMail, shape);

    // The client comes from outside, so there is nothing that could be tried again, and one action only.
    [Theory]
    [MemberData(nameof(HandedOnOverMailKit))]
    public Task Handed_on_over_MailKit(HandlerShape shape) => HandedOnAsync(MailKit, shape, FixKeys.TransientTreatedAsPermanent);

    [Theory]
    [MemberData(nameof(Divisions))]
    public Task A_division_by_single_codes_becomes_one_by_class(string before, string after) =>
        new FixCheck<TransientTreatedAsPermanentFix> { Key = FixKeys.TransientTreatedAsPermanent }.BecomesAsync(
            HandlerShape.Fill(Loop, $"if ({{|SMTP1001:{before}|}})"), HandlerShape.Fill(Loop, $"if ({after})"));

    [Fact]
    public Task Tried_again_in_CSharp_7_3() => new FixCheck<TransientTreatedAsPermanentFix> { Key = FixKeys.TransientTreatedAsPermanent, Language = LanguageVersion.CSharp7_3 }.BecomesAsync(
        """
        using System;
        using System.Net.Mail;
        using System.Threading;

        public enum State { Sent, Invalid }

        public sealed class Mailer
        {
            public State Deliver(SmtpClient client, MailMessage message)
            {
                // The address decides.
                try
                {
                    client.Send(message);
                    return State.Sent;
                }
                {|SMTP1001:catch (SmtpException)|}
                {
                    return State.Invalid;
                }
            }
        }
        """,
        """
        using System;
        using System.IO;
        using System.Net.Mail;
        using System.Net.Sockets;
        using System.Threading;

        public enum State { Sent, Invalid }

        public sealed class Mailer
        {
            public State Deliver(SmtpClient client, MailMessage message)
            {
                // The address decides.
                const int maxAttempts = 5;
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return State.Sent;
                    }
                    catch (SmtpException ex) when (attempt < maxAttempts && IsTransient(ex))
                    {
                        // Exponential backoff with jitter.
                        var seconds = Math.Min(Math.Pow(2, attempt), 300) * (0.5 + Random.Shared.NextDouble() / 2);
                        Thread.Sleep(TimeSpan.FromSeconds(seconds));
                    }
                    catch (SmtpException ex) when ((int)ex.StatusCode / 100 == 5)
                    {
                        return State.Invalid;
                    }
                }
            }

            // A transient reply or a lost connection. When only some recipients were refused, the others already have the message.
            private static bool IsTransient(SmtpException ex) =>
                !(ex is SmtpFailedRecipientException)
                && ((int)ex.StatusCode / 100 == 4
                    || (ex.StatusCode == SmtpStatusCode.GeneralFailure && (ex.InnerException is IOException || ex.InnerException is SocketException)));
        }
        """);

    [Fact]
    public Task Nothing_is_offered_where_nobody_would_see_the_failure() => new FixCheck<TransientTreatedAsPermanentFix> { Key = FixKeys.TransientHandedOn }.StaysAsync(
        """
        using System.Collections.Generic;
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client, Dictionary<string, State> states)
        {
            public async void Deliver(MailMessage message, Customer customer)
            {
                try
                {
                    await client.SendMailAsync(message);
                }
                {|SMTP1001:catch (SmtpException)|}
                {
                    states[customer.Address] = State.Invalid;
                }
            }
        }

        public enum State { Sent, Invalid }

        public sealed record Customer(string Address);
        """);

    private static HandlerShape Clause(string name, string before, string after, string start = "", string end = "") => new(
        name,
        $"{{|SMTP1001:{before}|}}\n{{\n    {start}return State.Invalid;{end}\n}}",
        $"{after}\n{{\n    {start}return State.Invalid;{end}\n}}");

    private static Task HandedOnAsync(string frame, HandlerShape shape, string key = FixKeys.TransientHandedOn) =>
        new FixCheck<TransientTreatedAsPermanentFix> { Key = key }.BecomesAsync(HandlerShape.Fill(frame, shape.Before), HandlerShape.Fill(frame, shape.After));
}
