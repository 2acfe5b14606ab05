using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

public static class Delivery
{
    public static async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var client = new SmtpClient();
                await client.ConnectAsync("mail.example.com", 587, SecureSocketOptions.StartTls, cancellationToken);
                await client.AuthenticateAsync("shop", "secret", cancellationToken);
                await client.SendAsync(message, cancellationToken);
                await QuitAsync(client, cancellationToken);
                return;
            }
            catch (Exception exception) when (attempt < 5 && MayPass(exception))
            {
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt) * (0.5 + Random.Shared.NextDouble() / 2)), cancellationToken);
        }
    }

    // The server has the message: whatever becomes of QUIT, it must not be sent again.
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch
        {
        }
    }

    private static bool MayPass(Exception exception) => exception switch
    {
        SmtpCommandException { StatusCode: var code } => (int)code / 100 == 4,
        AuthenticationException { InnerException: SmtpCommandException { StatusCode: var code } } => (int)code / 100 == 4,
        SmtpProtocolException or IOException or SocketException or TimeoutException => true,
        _ => false,
    };
}
