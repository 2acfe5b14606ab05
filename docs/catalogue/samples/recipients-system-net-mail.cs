using System.Net.Mail;

public sealed record Refusal(string Recipient, SmtpStatusCode Code)
{
    public bool MayPass => (int)Code / 100 == 4;
}

public static class Delivery
{
    /// <returns>The recipients who do not have the message; all others have it.</returns>
    public static async Task<IReadOnlyList<Refusal>> SendAsync(SmtpClient client, MailMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendMailAsync(message, cancellationToken);
            return [];
        }
        // Several were refused: this exception's own code is always -1.
        catch (SmtpFailedRecipientsException exception)
        {
            return [.. exception.InnerExceptions.Select(RefusalOf)];
        }
        // One was refused.
        catch (SmtpFailedRecipientException exception)
        {
            return [RefusalOf(exception)];
        }
    }

    private static Refusal RefusalOf(SmtpFailedRecipientException exception) =>
        new((exception.FailedRecipient ?? "").Trim('<', '>'), exception.StatusCode);
}
