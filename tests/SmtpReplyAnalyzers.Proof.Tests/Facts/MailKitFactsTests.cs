namespace SmtpReplyAnalyzers.Proof.Tests.Facts;

/// <summary>The table of facts about MailKit, held against the real library.</summary>
public sealed class MailKitFactsTests
{
    public static TheoryData<LibraryFact> Facts => [.. MailKitFacts.All];

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task The_library_does_what_the_table_says(LibraryFact fact)
    {
        var synchronous = !fact.Member.EndsWith("Async", StringComparison.Ordinal);
        Assert.Equal((fact.Member, fact.Outcome), await MailKitSession.ObserveAsync(fact.Situation, synchronous));
    }
}
