using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>Makes the statements of a region fit to be repeated: a client of its own, and a QUIT that cannot send again.</summary>
internal sealed class RegionWriter(RetryPlan plan, TextEdits edits)
{
    private string Unit => plan.Layout.Unit;

    public void MoveClient(string indent)
    {
        if (plan.Region.Client is not { } client)
            return;
        var addition = client.NeedsUsing ? "using " : string.Empty;
        if (client.Place == ClientPlace.Inside && client.NeedsUsing)
            edits.Insert(client.Declaration.SpanStart, addition);
        if (client.Place != ClientPlace.Before)
            return;
        var declaration = client.Declaration;
        var start = Lines.StartWithComments(edits.Text, declaration);
        var end = Lines.At(edits.Text, declaration.Span.End).EndIncludingLineBreak;
        edits.Delete(start, end);
        var depth = Lines.IndentAt(edits.Text, declaration.SpanStart);
        var lines = edits.Text.ToString(TextSpan.FromBounds(start, end)).Split(new[] { plan.Layout.NewLine }, StringSplitOptions.RemoveEmptyEntries)
            .Select(line => indent + (line.StartsWith(depth, StringComparison.Ordinal) ? line.Substring(depth.Length) : line.TrimStart()) + plan.Layout.NewLine);
        var text = string.Concat(lines);
        if (addition.Length > 0)
        {
            var at = text.LastIndexOf(declaration.ToString().Split('\n')[0].TrimEnd(), StringComparison.Ordinal);
            text = text.Insert(at, addition);
        }

        edits.Insert(Lines.StartWithComments(edits.Text, plan.Region.First), text);
    }

    public void WrapIntoUsing(UsingStatementSyntax swapped, string indent)
    {
        var header = swapped.WithStatement(SyntaxFactory.EmptyStatement(SyntaxFactory.MissingToken(SyntaxKind.SemicolonToken))).WithoutTrivia().ToString().Trim();
        var statements = plan.Region.Statements;
        var start = Lines.StartWithComments(edits.Text, statements[0]);
        var end = Lines.EndWithComment(edits.Text, statements[statements.Count - 1]);
        edits.Insert(start, new CodeWriter(plan.Layout, indent).Open(header).ToString());
        edits.Shift(TextSpan.FromBounds(start, end), Unit);
        edits.Insert(end, plan.Layout.NewLine + indent + "}");
    }

    public void GuardQuit(string extra)
    {
        foreach (var quit in plan.Region.Quit)
        {
            var indent = Lines.IndentAt(edits.Text, quit.SpanStart) + extra + (plan.Region.Client is { Place: ClientPlace.Around } ? Unit : string.Empty);
            var start = Lines.StartWithComments(edits.Text, quit);
            var end = Lines.EndWithComment(edits.Text, quit);
            edits.Insert(start, new CodeWriter(plan.Layout, indent).Open("try").ToString());
            edits.Shift(TextSpan.FromBounds(start, end), Unit);
            edits.Insert(end, plan.Layout.NewLine + new CodeWriter(plan.Layout, indent + Unit).CloseAndOpen("catch")
                .Line("// The server has the message: whatever becomes of QUIT, it must not be sent again.").Close().ToString().TrimEnd()
                + (Lines.IsFollowedAtOnce(edits.Text, quit) ? plan.Layout.NewLine : string.Empty));
        }
    }
}
