namespace SmtpReplyAnalyzers.Mutations;

/// <summary>In which way an AUTH exchange is broken.</summary>
internal enum MutantKind
{
    /// <summary>A response is written as it is, without Base64.</summary>
    DroppedEncoding,

    /// <summary>A challenge is used as it came, in Base64.</summary>
    DroppedDecoding,

    /// <summary>A response is Base64 of Base64.</summary>
    DoubledEncoding,

    /// <summary>What was done on 334 is done on any other reply, and the reverse.</summary>
    InvertedChallengeTest,

    /// <summary>The response follows whatever reply came.</summary>
    RemovedChallengeTest,

    /// <summary>The response is written before the reply that asks for it is read.</summary>
    RemovedRead,

    /// <summary>Nobody asks whether it was 235.</summary>
    RemovedOutcomeTest,

    /// <summary>Anything below 400 passes where 235 was required.</summary>
    WidenedOutcomeTest,

    /// <summary>Credentials that were UTF-8 are ASCII.</summary>
    AsciiForUtf8,

    /// <summary>A challenge is sliced without the test of its length.</summary>
    UnguardedSlice,
}
