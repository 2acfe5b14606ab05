using System.Net.Mail;
using System.Net.Sockets;

public static class Delivery
{
    public static async Task SendAsync(SmtpClient client, MailMessage message, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await client.SendMailAsync(message, cancellationToken);
                return;
            }
            // Of several recipients some may have the message already: for the caller to sort out, not to be sent again.
            catch (SmtpFailedRecipientException)
            {
                throw;
            }
            catch (SmtpException exception) when (attempt < 5 && MayPass(exception))
            {
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt) * (0.5 + Random.Shared.NextDouble() / 2)), cancellationToken);
        }
    }

    private static bool MayPass(SmtpException exception) =>
        (int)exception.StatusCode / 100 == 4 || exception.InnerException is IOException or SocketException;
}
