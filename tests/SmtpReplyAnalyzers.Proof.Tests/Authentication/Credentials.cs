namespace SmtpReplyAnalyzers.Proof.Tests.Authentication;

/// <summary>A user and a password, or a token.</summary>
public sealed record Credentials(string User, string Secret)
{
    public static Credentials Bob { get; } = new("bob", "s3cret pass");

    /// <summary>The password is U+00E9, U+20AC and U+00DF among others: nothing of that is ASCII, and the euro sign is not Latin-1 either.</summary>
    public static Credentials Zoe { get; } = new("zoe", "Gr\u00FC\u00DFe, caf\u00E9 5 \u20AC");

    /// <summary>A password that Latin-1 has, so that only the octets on the line differ.</summary>
    public static Credentials Ann { get; } = new("ann", "p\u00E4ssw\u00F6rd");

    /// <summary>The same user with a secret that is not his.</summary>
    public Credentials Wrong => this with { Secret = "mistaken" };

    public override string ToString() => User;
}
