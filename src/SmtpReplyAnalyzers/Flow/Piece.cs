using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Flow;

/// <summary>A part of the state at one point: some failures, and what is known when one of them has happened.</summary>
internal sealed class Piece(FailureSet failures, Env env, Trail trail, Resume? resume)
{
    public FailureSet Failures { get; set; } = failures;

    public Env Env { get; set; } = env;

    public Trail Trail { get; set; } = trail;

    /// <summary>Set inside a finally region.</summary>
    public Resume? Resume { get; set; } = resume;

    /// <summary>It arrived since the block was gone through last.</summary>
    public bool IsNew { get; set; }

    /// <summary>A failure has happened.</summary>
    public bool IsPending => !Failures.HasSuccess;

    public Piece Clone() => new(Failures, Env.Clone(), Trail, Resume);

    public Piece With(FailureSet failures) => new(failures, Env.Clone(), Trail, Resume);

    public void Mark(TrailMarks marks) => Trail = Trail.With(marks);

    /// <summary>Both may be joined: they differ only in failures and values.</summary>
    public bool IsOfSameWay(Piece other) =>
        Trail.Equals(other.Trail) && Equals(Resume, other.Resume) && IsPending == other.IsPending && Env.IsAtSamePositions(other.Env)
        && !(IsPending && Env.IsAtOtherItem(other.Env, (Trail.Message as Unknown)?.Origin));
}
