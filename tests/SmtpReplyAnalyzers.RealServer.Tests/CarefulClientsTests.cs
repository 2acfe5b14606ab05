using SmtpReplyAnalyzers.Proof.Tests.Authentication;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>Clients by hand that do it right are let in by Postfix and Dovecot with the right password only.</summary>
public sealed class CarefulClientsTests(MailServer server) : IClassFixture<MailServer>
{
    public static MatrixTheoryData<AuthClient, Credentials> Logins =>
        new(CarefulClients.All.Where(static client => client.HasRealServer), [Credentials.Bob, Credentials.Zoe, Credentials.Ann]);

    [Theory]
    [MemberData(nameof(Logins))]
    public async Task The_right_password_delivers(AuthClient client, Credentials credentials) =>
        (await server.DeliverAsync(client.Source, credentials)).AssertDelivered();

    [Theory]
    [MemberData(nameof(Logins))]
    public async Task Another_password_is_refused(AuthClient client, Credentials credentials)
    {
        var run = await server.DeliverAsync(client.Source, credentials.Wrong);

        run.AssertRefused();
        run.Assert(run.Replied.Any(static line => line.StartsWith("535 ", StringComparison.Ordinal)));
    }
}
