using System.Net.Mail;

public static class Delivery
{
    /// <returns>Null, or why the server refuses for good.</returns>
    public static async Task<string?> SendAsync(SmtpClient client, MailMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendMailAsync(message, cancellationToken);
            return null;
        }
        catch (SmtpException exception) when ((int)exception.StatusCode / 100 == 5)
        {
            // With several recipients a SmtpFailedRecipientException means that the others have the message.
            return $"{(int)exception.StatusCode} {exception.Message}";
        }
    }
}
