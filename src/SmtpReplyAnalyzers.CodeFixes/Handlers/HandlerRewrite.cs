using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>Lets the failure out of a handler: <c>throw;</c> where it ended, or no handler at all where nothing else would be left of it.</summary>
internal sealed class HandlerRewrite
{
    private readonly SwallowingHandler _handler;
    private readonly QuietEnds _ends;
    private readonly FailureList? _list;

    private HandlerRewrite(SwallowingHandler handler, QuietEnds ends, FailureList? list)
    {
        _handler = handler;
        _ends = ends;
        _list = list;
        IsPointless = list is null && ends.LeaveNothing(handler.Clause) && IsPure(handler.Clause.Filter) && !LaterClauses.MayCatchSame(handler) && !HasTrivia(handler.Clause);
    }

    /// <summary>The clause would say nothing but <c>throw;</c>, has no comment, and no clause after it would catch what it caught: it may go.</summary>
    public bool IsPointless { get; }

    /// <summary>The clause, when rewritten, never ends but by throwing or returning.</summary>
    public bool AlwaysLeaves
    {
        get
        {
            var block = _handler.Clause.Block;
            return _list is null && _handler.Model.AnalyzeControlFlow(block) is { Succeeded: true } flow
                && (!flow.EndPointIsReachable || _ends.Blocks.Contains(block))
                && flow.ExitPoints.All(exit => exit is ReturnStatementSyntax || _ends.Exits.Contains(exit));
        }
    }

    public static HandlerRewrite? Throwing(SwallowingHandler handler) => QuietEnds.Find(handler) is { } ends ? new HandlerRewrite(handler, ends, list: null) : null;

    /// <summary>Keeps the failure in a list that is thrown behind the loop; null where that is not the better way, or not possible.</summary>
    public static HandlerRewrite? Collecting(SwallowingHandler handler) =>
        FailureList.Plan(handler) is { } list && QuietEnds.Find(handler) is { } ends && ends.Exits.All(exit => exit is ContinueStatementSyntax && Lines.IsFirstOnLine(handler.Text, exit.SpanStart))
            ? new HandlerRewrite(handler, ends, list)
            : null;

    /// <summary>The handler goes on, and the failures are thrown later.</summary>
    public bool Collects => _list is not null;

    /// <summary>Leaves the clause as it is.</summary>
    public static HandlerRewrite None(SwallowingHandler handler) => new(handler, QuietEnds.None, list: null);

    /// <summary>Removes the clause with the white space before it.</summary>
    public void Remove(TextEdits edits, string replacement = "") =>
        edits.Replace(TextSpan.FromBounds(_handler.Clause.CatchKeyword.GetPreviousToken().Span.End, _handler.Clause.Span.End), replacement);

    /// <summary>Lets the failure out wherever it ended.</summary>
    /// <param name="edits">Where to.</param>
    /// <param name="names">How types are written there.</param>
    /// <param name="move">By how much the clause moves.</param>
    public void Write(TextEdits edits, TypeNames names, Move move)
    {
        if (_list is not null)
        {
            _list.Write(edits, names);
            foreach (var exit in _ends.Exits)
                edits.Insert(exit.SpanStart, Statement + _handler.Layout.NewLine + move.Apply(Lines.IndentAt(edits.Text, exit.SpanStart)));
        }
        else
        {
            foreach (var exit in _ends.Exits)
                edits.Replace(exit.Span, Statement);
            foreach (var useless in _ends.Useless)
                edits.DeleteLines(useless.Span);
        }

        foreach (var block in _ends.Blocks)
            Append(edits, block, move);
        if (_ends.MissingElse is { } choice)
            AddElse(edits, choice, move);
    }

    private string Statement => _list?.Statement ?? "throw;";

    private void Append(TextEdits edits, BlockSyntax block, Move move)
    {
        var layout = _handler.Layout;
        if (Lines.IsOnOneLine(edits.Text, block))
        {
            var indent = move.Apply(Lines.IndentAt(edits.Text, block.SpanStart));
            var before = block.OpenBraceToken.GetPreviousToken();
            var comments = block.DescendantTrivia().Where(Lines.IsComment).Select(comment => indent + layout.Unit + comment + layout.NewLine);
            edits.Replace(
                TextSpan.FromBounds(before.Span.End, block.Span.End),
                (layout.BraceOnNewLine ? layout.NewLine + indent : " ") + "{" + layout.NewLine + string.Concat(comments)
                + indent + layout.Unit + Statement + layout.NewLine + indent + "}");
            return;
        }

        var brace = Lines.At(edits.Text, block.CloseBraceToken.SpanStart);
        var inner = block.Statements.Count > 0 && Lines.IsFirstOnLine(edits.Text, block.Statements.Last().SpanStart)
            ? Lines.IndentAt(edits.Text, block.Statements.Last().SpanStart)
            : Lines.IndentAt(edits.Text, brace.Start) + layout.Unit;
        edits.Insert(brace.Start, move.Apply(inner) + Statement + layout.NewLine);
    }

    private void AddElse(TextEdits edits, IfStatementSyntax choice, Move move)
    {
        var layout = _handler.Layout;
        var indent = move.Apply(Lines.IndentAt(edits.Text, choice.SpanStart));
        var writer = new CodeWriter(layout, indent);
        if (choice.Statement is BlockSyntax)
            writer.Open("else").Line(Statement).Close();
        else
            writer.Line("else").Line(layout.Unit + Statement);
        edits.Insert(Lines.At(edits.Text, choice.Span.End).EndIncludingLineBreak, writer.ToString());
    }

    private static bool IsPure(CatchFilterClauseSyntax? filter) => filter is null || !filter.DescendantNodes().Any(static node => node
        is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or ObjectCreationExpressionSyntax
        || node.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression);

    private static bool HasTrivia(CatchClauseSyntax clause) =>
        clause.DescendantTrivia().Concat(clause.CatchKeyword.GetPreviousToken().TrailingTrivia).Any(static trivia => Lines.IsComment(trivia) || trivia.IsDirective);
}
