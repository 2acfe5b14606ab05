using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Retry;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Handlers;

/// <summary>
/// In a loop over messages a thrown failure would keep the messages after it from being sent. There the failures are kept in a list, and thrown together
/// behind the loop. Not in a loop that need not end, such as that of a worker: nobody would ever see the list.
/// </summary>
internal sealed class FailureList
{
    private readonly SwallowingHandler _handler;
    private readonly StatementSyntax _loop;
    private readonly BlockSyntax _block;
    private readonly string _list;
    private readonly string _exception;

    private FailureList(SwallowingHandler handler, StatementSyntax loop, BlockSyntax block)
    {
        _handler = handler;
        _loop = loop;
        _block = block;
        _list = FreeNames.Find(handler.Model, loop.SpanStart, block, "failures", "sendFailures");
        _exception = handler.Clause.Declaration?.Identifier.Text is { Length: > 0 } name
            ? name
            : FreeNames.Find(handler.Model, handler.Try.SpanStart, handler.Clause, "ex", "exception");
    }

    /// <summary>The statement that takes the place of <c>throw;</c>.</summary>
    public string Statement => $"{_list}.Add({_exception});";

    public static FailureList? Plan(SwallowingHandler handler)
    {
        var loops = handler.Try.Ancestors().TakeWhile(node => node != handler.Function.Node).Where(RetryLoops.IsLoop).ToArray();
        return loops.Length > 0 && loops.All(EndsByItself) && loops[loops.Length - 1] is StatementSyntax { Parent: BlockSyntax block } loop
            && Lines.IsFirstOnLine(handler.Text, loop.SpanStart) && Lines.IsLastOnLine(handler.Text, loop)
            && !handler.Function.IsIterator
            && !EndsWithSuccess(handler)
            && After(loop, block).All(static statement => statement is ReturnStatementSyntax || !LeavesEarly(statement))
            ? new FailureList(handler, loop, block)
            : null;
    }

    public void Write(TextEdits edits, TypeNames names)
    {
        var layout = _handler.Layout;
        var indent = Lines.IndentAt(edits.Text, _loop.SpanStart);
        var type = names.Of("System.Collections.Generic.List", arity: 1);
        edits.Insert(
            Lines.StartWithComments(edits.Text, _loop),
            $"{indent}var {_list} = new {type}<{names.Of("System.Exception")}>();{layout.NewLine}");

        var last = After(_loop, _block).LastOrDefault() is ReturnStatementSyntax exit ? _block.Statements[_block.Statements.IndexOf(exit) - 1] : _block.Statements.Last();
        edits.Insert(
            Lines.EndWithComment(edits.Text, last),
            $"{layout.NewLine}{layout.NewLine}{indent}if ({_list}.Count > 0){layout.NewLine}{indent}{layout.Unit}throw new {names.Of("System.AggregateException")}({_list});"
            + (Lines.IsFollowedAtOnce(edits.Text, last) ? layout.NewLine : string.Empty));

        NameException(edits, names);
    }

    private void NameException(TextEdits edits, TypeNames names)
    {
        var clause = _handler.Clause;
        var filter = CatchesCancellation() ? $" when ({NotCancelled(names)})" : string.Empty;
        if (clause.Declaration is null)
            edits.Insert(clause.CatchKeyword.Span.End, $" ({names.Of("System.Exception")} {_exception}){filter}");
        else if (clause.Declaration.Identifier.IsKind(SyntaxKind.None))
            edits.Insert(clause.Declaration.Type.Span.End, " " + _exception);
        if (clause.Declaration is not null && filter.Length > 0)
            edits.Insert(clause.Declaration.Span.End, filter);
    }

    // Who cancels wants no further message to be sent.
    private bool CatchesCancellation()
    {
        var clause = _handler.Clause;
        return clause.Filter is null
            && (clause.Declaration is null || SymbolEqualityComparer.Default.Equals(_handler.Model.GetTypeInfo(clause.Declaration.Type).Type, _handler.Apis.Exception))
            && SmtpCall.In(_handler.Try.Block, _handler.Model).Any(call => CancellationInScope.Find(_handler, call) is not null);
    }

    private string NotCancelled(TypeNames names)
    {
        var cancelled = names.Of("System.OperationCanceledException");
        return _handler.Language >= LanguageVersion.CSharp9
            ? $"{_exception} is not {cancelled}"
            : $"!({_exception} is {cancelled})";
    }

    // A loop that the first success ends goes over servers, not over messages: there a failure that another server made good is none.
    private static bool EndsWithSuccess(SwallowingHandler handler) =>
        handler.Model.AnalyzeControlFlow(handler.Try.Block) is not { Succeeded: true } flow || flow.ExitPoints.Any(static exit => exit is ReturnStatementSyntax or BreakStatementSyntax or GotoStatementSyntax);

    private static bool EndsByItself(SyntaxNode loop) => loop switch
    {
        CommonForEachStatementSyntax items => items.AwaitKeyword == default,
        ForStatementSyntax { Condition: BinaryExpressionSyntax } => true,
        _ => false,
    };

    private static IEnumerable<StatementSyntax> After(StatementSyntax loop, BlockSyntax block) => block.Statements.Skip(block.Statements.IndexOf(loop) + 1);

    private static bool LeavesEarly(StatementSyntax statement) =>
        EnclosingFunction.Own(statement).Prepend(statement).Any(static node => node is ReturnStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax);
}
