using Microsoft.CodeAnalysis.CSharp;
using SmtpReplyAnalyzers.CodeFixes;
using SmtpReplyAnalyzers.CodeFixes.Rules;

namespace SmtpReplyAnalyzers.Tests.Fixes;

/// <summary>SMTP1008: failures of some recipients leave the retry. SMTP1009: one clause catches both exceptions.</summary>
public sealed class PartialRecipientsFixTests
{
    private static string Loop(string clause) => $$"""
        using System;
        using System.Net.Mail;
        using System.Threading;

        public sealed class Mailer
        {
            private readonly SmtpClient client = new SmtpClient();

            public void Send(string to)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send("shop@example.com", to, "Hello", "Your order");
                        return;
                    }
                    {{clause}}
                    {
                        // Not too soon.
                        Thread.Sleep(60000 * attempt);
                    }
                }
            }
        }
        """;

    private static FixCheck<SentAgainToServedFix> LeaveOut(LanguageVersion language = LanguageVersion.Latest) => new() { Key = FixKeys.SentAgainToServed, Language = language, Ignored = ["SMTP1002"] };

    [Theory]
    [InlineData("catch (SmtpException ex) when ({|SMTP1008:attempt < 5 && (int)ex.StatusCode / 100 == 4|})", "catch (SmtpException ex) when (attempt < 5 && (int)ex.StatusCode / 100 == 4 && ex is not SmtpFailedRecipientException)")]
    [InlineData("catch (SmtpException ex) when ({|SMTP1008:(int)ex.StatusCode / 100 == 4 || attempt < 5|})", "catch (SmtpException ex) when (((int)ex.StatusCode / 100 == 4 || attempt < 5) && ex is not SmtpFailedRecipientException)")]
    [InlineData("{|SMTP1008:catch (SmtpException) when (attempt < 5)|}", "catch (SmtpException ex) when (attempt < 5 && ex is not SmtpFailedRecipientException)")]
    [InlineData("{|SMTP1008?:catch when (attempt < 5)|}", "catch (Exception ex) when (attempt < 5 && ex is not SmtpFailedRecipientException)")]
    public Task They_leave_the_retry(string clause, string expected) => LeaveOut().BecomesAsync(Loop(clause), Loop(expected));

    [Fact]
    public Task In_CSharp_7_3() => LeaveOut(LanguageVersion.CSharp7_3).BecomesAsync(
        Loop("catch (SmtpException ex) when ({|SMTP1008:attempt < 5 && (int)ex.StatusCode / 100 == 4|})"),
        Loop("catch (SmtpException ex) when (attempt < 5 && (int)ex.StatusCode / 100 == 4 && !(ex is SmtpFailedRecipientException))"));

    [Theory]
    [InlineData("{|SMTP1008:catch (SmtpFailedRecipientException) when (attempt < 5)|}")]
    [InlineData("{|SMTP1008:catch (SmtpFailedRecipientsException) when (attempt < 5)|}")]
    [InlineData("catch (SmtpFailedRecipientException ex) when ({|SMTP1008:attempt < 5 && ex.StatusCode == SmtpStatusCode.MailboxBusy|})")]
    [InlineData("catch (SmtpException ex) when (attempt < 5 && ex is not SmtpFailedRecipientException && (int)ex.StatusCode / 100 == 4)")]
    public Task A_clause_for_them_alone_and_one_without_them_stay(string clause) => LeaveOut().StaysAsync(Loop(clause));

    private static string Sending(string clause, string before = "", string after = "") => $$"""
        using System;
        using System.Globalization;
        using System.Net.Mail;
        using System.Threading;

        public sealed class Mailer
        {
            private readonly SmtpClient client = new SmtpClient();

            public void Send(MailMessage message)
            {
                {{before}}for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        client.Send(message);
                        return;
                    }
                    {{clause}}
                    {
                        Thread.Sleep(60000 * attempt);
                    }
                }
            }{{after}}
        }
        """;

    private const string Identity = """
        // One Message-ID for all attempts.
                if (message.Headers["Message-ID"] == null)
                    message.Headers["Message-ID"] = "<" + Guid.NewGuid().ToString("N") + "@" + (message.From?.Host ?? "localhost") + ">";
                
        """;

