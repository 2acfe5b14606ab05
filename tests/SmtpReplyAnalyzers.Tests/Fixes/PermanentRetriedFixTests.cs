using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP1002: 5yz goes out of the retry's condition, and everything else stays as it was written.</summary>
public sealed class PermanentRetriedFixTests
{
    private const string SystemNetMail = """
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
                    $
                }
            }

            private static bool IsWorthIt(SmtpStatusCode code) => code == SmtpStatusCode.MailboxBusy || code == SmtpStatusCode.MailboxUnavailable;
        }
        """;

    private const string MailKit = """
        using System;
        using System.Threading.Tasks;
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;

        public sealed class Mailer(SmtpClient client)
        {
            public async Task DeliverAsync(MimeMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await client.SendAsync(message);
                        return;
                    }
                    $
                }
            }
        }
        """;

    public static TheoryData<HandlerShape> SystemNetMailShapes =>
    [
        Filter("one of two codes", "ex.StatusCode == SmtpStatusCode.MailboxBusy || ex.StatusCode == SmtpStatusCode.MailboxUnavailable", "ex.StatusCode == SmtpStatusCode.MailboxBusy"),
        Filter("the first of two codes", "ex.StatusCode == SmtpStatusCode.MailboxUnavailable || ex.StatusCode == SmtpStatusCode.MailboxBusy", "ex.StatusCode == SmtpStatusCode.MailboxBusy"),
        Filter(
            "parentheses that are needed no longer",
            "attempt < 5 && (ex.StatusCode == SmtpStatusCode.MailboxBusy || ex.StatusCode == SmtpStatusCode.TransactionFailed)",
            "attempt < 5 && ex.StatusCode == SmtpStatusCode.MailboxBusy"),
        Filter(
            "a list over several lines with comments",
            "attempt < 5\n    && (ex.StatusCode == SmtpStatusCode.MailboxBusy // greylisted\n        || ex.StatusCode == SmtpStatusCode.MailboxUnavailable\n        || ex.StatusCode == SmtpStatusCode.GeneralFailure)",
            "attempt < 5\n    && (ex.StatusCode == SmtpStatusCode.MailboxBusy // greylisted\n        || ex.StatusCode == SmtpStatusCode.GeneralFailure)"),
        Filter(
            "a pattern",
            "attempt < 5 && ex.StatusCode is SmtpStatusCode.MailboxBusy or SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.GeneralFailure",
            "attempt < 5 && ex.StatusCode is SmtpStatusCode.MailboxBusy or SmtpStatusCode.GeneralFailure"),
        Filter("only a permanent code", "attempt < 5 && ex.StatusCode == SmtpStatusCode.MailboxUnavailable", "attempt < 5 && (int)ex.StatusCode / 100 == 4"),
        Filter("the classes upside down", "attempt < 5 && (int)ex.StatusCode >= 500", "attempt < 5 && (int)ex.StatusCode / 100 == 4"),
        Filter("every code", "attempt < 5 && 400 <= (int)ex.StatusCode", "attempt < 5 && (int)ex.StatusCode / 100 == 4"),
        Filter("a method of their own", "attempt < 5 && IsWorthIt(ex.StatusCode)", "attempt < 5 && IsWorthIt(ex.StatusCode) && (int)ex.StatusCode / 100 != 5"),
        new HandlerShape(
            "giving up on all but some codes",
            """
            catch (SmtpException ex)
            {
                // Give up.
                if ({|SMTP1002:attempt == 5 || ex.StatusCode is not (SmtpStatusCode.MailboxBusy or SmtpStatusCode.MailboxUnavailable)|})
                    throw;
                Thread.Sleep(1000 * attempt);
            }
            """,
            """
            catch (SmtpException ex)
            {
                // Give up.
                if (attempt == 5 || ex.StatusCode is not SmtpStatusCode.MailboxBusy)
                    throw;
                Thread.Sleep(1000 * attempt);
            }
            """),
        new HandlerShape(
            "giving up on codes that differ from two",
            """
            catch (SmtpException ex)
            {
                if ({|SMTP1002:ex.StatusCode != SmtpStatusCode.MailboxBusy && ex.StatusCode != SmtpStatusCode.MailboxUnavailable|})
                    throw;
                Thread.Sleep(1000 * attempt);
            }
            """,
            """
            catch (SmtpException ex)
            {
                if (ex.StatusCode != SmtpStatusCode.MailboxBusy)
                    throw;
                Thread.Sleep(1000 * attempt);
            }
            """),
        new HandlerShape(
            "a way on by continue",
            """
            catch (SmtpException ex)
            {
                #region Again
                if ({|SMTP1002:attempt < 5 && !(ex.StatusCode != SmtpStatusCode.MailboxBusy && ex.StatusCode != SmtpStatusCode.MailboxUnavailable)|})
                {
                    Thread.Sleep(1000 * attempt);
                    continue;
                }
                #endregion

                throw;
            }
            """,
            """
            catch (SmtpException ex)
            {
                #region Again
                if (attempt < 5 && !(ex.StatusCode != SmtpStatusCode.MailboxBusy))
                {
                    Thread.Sleep(1000 * attempt);
                    continue;
                }
                #endregion

                throw;
            }
            """),
        new HandlerShape(
            "a clause without a name",
            """
            {|SMTP1002:catch (SmtpException)|} // once more
            {
                if (attempt == 5)
                    throw;
            }
            """,
            """
            catch (SmtpException ex) when ((int)ex.StatusCode / 100 != 5) // once more
            {
                if (attempt == 5)
                    throw;
            }
            """),
        new HandlerShape(
            "anything at all",
            """
            {|SMTP1002?:catch when (attempt < 5)|}
            {
                Thread.Sleep(1000 * attempt);
            }
            """,
            """
            catch (Exception ex) when (attempt < 5 && !(ex is SmtpException reply && (int)reply.StatusCode / 100 == 5))
            {
                Thread.Sleep(1000 * attempt);
            }
            """),
        new HandlerShape(
            "two reports",
            """
            {|SMTP1002:catch (SmtpFailedRecipientException failure) when (attempt < 3)|}
            {
                Console.WriteLine(failure.FailedRecipient);
            }
            {|SMTP1002:catch (SmtpException) when (attempt < 5)|}
            {
                Thread.Sleep(1000 * attempt);
            }
            """,
            """
            catch (SmtpFailedRecipientException failure) when (attempt < 3 && (int)failure.StatusCode / 100 != 5)
            {
                Console.WriteLine(failure.FailedRecipient);
            }
            catch (SmtpException failure) when (attempt < 5 && (int)failure.StatusCode / 100 != 5)
            {
                Thread.Sleep(1000 * attempt);
            }
            """),
    ];

