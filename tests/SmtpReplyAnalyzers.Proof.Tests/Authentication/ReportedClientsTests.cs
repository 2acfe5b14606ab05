using SmtpReplyAnalyzers.Proof.Tests.Harness;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Each client with a fault is reported by the rule that the fault belongs to, and by no other of the exchange.</summary>
public sealed class ReportedClientsTests
{
    public static TheoryData<FaultyClient> Clients => [.. FaultyClients.All];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task The_fault_is_reported(FaultyClient client)
    {
        var reports = await FixRunner.AllReportsAsync(client.Client.Source);

        Assert.True(reports.Any(report => report.Id == client.Id) && reports.All(report => report.Id == client.Id), $"{string.Join('\n', reports)}\n\n{client.Client.Source}");
    }
}
