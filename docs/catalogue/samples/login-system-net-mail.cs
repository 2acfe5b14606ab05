using System.Net.Mail;

public static class Delivery
{
    public static async Task SendAsync(SmtpClient client, MailMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (SmtpException exception) when ((int)exception.StatusCode == 530)
        {
            // The login failed unseen, for now or for good: only the server's log tells which.
            throw new InvalidOperationException("The server wants a login, and did not accept the one that was tried.", exception);
        }
    }
}
