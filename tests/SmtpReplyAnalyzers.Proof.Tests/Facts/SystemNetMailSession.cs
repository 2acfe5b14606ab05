using System.Net;
using System.Net.Mail;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>Brings System.Net.Mail into a situation and says what came of it.</summary>
internal static class SystemNetMailSession
{
    public const string Library = "System.Net.Mail";

    // Whichever command runs into it, the outcome is the same: nothing is raced.
    private const int ShortTimeout = 60;

    public static async Task<Outcome> ObserveAsync(Situation situation, bool synchronous)
    {
        using var refusing = new RefusingPort();
        await using var server = ScriptedSmtpServer.Start(situation.Script);
        using var client = new SmtpClient(ScriptedSmtpServer.Host, situation.Refused ? refusing.Number : server.Port)
        {
            EnableSsl = situation.StartTls,
            Credentials = situation.Login == Login.None ? null : new NetworkCredential("shop", "secret"),
        };
        if (situation.Silent)
            client.Timeout = ShortTimeout;
        using var message = NewMessage(situation.Recipients);

        var failure = await SendAsync(client, message, synchronous);
        if (situation.Again)
            failure = await SendAsync(client, message, synchronous);
        return new Outcome(
            failure?.GetType().FullName,
            failure is SmtpException { StatusCode: var code } ? (int)code : null,
            failure?.InnerException?.GetType().FullName,
            Addresses.Served(server.Record),
            InnerCode: failure?.InnerException is SmtpException { StatusCode: var inner } ? (int)inner : null);
    }

    public static MailMessage NewMessage(int recipients = 1)
    {
        var message = new MailMessage { From = new MailAddress(Addresses.Sender), Subject = "Order 7", Body = "Thank you." };
        foreach (var address in Addresses.First(recipients))
            message.To.Add(address);
        return message;
    }

    private static ValueTask<Exception?> SendAsync(SmtpClient client, MailMessage message, bool synchronous) => Record.ExceptionAsync(async () =>
    {
        if (synchronous)
            client.Send(message);
        else
            await client.SendMailAsync(message);
    });
}
