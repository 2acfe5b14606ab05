using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Handlers;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>The retry as a pipeline of Polly, which executes the region; the try round it stays.</summary>
internal sealed class RetryPipeline : IRetryForm
{
    public SourceText? Write(RetryPlan plan)
    {
        var region = plan.Region;
        if (region.Statements.Any(static statement => EnclosingFunction.Own(statement).Prepend(statement).Any(static node => node is ReturnStatementSyntax)))
            return null;
        var test = TransientTest.For(plan);
        if (PipelineField.For(plan, test.Name) is not { } field)
            return null;

        var edits = plan.Handler.NewEdits();
        if (!plan.Rewrite.Collects && !DeadCode.TryRemove(edits, plan.Handler))
            return null;
        var around = region.Client is { Place: ClientPlace.Around } ? (UsingStatementSyntax)region.Client.Declaration : null;
        var removal = plan.Rewrite.IsPointless && around is null ? TryRemoval.Plan(plan.Handler) : null;
        var move = around is not null ? new Move(plan.Layout.Unit, IsLeft: true) : removal is not null ? new Move(removal.Step, IsLeft: true) : Move.None;

        WriteCall(plan, edits, field.Name, around, move);
        if (removal is not null)
            removal.Write(edits);
        else if (plan.Rewrite.IsPointless && (!plan.Handler.IsOnlyClause || plan.Handler.Try.Finally is not null))
            plan.Rewrite.Remove(edits);
        else
            plan.Rewrite.Write(edits, plan.Names, move);
        if (around is not null)
            RemoveUsing(plan, edits, around);

        field.Write(edits);
        test.Write(edits);
        return !plan.Names.AnyMissing && UsingDirectives.TryAdd(edits, plan.Names.Usings, plan.Handler.Try.SpanStart, plan.Layout.NewLine) ? edits.Apply() : null;
    }

    private static void WriteCall(RetryPlan plan, TextEdits edits, string field, UsingStatementSyntax? around, Move move)
    {
        var region = plan.Region;
        var parameter = RenameToken(plan, edits);
        var call = plan.IsAsync ? $"await {field}.ExecuteAsync(async {parameter ?? "_"} => " : $"{field}.Execute({parameter ?? (plan.Token is null ? "()" : "_")} => ";
        var end = (plan.Token is null ? ")" : $", {plan.Token})") + (plan.IsAsync && plan.ContinuesAnywhere ? ".ConfigureAwait(false)" : string.Empty);
        if (region is { Statements.Count: 1, Client: null, First: ExpressionStatementSyntax { Expression: var sent } })
        {
            edits.Insert(sent.SpanStart, call);
            edits.Insert(sent.Span.End, end);
            return;
        }

        var outer = move.Apply(Lines.IndentAt(edits.Text, region.First.SpanStart));
        var unit = plan.Layout.Unit;
        var start = Lines.StartWithComments(edits.Text, region.First);
        var last = Lines.EndWithComment(edits.Text, region.Last);
        edits.Insert(start, new CodeWriter(plan.Layout, outer).Open(call.TrimEnd()).ToString());
        var writer = new RegionWriter(plan, edits);
        writer.GuardQuit(around is null ? unit : string.Empty);
        if (around is not null)
            writer.WrapIntoUsing(around, outer + unit);
        writer.MoveClient(outer + unit);
        edits.Shift(TextSpan.FromBounds(start, last), unit);
        edits.Insert(last, $"{plan.Layout.NewLine}{outer}}}{end};{(Lines.IsFollowedAtOnce(edits.Text, region.Last) ? plan.Layout.NewLine : string.Empty)}");
    }

    // The region gets its token from the pipeline.
    private static string? RenameToken(RetryPlan plan, TextEdits edits)
    {
        var region = plan.Region;
        var uses = region.Statements.SelectMany(static statement => statement.DescendantNodes()).OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == plan.Token && plan.Model.GetSymbolInfo(name).Symbol is IParameterSymbol or ILocalSymbol)
            .ToArray();
        if (uses.Length == 0)
            return null;
        var token = FreeNames.Find(plan.Model, plan.Handler.Try.SpanStart, plan.Handler.Try.Block, "token", "attemptToken");
        foreach (var use in uses)
            edits.Replace(use.Span, token);
        return token;
    }

    private static void RemoveUsing(RetryPlan plan, TextEdits edits, UsingStatementSyntax around)
    {
        var statement = plan.Handler.Try;
        var close = Lines.At(edits.Text, around.Span.End);
        edits.Delete(Lines.At(edits.Text, around.SpanStart).Start, Lines.At(edits.Text, ((BlockSyntax)around.Statement).OpenBraceToken.Span.End).EndIncludingLineBreak);
        edits.Unshift(TextSpan.FromBounds(Lines.StartWithComments(edits.Text, statement), statement.Span.End), plan.Layout.Unit);
        edits.Delete(edits.Text.Lines[close.LineNumber - 1].End, around.Span.End);
    }
}
