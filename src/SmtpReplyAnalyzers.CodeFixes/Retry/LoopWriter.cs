using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Handlers;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>Writes the loop, the clause that waits, and what each attempt starts and ends with.</summary>
internal sealed class LoopWriter
{
    private readonly RetryPlan _plan;
    private readonly TextEdits _edits;
    private readonly string _unit;
    private readonly RegionWriter _region;

    public LoopWriter(RetryPlan plan, TextEdits edits)
    {
        _plan = plan;
        _edits = edits;
        _unit = plan.Layout.Unit;
        _region = new RegionWriter(plan, edits);
        Test = TransientTest.For(plan);
    }

    public HelperMethod Test { get; }

    private TryStatementSyntax Try => _plan.Handler.Try;

    private SendRegion Region => _plan.Region;

    /// <summary>The loop round the try.</summary>
    public void WriteAround()
    {
        var swapped = Region.Client is { Place: ClientPlace.Around } ? (UsingStatementSyntax)Region.Client.Declaration : null;
        var outer = Lines.IndentAt(_edits.Text, swapped?.SpanStart ?? Try.SpanStart);
        var extra = swapped is null ? _unit : string.Empty;
        var attempt = new Attempt(_plan, (SyntaxNode?)swapped ?? Try);

        var head = new CodeWriter(_plan.Layout, outer).Lines(attempt.Limit).Open(attempt.Loop).ToString();
        if (swapped is null)
            _edits.Insert(Lines.At(_edits.Text, Try.SpanStart).Start, head);
        else
            _edits.Replace(TextSpan.FromBounds(Lines.At(_edits.Text, swapped.SpanStart).Start, Lines.At(_edits.Text, ((BlockSyntax)swapped.Statement).OpenBraceToken.Span.End).EndIncludingLineBreak), head);

        var last = Try.Block.Statements.Last();
        if (!EndsByLeaving(last))
            _edits.Insert(Lines.At(_edits.Text, Try.Block.CloseBraceToken.SpanStart).Start, AfterSuccess(last, outer + _unit + _unit, attempt.Leave));
        _region.GuardQuit(extra);
        if (swapped is not null)
            _region.WrapIntoUsing(swapped, outer + _unit + _unit);
        _region.MoveClient(outer + _unit + _unit);

        if (_plan.Rewrite.IsPointless && _plan.Handler.IsOnlyClause)
        {
            _plan.Rewrite.Remove(_edits, (_plan.Layout.ClauseOnNewLine ? _plan.Layout.NewLine + outer + _unit : " ") + WaitingClause(attempt, outer + _unit, "}"));
        }
        else
        {
            if (_plan.Layout.ClauseOnNewLine)
                _edits.Insert(Lines.StartWithComments(_edits.Text, Try.Catches[0]), outer + _unit + WaitingClause(attempt, outer + _unit, "}" + _plan.Layout.NewLine));
            else
                _edits.Insert(Try.Catches[0].CatchKeyword.SpanStart, WaitingClause(attempt, outer + _unit, "} "));
            if (_plan.Rewrite.IsPointless)
                _plan.Rewrite.Remove(_edits);
            else
                _plan.Rewrite.Write(_edits, _plan.Names, new Move(extra));
        }

        if (swapped is null)
        {
            _edits.Shift(Try.Span, _unit);
            _edits.Insert(Lines.EndWithComment(_edits.Text, Try), _plan.Layout.NewLine + outer + "}");
        }
    }

    /// <summary>The loop inside the try, round the region.</summary>
    public void WriteInside()
    {
        var removal = _plan.Rewrite.IsPointless ? TryRemoval.Plan(_plan.Handler) : null;
        var step = removal?.Step ?? string.Empty;
        var outer = Lines.IndentAt(_edits.Text, Region.First.SpanStart);
        outer = outer.Substring(0, outer.Length - step.Length);
        var inner = outer + _unit + _unit;
        var attempt = new Attempt(_plan, Region.First);

        var start = Lines.StartWithComments(_edits.Text, Region.First);
        var end = Lines.EndWithComment(_edits.Text, Region.Last);
        _edits.Insert(start, new CodeWriter(_plan.Layout, outer).Lines(attempt.Limit).Open(attempt.Loop).Open("try").ToString());
        _region.MoveClient(inner);
        _region.GuardQuit(_unit + _unit);
        _edits.Shift(TextSpan.FromBounds(start, end), _unit + _unit);

        var leave = EndsByLeaving(Region.Last) ? string.Empty : AfterSuccess(Region.Last, inner, attempt.Leave);
        var clause = (_plan.Layout.ClauseOnNewLine ? outer + _unit + "}" + _plan.Layout.NewLine + outer + _unit : outer + _unit + "} ")
            + WaitingClause(attempt, outer + _unit, "}");
        var separated = Lines.IsFollowedAtOnce(_edits.Text, Region.Last) ? _plan.Layout.NewLine : string.Empty;
        _edits.Insert(end, _plan.Layout.NewLine + leave + clause + _plan.Layout.NewLine + outer + "}" + separated);

        if (removal is not null)
            removal.Write(_edits);
        else if (_plan.Rewrite.IsPointless && (!_plan.Handler.IsOnlyClause || Try.Finally is not null))
            _plan.Rewrite.Remove(_edits);
        else
            _plan.Rewrite.Write(_edits, _plan.Names, Move.None);
    }

    // From "catch" to just before its closing brace's line, then the given end.
    private string WaitingClause(Attempt attempt, string indent, string end)
    {
        var type = Region.Send.IsMailKit ? _plan.Names.Of("System.Exception") : _plan.Names.Of("System.Net.Mail.SmtpException");
        var writer = new CodeWriter(_plan.Layout, indent);
        writer.Open($"catch ({type} {attempt.Exception}) when ({attempt.Number} < {attempt.Most} && {Test.Name}({attempt.Exception}))");
        writer.Lines(BackoffDelay.Lines(_plan, attempt.Number));
        return writer.ToString().Substring(indent.Length) + indent + end;
    }

    // A blank line sets the way out apart from a block.
    private string AfterSuccess(StatementSyntax last, string indent, string leave)
    {
        var isBlock = Region.Quit.Contains(last) || last is UsingStatementSyntax || Region.Client is { Place: ClientPlace.Around };
        return (isBlock ? _plan.Layout.NewLine : string.Empty) + indent + leave + _plan.Layout.NewLine;
    }

    private static bool EndsByLeaving(StatementSyntax statement) => statement is ReturnStatementSyntax or ThrowStatementSyntax;
}
