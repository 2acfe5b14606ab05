using SmtpReplyAnalyzers.ScriptedServer;

namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>All clients with a fault, by what comes of it.</summary>
internal static class FaultyClients
{
    /// <summary>They do not get in with the right secret.</summary>
    public static IReadOnlyList<FaultyClient> LockedOut { get; } =
    [
        .. ChallengeClients.TakenForFailure,
        .. ChallengeClients.TakenForSuccess,
        .. CodingClients.NotEncoded,
        .. CodingClients.NotDecoded,
        .. CodingClients.EncodedTwice,
        .. SlicingClients.All,
        .. AsciiClients.WithPasswords,
        .. BearerClients.GreedyEscapes,
    ];

    /// <summary>Each client once.</summary>
    public static IReadOnlyList<FaultyClient> All { get; } =
    [
        .. LockedOut.DistinctBy(static client => (client.Id, client.Client)),
        .. BearerClients.ErrorNotAnswered,
        .. UntestedClients.All,
        .. PipeliningClients.All,
    ];

    /// <summary>A server that admits whom the client would log in.</summary>
    public static SmtpScript Server(FaultyClient client)
    {
        var script = SmtpScript.AcceptAll.Announce("AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256").AdmitOnly(client.Credentials.User, client.Credentials.Secret);
        return client.NeedsBareChallenge ? script.WithBareChallenges() : script;
    }
}
