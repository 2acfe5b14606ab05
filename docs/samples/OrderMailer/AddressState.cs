namespace OrderMailer;

/// <summary>What the shop believes of a customer's address.</summary>
public enum AddressState
{
    Unknown,

    /// <summary>A message was taken for it.</summary>
    Confirmed,

    /// <summary>Gets no mail any more.</summary>
    Invalid,
}
