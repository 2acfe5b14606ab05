using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using SmtpReplyAnalyzers.Proof.Tests.Harness;
using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients with a fault in AUTH after the fix: with the right secret they get in and deliver, with a wrong one the refusal reaches the caller.</summary>
public sealed class RepairedClientsTests
{
    private static readonly ConcurrentDictionary<(string, string), Task<string>> Repaired = new();

    public static TheoryData<FaultyClient> All => [.. FaultyClients.All];

    public static TheoryData<FaultyClient> WithPasswords => [.. AsciiClients.WithPasswords];

    public static TheoryData<FaultyClient> ErrorNotAnswered => [.. BearerClients.ErrorNotAnswered];

    public static TheoryData<FaultyClient> Slicing => [.. SlicingClients.All];

    public static TheoryData<FaultyClient> Pipelining => [.. PipeliningClients.All];

    [Theory]
    [MemberData(nameof(All))]
    [MemberData(nameof(WithPasswords))]
    public async Task With_the_right_secret_it_delivers(FaultyClient client) =>
        (await RunAsync(client, FaultyClients.Server(client))).AssertDelivered();

    [Theory]
    [MemberData(nameof(All))]
    public async Task With_a_wrong_secret_the_caller_learns_it(FaultyClient client) =>
        (await RunAsync(client with { Credentials = client.Credentials.Wrong }, FaultyClients.Server(client))).AssertRefused();

    [Theory]
    [MemberData(nameof(ErrorNotAnswered))]
    public async Task The_refusal_is_fetched(FaultyClient client)
    {
        var run = await RunAsync(client with { Credentials = client.Credentials.Wrong }, FaultyClients.Server(client));

        run.Assert(run.Exception!.Message.Contains("535", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Slicing))]
    public async Task An_empty_challenge_comes_with_a_space_or_without(FaultyClient client)
    {
        foreach (var bare in new[] { true, false })
            (await RunAsync(client, FaultyClients.Server(client with { NeedsBareChallenge = bare }))).AssertDelivered();
    }

    [Theory]
    [MemberData(nameof(Pipelining))]
    public async Task Nothing_is_written_too_soon(FaultyClient client)
    {
        (await RunAsync(client, FaultyClients.Server(client).ForbidPipelining())).AssertDelivered();

        var run = await RunAsync(client, FaultyClients.Server(client).On("AUTH", "504 5.5.4 Unrecognized authentication type"));
        run.AssertRefused();
        run.Assert(run.Lines is ["EHLO client.example", _]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_fix_raises_no_other_report(FaultyClient client)
    {
        var before = await FixRunner.AllReportsAsync(client.Client.Source);
        var after = await FixRunner.AllReportsAsync(await RepairAsync(client));

        Assert.DoesNotContain(after, report => report.Id == client.Id);
        Assert.Empty(after.Select(static report => report.Id).Except(before.Select(static report => report.Id)));
    }

    private static async Task<AuthRun> RunAsync(FaultyClient client, SmtpScript script) => await AuthRun.StartAsync(await RepairAsync(client), script, client.Credentials);

    /// <summary>The client after the fix of all its reports.</summary>
    internal static Task<string> RepairAsync(FaultyClient client) => Repaired.GetOrAdd((client.Id, client.Client.Name), _ => new FixRunner(client.Id, client.Id, polly: false).FixAllAsync(client.Client.Source));
}
