using SmtpReplyAnalyzers.Proof.Tests.Authentication;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>Clients with a fault in AUTH after the fix, over Postfix and Dovecot.</summary>
public sealed class RepairedClientsTests(MailServer server) : IClassFixture<MailServer>
{
    public static TheoryData<FaultyClient> All =>
        [.. FaultyClients.LockedOut.Concat(UntestedClients.All).Concat(PipeliningClients.All).Where(static client => client.Client.HasRealServer)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task With_the_right_password_it_delivers(FaultyClient client) =>
        (await server.DeliverAsync(await Proof.Tests.Authentication.RepairedClientsTests.RepairAsync(client), client.Credentials)).AssertDelivered();

    [Theory]
    [MemberData(nameof(All))]
    public async Task With_a_wrong_password_the_caller_learns_it(FaultyClient client) =>
        (await server.DeliverAsync(await Proof.Tests.Authentication.RepairedClientsTests.RepairAsync(client), client.Credentials.Wrong)).AssertRefused();
}
