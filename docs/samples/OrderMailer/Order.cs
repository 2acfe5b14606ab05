namespace OrderMailer;

/// <summary>What a customer bought, and whether they have been told.</summary>
public sealed class Order
{
    public required int Number { get; init; }
    public required string Customer { get; init; }
    public required string Email { get; init; }
    public required decimal Total { get; init; }

    /// <summary>Shown in the back office as "confirmation sent".</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }
}
