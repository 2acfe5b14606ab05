namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>The table of facts about System.Net.Mail, held against the real library.</summary>
public sealed class SystemNetMailFactsTests
{
    public static TheoryData<LibraryFact> Facts => [.. SystemNetMailFacts.All];

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task The_library_does_what_the_table_says(LibraryFact fact) =>
        Assert.Equal(fact.Outcome, await SystemNetMailSession.ObserveAsync(fact.Situation, synchronous: fact.Member == "SmtpClient.Send"));
}
