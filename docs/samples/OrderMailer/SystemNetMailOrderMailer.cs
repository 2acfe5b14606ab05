using System.ComponentModel;
using System.Net.Mail;
using Microsoft.Extensions.Logging;

namespace OrderMailer;

/// <summary>Order mails over System.Net.Mail, with the faults that such code usually has.</summary>
public sealed class SystemNetMailOrderMailer(SmtpSettings settings, ILogger<SystemNetMailOrderMailer> logger) : IOrderMailer
{
    // The log knows; the queue does not, and records the confirmation as sent.
    public async Task SendConfirmationAsync(Order order, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        using var message = Compose(order, $"Order {order.Number} confirmed", $"Thank you, {order.Customer}. We have received your order.");
        try
        {
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (SmtpException exception)
        {
            logger.LogError(exception, "Could not send the confirmation of order {Number}", order.Number);
        }
    }

    // Sends in the background "so that the shop stays fast": whatever goes wrong, nobody will ever see it.
    public Task SendReceiptAsync(Order order, CancellationToken cancellationToken)
    {
        var client = CreateClient();
        var message = Compose(order, $"Receipt for order {order.Number}", $"Paid: {order.Total:0.00}");
        _ = client.SendMailAsync(message, cancellationToken);
        return Task.CompletedTask;
    }

    // "If the newsletter fails, so be it" was copied to the one mail that says when the parcel comes.
    public void SendShippingNotice(Order order)
    {
        using var client = CreateClient();
        using var message = Compose(order, $"Order {order.Number} is on its way", "It will arrive within two days.");
        try
        {
            client.Send(message);
        }
        catch
        {
        }
    }

    // "Unavailable" sounds as if it would pass by. It is 550: the mailbox will not exist at the fifth attempt either.
    public async Task SendInvoiceAsync(Order order, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        using var message = Compose(order, $"Invoice for order {order.Number}", $"Total: {order.Total:0.00}");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await client.SendMailAsync(message, cancellationToken);
                return;
            }
            catch (SmtpException exception) when (attempt < 5
                && (exception.StatusCode == SmtpStatusCode.MailboxBusy || exception.StatusCode == SmtpStatusCode.MailboxUnavailable))
            {
                await Task.Delay(TimeSpan.FromSeconds(10 * attempt), cancellationToken);
            }
        }
    }

    // A greylisted newcomer (450) gets no mail any more.
    public AddressState Welcome(Order order)
    {
        using var client = CreateClient();
        using var message = Compose(order, "Welcome", $"Welcome to the shop, {order.Customer}.");
        try
        {
            client.Send(message);
            return AddressState.Confirmed;
        }
        catch (SmtpException)
        {
            return AddressState.Invalid;
        }
    }

    // SendAsync reports its failure in e.Error, which the handler never reads.
    public void SendReminder(Order order)
    {
        var client = CreateClient();
        client.SendCompleted += OnReminderCompleted;
        client.SendAsync(Compose(order, $"Order {order.Number} awaits payment", $"Due: {order.Total:0.00}"), order);
    }

    private void OnReminderCompleted(object sender, AsyncCompletedEventArgs e)
    {
        var order = (Order)e.UserState!;
        logger.LogInformation("Reminded {Customer} of order {Number}", order.Customer, order.Number);
        ((SmtpClient)sender).Dispose();
    }

    private SmtpClient CreateClient() => new(settings.Host, settings.Port)
    {
        EnableSsl = settings.Login is not null,
        Credentials = settings.Login,
    };

    private MailMessage Compose(Order order, string subject, string body) =>
        new(settings.From, order.Email, subject, body);
}