    public static TheoryData<HandlerShape> MailKitShapes =>
    [
        new HandlerShape(
            "a filter that asks for nothing",
            """
            {|SMTP1002:catch (SmtpCommandException) when (attempt < 5)|}
            {
                await Task.Delay(1000);
            }
            """,
            """
            catch (SmtpCommandException ex) when (attempt < 5 && (int)ex.StatusCode / 100 != 5)
            {
                await Task.Delay(1000);
            }
            """),
        new HandlerShape(
            "giving up below 500",
            """
            catch (SmtpCommandException e)
            {
                if ({|SMTP1002:attempt == 5 || (int)e.StatusCode < 500|})
                    throw;
                await Task.Delay(1000);
            }
            """,
            """
            catch (SmtpCommandException e)
            {
                if (attempt == 5 || (int)e.StatusCode / 100 != 4)
                    throw;
                await Task.Delay(1000);
            }
            """),
    ];

    public static TheoryData<string, string> Unfixed => new()
    {
        {
            "a label of a switch",
            """
            catch (SmtpException ex)
            {
                switch (ex.StatusCode)
                {
                    case SmtpStatusCode.MailboxBusy:
                    case {|SMTP1002:SmtpStatusCode.MailboxUnavailable|}:
                        Thread.Sleep(1000 * attempt);
                        break;
                    default:
                        throw;
                }
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(SystemNetMailShapes))]
    public Task Of_SystemNetMail(HandlerShape shape) => CheckAsync(SystemNetMail, shape);

    [Theory]
    [MemberData(nameof(MailKitShapes))]
    public Task Of_MailKit(HandlerShape shape) => CheckAsync(MailKit, shape);

    [Fact]
    public Task A_login_is_told_apart_by_a_method() => CheckAsync(
        """
        using System;
        using System.Threading.Tasks;
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;

        public sealed class Mailer
        {
            public async Task DeliverAsync(MimeMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        using var client = new SmtpClient();
                        await client.ConnectAsync("mail.example.com", 587);
                        await client.AuthenticateAsync("shop", "secret");
                        await client.SendAsync(message);
                        return;
                    }
                    $
                    {
                        await Task.Delay(1000);
                    }
                }
            }
        }
        """,
        new("any failure", "{|SMTP1002?:catch (Exception) when (attempt < 5)|}", "catch (Exception ex) when (attempt < 5 && !IsPermanent(ex))"),
        """

