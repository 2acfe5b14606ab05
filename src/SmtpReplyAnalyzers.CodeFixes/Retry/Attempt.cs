using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>The names and the frame of a loop over attempts.</summary>
internal sealed class Attempt
{
    /// <summary>How often a message is tried: with the delays that makes half a minute, as long as a caller may be kept waiting.</summary>
    public const int MostAttempts = 5;

    /// <param name="plan">The retry.</param>
    /// <param name="looped">The statement that the loop takes the place of.</param>
    public Attempt(RetryPlan plan, SyntaxNode looped)
    {
        var position = looped.SpanStart;
        Number = FreeNames.Find(plan.Model, position, looped, "attempt", "sendAttempt");
        Exception = FreeNames.Find(plan.Model, position, scope: null, ExceptionNames(plan.Handler.Clause));

        var existing = plan.Model.LookupSymbols(position, name: "maxAttempts").OfType<ILocalSymbol>().FirstOrDefault();
        if (existing is { HasConstantValue: true, ConstantValue: MostAttempts } && existing.DeclaringSyntaxReferences[0].Span.End < position)
        {
            Most = existing.Name;
            Limit = Array.Empty<string>();
        }
        else
        {
            Most = FreeNames.Find(plan.Model, position, looped.Parent is GlobalStatementSyntax ? looped.SyntaxTree.GetRoot() : looped.Parent, "maxAttempts", "maxSendAttempts");
            Limit = new[] { $"const int {Most} = {MostAttempts};" };
        }

        var body = plan.Handler.Function.Body;
        Leave = body is not null && looped == plan.Handler.Try && body.Statements.Last() == looped && plan.Handler.Function.ReturnsNothing ? "return;" : "break;";
    }

    /// <summary>The counter.</summary>
    public string Number { get; }

    /// <summary>The constant that bounds it.</summary>
    public string Most { get; }

    /// <summary>The caught exception.</summary>
    public string Exception { get; }

    /// <summary>The lines before the loop.</summary>
    public IEnumerable<string> Limit { get; }

    /// <summary>The loop's header.</summary>
    public string Loop => $"for (var {Number} = 1; ; {Number}++)";

    /// <summary>The statement that leaves the loop after a success.</summary>
    public string Leave { get; }

    // As the author calls it.
    private static string[] ExceptionNames(CatchClauseSyntax clause)
    {
        var name = clause.Declaration?.Identifier.Text;
        return string.IsNullOrEmpty(name) || name!.TrimStart('_').Length == 0
            ? new[] { "ex", "exception" }
            : new[] { name, "ex", "exception" };
    }
}
