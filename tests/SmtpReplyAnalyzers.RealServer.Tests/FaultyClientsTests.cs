using SmtpReplyAnalyzers.Proof.Tests.Authentication;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>Clients with a fault in AUTH as they are, over Postfix and Dovecot.</summary>
public sealed class FaultyClientsTests(MailServer server) : IClassFixture<MailServer>
{
    public static TheoryData<FaultyClient> LockedOut =>
        [.. FaultyClients.LockedOut.Where(static client => client.Client.HasRealServer && !client.NeedsBareChallenge)];

    public static TheoryData<FaultyClient> Untested => [.. UntestedClients.All];

    [Theory]
    [MemberData(nameof(LockedOut))]
    public async Task With_the_right_password_nobody_is_logged_in(FaultyClient client)
    {
        var run = await server.DeliverAsync(client.Client.Source, client.Credentials);

        run.AssertLockedOut();
        run.Assert(run.Exception is not null);
    }

    [Theory]
    [MemberData(nameof(Untested))]
    public async Task Mail_is_tried_after_the_refusal(FaultyClient client)
    {
        var run = await server.DeliverAsync(client.Client.Source, client.Credentials.Wrong);

        run.AssertLockedOut();
        run.Assert(run.Exception is not null && run.Said.Any(static line => line.StartsWith("MAIL FROM:", StringComparison.Ordinal)));
    }
}
