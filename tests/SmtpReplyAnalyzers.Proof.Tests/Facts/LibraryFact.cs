namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>What one member of one library makes of one situation.</summary>
/// <param name="Library">The library's name.</param>
/// <param name="Member">The member that lets the failure out, such as <c>SmtpClient.SendMailAsync</c>; the sending member when nothing fails.</param>
/// <param name="Situation">What the server does, and what the program does to deserve it.</param>
/// <param name="Outcome">What the program sees.</param>
public sealed record LibraryFact(string Library, string Member, Situation Situation, Outcome Outcome)
{
    /// <summary>Every fact about both libraries.</summary>
    public static IEnumerable<LibraryFact> All => [.. SystemNetMailFacts.All, .. MailKitFacts.All];

    public string Where => Situation.Where;

    public string Reply => Situation.Reply;

    public string? ExceptionType => Outcome.ExceptionType;

    public int? Code => Outcome.Code;

    public string? InnerType => Outcome.InnerType;

    public string Delivered => Outcome.Delivered;

    public override string ToString() => $"{Library} {Member}, {Situation}";
}
