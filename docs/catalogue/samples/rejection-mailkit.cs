using MailKit.Net.Smtp;
using MimeKit;

public static class Delivery
{
    /// <returns>Null, or why the server refuses for good.</returns>
    public static async Task<string?> SendAsync(SmtpClient client, MimeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(message, cancellationToken);
            return null;
        }
        catch (SmtpCommandException exception) when ((int)exception.StatusCode / 100 == 5)
        {
            return $"{(int)exception.StatusCode} {exception.Message} {exception.Mailbox?.Address}";
        }
    }
}
