using System.Runtime.InteropServices;

namespace SmtpReplyAnalyzers.Replies;

/// <summary>One failure: what was raised, and with which reply code (<see cref="ReplyCodeSet.Outside"/> where there is none).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Failure(FailureKind Kind, int Code)
{
    /// <summary>Nothing has failed.</summary>
    public static Failure None { get; } = new(FailureKind.None, ReplyCodeSet.Outside);

    /// <summary>The code as a program sees it: -1 for <see cref="ReplyCodeSet.Outside"/>.</summary>
    public int VisibleCode => Code == ReplyCodeSet.Outside ? -1 : Code;
}
