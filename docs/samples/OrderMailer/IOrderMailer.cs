namespace OrderMailer;

/// <summary>Tells customers about their orders.</summary>
public interface IOrderMailer
{
    Task SendConfirmationAsync(Order order, CancellationToken cancellationToken);

    Task SendReceiptAsync(Order order, CancellationToken cancellationToken);
}
