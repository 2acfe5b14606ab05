using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>Clients with a fault in AUTH as they are: locked out, misled by the next reply, or with credentials sent to whom they are not for.</summary>
public sealed class FaultyClientsTests
{
    private const string Error = "334 eyJzdGF0dXMiOiI0MDEifQ==";

    public static TheoryData<FaultyClient> LockedOut => [.. FaultyClients.LockedOut];

    public static TheoryData<FaultyClient> Slicing => [.. SlicingClients.All.Where(static client => client.NeedsBareChallenge)];

    public static TheoryData<FaultyClient> Ascii => [.. AsciiClients.All];

    public static TheoryData<FaultyClient> ErrorNotAnswered => [.. BearerClients.ErrorNotAnswered];

    public static TheoryData<FaultyClient> Untested => [.. UntestedClients.All];

    public static TheoryData<FaultyClient> Pipelining => [.. PipeliningClients.All];

    public static TheoryData<FaultyClient> WritingAtOnce => [.. PipeliningClients.All.Where(static client => client.WritesAtOnce)];

    [Fact]
    public void Each_rule_has_at_least_three() =>
        Assert.All(FaultyClients.All.GroupBy(static client => client.Id), static rule => Assert.True(rule.Count() >= 3, rule.Key));

    [Theory]
    [MemberData(nameof(LockedOut))]
    public async Task With_the_right_secret_nobody_is_logged_in(FaultyClient client)
    {
        var run = await RunAsync(client, FaultyClients.Server(client));

        run.AssertLockedOut();
        run.Assert(run.Exception is not (null or TimeoutException));
    }

    [Theory]
    [MemberData(nameof(Slicing))]
    public async Task With_a_space_after_334_it_would_have_worked(FaultyClient client) =>
        (await RunAsync(client, FaultyClients.Server(client with { NeedsBareChallenge = false }))).AssertDelivered();

    [Theory]
    [MemberData(nameof(Ascii))]
    public async Task With_a_password_in_ASCII_it_would_have_worked(FaultyClient client) =>
        (await RunAsync(client, FaultyClients.Server(client))).AssertDelivered();

    [Theory]
    [MemberData(nameof(ErrorNotAnswered))]
    public async Task The_refusal_is_not_fetched(FaultyClient client)
    {
        var run = await AuthRun.StartAsync(client.Client.Source, FaultyClients.Server(client), client.Credentials.Wrong);

        run.AssertRefused();
        run.Assert(!run.Exception!.Message.Contains("535", StringComparison.Ordinal) && run.Lines.Count(static line => line == "(response)") == ResponsesBeforeError(client));
    }

    [Fact]
    public async Task Who_waits_for_the_refusal_hangs_until_the_server_ends_it()
    {
        var script = SmtpScript.AcceptAll.AdmitOnly(Credentials.Bob.User, Credentials.Bob.Secret).On("AUTH", SmtpAct.ReplyAndEnd(Error));
        var run = await AuthRun.StartAsync(BearerClients.Waiting.Source, script, Credentials.Bob.Wrong);

        run.Assert(run.Exception is EndOfStreamException && run.Lines is ["EHLO client.example", _]);
    }

    [Theory]
    [MemberData(nameof(Untested))]
    public async Task Mail_is_tried_after_the_refusal_and_the_sender_is_blamed(FaultyClient client)
    {
        var run = await AuthRun.StartAsync(client.Client.Source, FaultyClients.Server(client), client.Credentials.Wrong);

        run.AssertLockedOut();
        run.Assert(run.Exception is not null && run.Lines[^1].StartsWith("MAIL FROM:", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WritingAtOnce))]
    public async Task Who_writes_too_soon_is_turned_away(FaultyClient client) =>
        (await RunAsync(client, FaultyClients.Server(client).ForbidPipelining())).AssertLockedOut();

    [Theory]
    [MemberData(nameof(Pipelining))]
    public async Task A_server_without_the_mechanism_reads_credentials_as_commands(FaultyClient client)
    {
        var run = await RunAsync(client, FaultyClients.Server(client).On("AUTH", "504 5.5.4 Unrecognized authentication type"));

        run.AssertLockedOut();
        run.Assert(run.Lines.Count > 2);
    }

    private static Task<AuthRun> RunAsync(FaultyClient client, SmtpScript script) => AuthRun.StartAsync(client.Client.Source, script, client.Credentials);

    // What answers the first, empty challenge of a client that sends no initial response.
    private static int ResponsesBeforeError(FaultyClient client) => client.Client.Source.Contains("\"AUTH XOAUTH2\"", StringComparison.Ordinal) ? 1 : 0;
}