    private const string Keep = """


            // The others have the message: it goes again to those who may take it later, unless some never will.
            private static bool KeepRefusedRecipients(MailMessage message, SmtpFailedRecipientException failure)
            {
                var failures = failure is SmtpFailedRecipientsException several ? several.InnerExceptions : new[] { failure };
                if (Array.Exists(failures, one => (int)one.StatusCode / 100 != 4))
                    return false;

                foreach (var recipients in new[] { message.To, message.CC, message.Bcc })
                {
                    for (var i = recipients.Count - 1; i >= 0; i--)
                    {
                        var address = "<" + recipients[i].User + "@" + new IdnMapping().GetAscii(recipients[i].Host) + ">";
                        if (!Array.Exists(failures, one => string.Equals(one.FailedRecipient, address, StringComparison.OrdinalIgnoreCase)))
                            recipients.RemoveAt(i);
                    }
                }

                return message.To.Count + message.CC.Count + message.Bcc.Count > 0;
            }
        """;

    [Theory]
    [InlineData("catch (SmtpException ex) when ({|SMTP1008:attempt < 5 && (int)ex.StatusCode / 100 == 4|})", "catch (SmtpException ex) when (attempt < 5 && (ex is SmtpFailedRecipientException refused ? KeepRefusedRecipients(message, refused) : (int)ex.StatusCode / 100 == 4))")]
    [InlineData("{|SMTP1008:catch (SmtpException) when (attempt < 5)|}", "catch (SmtpException ex) when (attempt < 5 && (!(ex is SmtpFailedRecipientException refused) || KeepRefusedRecipients(message, refused)))")]
    public Task It_goes_again_to_the_refused_only(string clause, string expected) => LeaveOut().BecomesAsync(
        Sending(clause), Sending(expected, Identity, Keep));

    private static string Handler(string clause, string block) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Mail;

        public sealed class Mailer
        {
            private readonly SmtpClient client = new SmtpClient();

            public void Send(MailMessage message, ICollection<string> refused)
            {
                try
                {
                    client.Send(message);
                }
                {{clause}}
                {
                    {{block}}
                }
            }

            public static void Note(SmtpFailedRecipientsException exception) => Console.WriteLine(exception.Message);
        }
        """;

    private static FixCheck<OnlyPluralCaughtFix> CatchBoth(LanguageVersion language = LanguageVersion.Latest) => new() { Key = FixKeys.OnlyPluralCaught, Language = language, Ignored = ["SMTP1003"] };

    [Theory]
    [InlineData("foreach (var one in ex.InnerExceptions) refused.Add(one.FailedRecipient!);", "foreach (var one in ex is SmtpFailedRecipientsException several ? several.InnerExceptions : new[] { ex }) refused.Add(one.FailedRecipient!);")]
    [InlineData("for (var i = 0; i < ex.InnerExceptions.Length; i++) refused.Add($\"{i}\");", "for (var i = 0; i < (ex is SmtpFailedRecipientsException several ? several.InnerExceptions : new[] { ex }).Length; i++) refused.Add($\"{i}\");")]
    public Task One_clause_for_both(string block, string expected) => CatchBoth().BecomesAsync(
        Handler("{|SMTP1009:catch (SmtpFailedRecipientsException ex)|}", block), Handler("catch (SmtpFailedRecipientException ex)", expected));

    [Fact]
    public Task With_a_filter_and_a_namespace() => CatchBoth().BecomesAsync(
        Handler("{|SMTP1009:catch (System.Net.Mail.SmtpFailedRecipientsException ex) when (refused.Count < 5)|}", "var all = ex.InnerExceptions;\n            refused.Add(all[0].FailedRecipient!); // the first"),
        Handler("catch (System.Net.Mail.SmtpFailedRecipientException ex) when (refused.Count < 5)", "var all = ex is System.Net.Mail.SmtpFailedRecipientsException several ? several.InnerExceptions : new[] { ex };\n            refused.Add(all[0].FailedRecipient!); // the first"));

    [Theory]
    [InlineData("{|SMTP1009:catch (SmtpFailedRecipientsException ex)|}", "Note(ex); refused.Add(ex.InnerExceptions[0].FailedRecipient!);")]
    [InlineData("catch (SmtpFailedRecipientException ex)", "refused.Add(ex.FailedRecipient!);")]
    [InlineData("catch (SmtpFailedRecipientsException ex)", "refused.Add(ex.Message); throw;")]
    public Task What_needs_the_plural_type_stays(string clause, string block) => CatchBoth().StaysAsync(Handler(clause, block));
}
