using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>The people that the messages of these tests go to.</summary>
internal static class Addresses
{
    public const string Sender = "shop@example.com";
    public const string One = "one@example.net";
    public const string Two = "two@example.net";
    public const string Three = "three@example.net";

    public static string[] First(int count) => [.. new[] { One, Two, Three }.Take(count)];

    /// <summary>Who has the message: local parts in order, or <c>nobody</c>.</summary>
    public static string Served(SmtpRecord record)
    {
        var served = record.Deliveries.SelectMany(delivery => delivery.Recipients).Select(address => address.Split('@')[0]);
        return string.Join(' ', served) is { Length: > 0 } names ? names : "nobody";
    }
}
