using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients that do it right get in with the right secret only: the harness sees what it should. And no rule reports them.</summary>
public sealed class CarefulClientsTests
{
    public static MatrixTheoryData<AuthClient, Credentials> Logins => new(CarefulClients.All, [Credentials.Bob, Credentials.Zoe]);

    public static TheoryData<AuthClient> Clients => [.. CarefulClients.All];

    private static SmtpScript Server(Credentials credentials) => SmtpScript.AcceptAll.AdmitOnly(credentials.User, credentials.Secret);

    [Theory]
    [MemberData(nameof(Logins))]
    public async Task The_right_secret_delivers(AuthClient client, Credentials credentials) =>
        (await AuthRun.StartAsync(client.Source, Server(credentials), credentials)).AssertDelivered();

    [Theory]
    [MemberData(nameof(Logins))]
    public async Task Another_secret_is_refused(AuthClient client, Credentials credentials)
    {
        var run = await AuthRun.StartAsync(client.Source, Server(credentials), credentials.Wrong);

        run.AssertRefused();
        run.Assert(run.Exception is not EndOfStreamException);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Bare_challenges_are_answered(AuthClient client) =>
        (await AuthRun.StartAsync(client.Source, Server(Credentials.Bob).WithBareChallenges(), Credentials.Bob)).AssertDelivered();

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Nothing_is_written_too_soon(AuthClient client) =>
        (await AuthRun.StartAsync(client.Source, Server(Credentials.Bob).ForbidPipelining(), Credentials.Bob)).AssertDelivered();

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Nothing_is_reported(AuthClient client)
    {
        var reports = await FixRunner.AllReportsAsync(client.Source);

        Assert.True(reports.IsEmpty, $"{string.Join('\n', reports)}\n\n{client.Source}");
    }
}
