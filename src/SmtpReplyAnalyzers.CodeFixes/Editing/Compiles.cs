using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>Does a changed file compile as well as it did? Asked before an action is offered.</summary>
internal static class Compiles
{
    // One report's actions are all compared with the same code.
    private static readonly ConditionalWeakTable<SemanticModel, Dictionary<(string Id, string Message), int>> Before = new();

    public static bool AsWellAs(SemanticModel before, SourceText changed, CancellationToken cancellation)
    {
        var old = before.SyntaxTree;
        if (changed.ContentEquals(old.GetText(cancellation)))
            return false;
        var tree = old.WithChangedText(changed);
        var after = before.Compilation.ReplaceSyntaxTree(old, tree).GetSemanticModel(tree);
        var known = Before.GetValue(before, model => Complaints(model, cancellation));
        foreach (var complaint in Complaints(after, cancellation))
        {
            if (!known.TryGetValue(complaint.Key, out var count) || complaint.Value > count)
                return false;
        }

        return true;
    }

    // Warnings count as well: many projects build with warnings as errors, and unreachable code is one.
    private static Dictionary<(string Id, string Message), int> Complaints(SemanticModel model, CancellationToken cancellation)
    {
        var counts = new Dictionary<(string Id, string Message), int>();
        foreach (var diagnostic in model.GetDiagnostics(cancellationToken: cancellation))
        {
            if (diagnostic.Severity < DiagnosticSeverity.Warning)
                continue;
            var key = (diagnostic.Id, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            counts[key] = counts.TryGetValue(key, out var count) ? count + 1 : 1;
        }

        return counts;
    }
}
