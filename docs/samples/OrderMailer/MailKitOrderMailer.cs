using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace OrderMailer;

/// <summary>The same mails over MailKit, with the same faults in other clothes.</summary>
public sealed class MailKitOrderMailer(SmtpSettings settings, ILogger<MailKitOrderMailer> logger) : IOrderMailer
{
    // A busy server (421) and a wrong password end alike: in the log.
    public async Task SendConfirmationAsync(Order order, CancellationToken cancellationToken)
    {
        var message = Compose(order, $"Order {order.Number} confirmed", $"Thank you, {order.Customer}. We have received your order.");
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, SecureSocketOptions.StartTlsWhenAvailable, cancellationToken);
            if (settings.Login is not null)
                await client.AuthenticateAsync(settings.Login, cancellationToken);
            await client.SendAsync(message, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Could not send the confirmation of order {Number}", order.Number);
        }
    }

    // The flag is set with care, and then only the log reads it.
    public async Task SendReceiptAsync(Order order, CancellationToken cancellationToken)
    {
        var message = Compose(order, $"Receipt for order {order.Number}", $"Paid: {order.Total:0.00}");
        using var client = new SmtpClient();
        await OpenAsync(client, cancellationToken);
        var sent = true;
        try
        {
            await client.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException)
        {
            sent = false;
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
        logger.LogInformation("Receipt for order {Number} handled: {Sent}", order.Number, sent);
    }

    // One greylisted customer (450) is skipped for good: the loop goes on to the next.
    public async Task SendShippingNoticesAsync(IEnumerable<Order> orders, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await OpenAsync(client, cancellationToken);
        foreach (var order in orders)
        {
            try
            {
                await client.SendAsync(Compose(order, $"Order {order.Number} is on its way", "It will arrive within two days."), cancellationToken);
            }
            catch (SmtpCommandException exception) when (exception.ErrorCode == SmtpErrorCode.RecipientNotAccepted)
            {
                logger.LogWarning("{Email} was not accepted", order.Email);
                continue;
            }
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    // Five times whatever the server says, a wrong recipient (550) included.
    public async Task SendDiscountAsync(Order order, CancellationToken cancellationToken)
    {
        var message = Compose(order, "Ten percent off", "For your next order.");
        for (var attempt = 1; ; attempt++)
        {
            using var client = new SmtpClient();
            await OpenAsync(client, cancellationToken);
            try
            {
                await client.SendAsync(message, cancellationToken);
                return;
            }
            catch (SmtpCommandException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.FromSeconds(10 * attempt), cancellationToken);
            }
        }
    }

    // The command that failed is not the reason: a mailbox that is locked for a minute (450) is struck off the list.
    public async Task<AddressState> WelcomeAsync(Order order, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await OpenAsync(client, cancellationToken);
        try
        {
            await client.SendAsync(Compose(order, "Welcome", $"Welcome to the shop, {order.Customer}."), cancellationToken);
            return AddressState.Confirmed;
        }
        catch (SmtpCommandException)
        {
            return AddressState.Invalid;
        }
    }

    // As it should be: the caller decides what becomes of the invoice, and nothing is reported here.
    public async Task SendInvoiceAsync(Order order, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await OpenAsync(client, cancellationToken);
        await client.SendAsync(Compose(order, $"Invoice for order {order.Number}", $"Total: {order.Total:0.00}"), cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private async Task OpenAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        await client.ConnectAsync(settings.Host, settings.Port, SecureSocketOptions.StartTlsWhenAvailable, cancellationToken);
        if (settings.Login is not null)
            await client.AuthenticateAsync(settings.Login, cancellationToken);
    }

    private MimeMessage Compose(Order order, string subject, string body)
    {
        var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = body } };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(new MailboxAddress(order.Customer, order.Email));
        return message;
    }
}
