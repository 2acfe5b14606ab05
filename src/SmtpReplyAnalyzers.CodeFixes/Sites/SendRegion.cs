using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Sites;

/// <summary>What has to be done again to try a send again, and no more.</summary>
/// <param name="Send">The send.</param>
/// <param name="Statements">Statements that follow each other, from the one that opens the connection, where the library does not do that itself, to the send and the QUIT.</param>
/// <param name="Client">The client that each attempt needs anew; null: one client serves all attempts.</param>
/// <param name="Quit">Statements after the send whose failure must not send the message again.</param>
internal sealed record SendRegion(
    SmtpCall Send, IReadOnlyList<StatementSyntax> Statements, ClientCreation? Client, IReadOnlyList<StatementSyntax> Quit)
{
    public StatementSyntax First => Statements[0];

    public StatementSyntax Last => Statements[Statements.Count - 1];

    /// <summary>The region whose failure enters the handler; null when it cannot be repeated by itself.</summary>
    public static SendRegion? Find(SwallowingHandler handler)
    {
        var calls = SmtpCall.In(handler.Try.Block, handler.Model);
        var sends = calls.Where(static call => call.Role == Apis.MemberRole.Send).ToArray();
        if (sends.Length != 1 || !calls.All(static call => call.IsCompleted) || calls.Any(call => call.IsMailKit != sends[0].IsMailKit))
            return null;
        return sends[0].IsMailKit ? MailKitRegion.Find(handler, sends[0], calls) : SystemNetMailRegion.Find(handler, sends[0]);
    }
}

/// <summary>Where a client is made.</summary>
/// <param name="Declaration">The declaration, or the <c>using</c> statement that holds it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="NeedsUsing">Nobody disposes of it.</param>
internal sealed record ClientCreation(StatementSyntax Declaration, ClientPlace Place, bool NeedsUsing);

internal enum ClientPlace
{
    /// <summary>Inside the region: each attempt makes one as it is.</summary>
    Inside,

    /// <summary>Before the region, with nothing in between that uses it: it moves into the region.</summary>
    Before,

    /// <summary>A <c>using</c> statement that holds the try and nothing else: the two change places.</summary>
    Around,
}