            // A permanent reply: the server will not take it, however often it is asked.
            private static bool IsPermanent(Exception ex) => ex switch
            {
                SmtpCommandException reply => (int)reply.StatusCode / 100 == 5,
                AuthenticationException { InnerException: SmtpCommandException reply } => (int)reply.StatusCode / 100 == 5,
                // With a SaslMechanism the reply code stands at the start of the message, and nowhere else.
                AuthenticationException => ex.Message.StartsWith("5", StringComparison.Ordinal) && ex.Message.IndexOf(':') == 3,
                _ => false,
            };
        }
        """);

    [Fact]
    public Task In_CSharp_7_3() => CheckAsync(
        """
        using System;
        using System.Threading;
        using MailKit.Net.Smtp;
        using MailKit.Security;
        using MimeKit;

        public sealed class Mailer
        {
            public void Deliver(MimeMessage message)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        using (var client = new SmtpClient())
                        {
                            client.Connect("mail.example.com", 587);
                            client.Authenticate("shop", "secret");
                            client.Send(message);
                            return;
                        }
                    }
                    $
                    {
                        Thread.Sleep(1000);
                    }
                }
            }
        }
        """,
        new("any failure", "{|SMTP1002?:catch (Exception) when (attempt < 5)|}", "catch (Exception ex) when (attempt < 5 && !IsPermanent(ex))"),
        """

            // A permanent reply: the server will not take it, however often it is asked.
            private static bool IsPermanent(Exception ex)
            {
                var reply = ex as SmtpCommandException ?? (ex as AuthenticationException)?.InnerException as SmtpCommandException;
                if (reply != null)
                    return (int)reply.StatusCode / 100 == 5;

                // With a SaslMechanism the reply code stands at the start of the message, and nowhere else.
                return ex is AuthenticationException && ex.Message.StartsWith("5", StringComparison.Ordinal) && ex.Message.IndexOf(':') == 3;
            }
        }
        """,
        LanguageVersion.CSharp7_3);

    [Theory]
    [MemberData(nameof(Unfixed))]
    public Task Nothing_is_offered(string name, string handler)
    {
        Assert.NotEmpty(name);
        return Fix().StaysAsync(HandlerShape.Fill(SystemNetMail, handler));
    }

    [Fact]
    public Task Nothing_is_offered_for_a_queue() => Fix().StaysAsync(
        """
        using System.Collections.Generic;
        using System.Net.Mail;

        public sealed class Mailer(SmtpClient client)
        {
            private readonly Queue<MailMessage> _queue = new();

            public void Deliver()
            {
                var message = _queue.Dequeue();
                try
                {
                    client.Send(message);
                }
                {|SMTP1002:catch (SmtpException)|}
                {
                    _queue.Enqueue(message);
                }
            }
        }
        """);

    private static HandlerShape Filter(string name, string before, string after) => new(
        name,
        $"catch (SmtpException ex) when ({{|SMTP1002:{before}|}})\n{{\n    Thread.Sleep(1000 * attempt);\n}}",
        $"catch (SmtpException ex) when ({after})\n{{\n    Thread.Sleep(1000 * attempt);\n}}");

    private static FixCheck<PermanentRetriedFix> Fix(LanguageVersion language = LanguageVersion.Latest) => new() { Key = FixKeys.PermanentRetried, Language = language };

    private static Task CheckAsync(string frame, HandlerShape shape) =>
        Fix().BecomesAsync(HandlerShape.Fill(frame, shape.Before), HandlerShape.Fill(frame, shape.After));

    // A method that is added stands at the end of the class.
    private static Task CheckAsync(string frame, HandlerShape shape, string end, LanguageVersion language = LanguageVersion.Latest) =>
        Fix(language).BecomesAsync(HandlerShape.Fill(frame, shape.Before), HandlerShape.Fill(frame, shape.After)[..^1] + end);
}
