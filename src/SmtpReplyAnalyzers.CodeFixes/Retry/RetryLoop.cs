using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Handlers;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>
/// The retry as a plain loop. Where the try holds nothing but the region, the loop goes round the try; else it goes into the try, round the region,
/// and what else the try does is done once.
/// </summary>
internal sealed class RetryLoop : IRetryForm
{
    public SourceText? Write(RetryPlan plan)
    {
        var edits = plan.Handler.NewEdits();
        var writer = new LoopWriter(plan, edits);
        var around = LoopPlacement.IsAround(plan);
        if (!around && plan.Region.Client?.Place == ClientPlace.Around)
            return null;
        if (!plan.Rewrite.Collects && !DeadCode.TryRemove(edits, plan.Handler))
            return null;
        if (around)
            writer.WriteAround();
        else
            writer.WriteInside();
        writer.Test.Write(edits);
        return !plan.Names.AnyMissing && UsingDirectives.TryAdd(edits, plan.Names.Usings, plan.Handler.Try.SpanStart, plan.Layout.NewLine)
            ? edits.Apply()
            : null;
    }
}
