namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>A client that is right but for one fault, as people write it.</summary>
/// <param name="Id">The rule that is to report it.</param>
/// <param name="Client">The client.</param>
public sealed record FaultyClient(string Id, AuthClient Client)
{
    /// <summary>Whom it would log in, were it not for the fault.</summary>
    public Credentials Credentials { get; init; } = Credentials.Bob;

    /// <summary>Whether the fault shows only where an empty challenge comes without the space.</summary>
    public bool NeedsBareChallenge { get; init; }

    /// <summary>Whether what it writes too soon is certain to arrive together with AUTH.</summary>
    public bool WritesAtOnce { get; init; }

    public override string ToString() => $"{Id}: {Client}";
}
