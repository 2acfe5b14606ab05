using System.Text;
using SmtpReplyAnalyzers.Proof.Tests.Authentication;

namespace SmtpReplyAnalyzers.RealServer.Tests;

/// <summary>
/// Clients that write credentials before they are asked for. Postfix takes such lines for answers where it knows the mechanism, and for commands,
/// which it refuses one by one, where it does not.
/// </summary>
public sealed class PipeliningClientsTests(DigestMailServer server) : IClassFixture<DigestMailServer>
{
    public static TheoryData<FaultyClient> Pipelining => [.. PipeliningClients.All];

    [Theory]
    [MemberData(nameof(Pipelining))]
    public async Task A_server_without_the_mechanism_gets_the_password_all_the_same(FaultyClient client)
    {
        var run = await server.DeliverAsync(client.Client.Source, client.Credentials);

        run.AssertLockedOut();
        run.Assert(run.Exception is not null && IsGivenAway(run, client.Credentials));
    }

    [Theory]
    [MemberData(nameof(Pipelining))]
    public async Task After_the_fix_it_keeps_the_password(FaultyClient client)
    {
        var run = await server.DeliverAsync(await Proof.Tests.Authentication.RepairedClientsTests.RepairAsync(client), client.Credentials);

        run.AssertRefused();
        run.Assert(!IsGivenAway(run, client.Credentials));
    }

    internal static bool IsGivenAway(MailServerRun run, Credentials credentials) =>
        run.Said.SkipWhile(static line => !line.StartsWith("AUTH", StringComparison.Ordinal)).Skip(1).Any(line => DecodedFrom(line).EndsWith(credentials.Secret, StringComparison.Ordinal));

    private static string DecodedFrom(string line)
    {
        var bytes = new byte[line.Length];
        return Convert.TryFromBase64String(line, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
