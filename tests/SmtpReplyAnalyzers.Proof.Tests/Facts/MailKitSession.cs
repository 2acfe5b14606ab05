using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>Brings MailKit into a situation and says which member failed, and how.</summary>
internal static class MailKitSession
{
    public const string Library = "MailKit";

    // Long enough for every reply that does come, on a busy machine too; the one that is waited for never comes.
    private const int ShortTimeout = 300;

    public static async Task<(string Member, Outcome Outcome)> ObserveAsync(Situation situation, bool synchronous)
    {
        using var refusing = new RefusingPort();
        await using var server = ScriptedSmtpServer.Start(situation.Script);
        using var client = situation.ToleratesRefusedRecipients ? new TolerantClient() : new SmtpClient();
        if (situation.Silent)
            client.Timeout = ShortTimeout;
        var calls = new MailKitCalls(client, situation, situation.Refused ? refusing.Number : server.Port, synchronous);

        var failure = await calls.RunAsync();
        if (situation.Again)
            failure = await calls.RepeatAsync();
        var connected = client.IsConnected;
        return (calls.Last, new Outcome(
            failure?.GetType().FullName,
            CodeOf(failure),
            failure?.InnerException?.GetType().FullName,
            Addresses.Served(server.Record),
            connected));
    }

    public static MimeMessage NewMessage(int recipients = 1)
    {
        var message = new MimeMessage { Subject = "Order 7", Body = new TextPart { Text = "Thank you." } };
        message.From.Add(MailboxAddress.Parse(Addresses.Sender));
        foreach (var address in Addresses.First(recipients))
            message.To.Add(MailboxAddress.Parse(address));
        return message;
    }

    // With a mechanism that the program passes the code stands at the start of the text alone.
    private static int? CodeOf(Exception? failure) => failure switch
    {
        SmtpCommandException command => (int)command.StatusCode,
        AuthenticationException { InnerException: SmtpCommandException command } => (int)command.StatusCode,
        AuthenticationException { InnerException: null, Message: [_, _, _, ':', ..] text } => int.Parse(text[..3], CultureInfo.InvariantCulture),
        _ => null,
    };

    private sealed class TolerantClient : SmtpClient
    {
        protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
        }
    }
}
