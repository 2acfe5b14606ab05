using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>One change to one file that makes a right AUTH exchange wrong.</summary>
/// <param name="Kind">The way it is broken.</param>
/// <param name="Rules">The rules any of which says what is wrong now; the first is the one the mutant is counted under.</param>
/// <param name="MustBeFound">False where the code is careless but every wrong outcome still shows later, or in a test, which may break the exchange on purpose: silence is right there.</param>
/// <param name="Tree">The file before the change.</param>
/// <param name="Changes">What is changed, in the order of the text.</param>
internal sealed record Mutant(MutantKind Kind, ImmutableArray<string> Rules, bool MustBeFound, SyntaxTree Tree, ImmutableArray<TextChange> Changes)
{
    /// <summary>The file of the body that writes AUTH, where a report may stand instead of where the change is.</summary>
    public SyntaxTree Writer { get; init; } = Tree;

    public SourceText NewText => Tree.GetText().WithChanges(Changes);

    /// <summary>The file and the line, counted from 1, where the change begins.</summary>
    public string Place => $"{Tree.FilePath}:{Tree.GetText().Lines.GetLinePosition(Changes[0].Span.Start).Line + 1}";

    /// <summary>What was replaced by what, each on one line.</summary>
    public string Description => string.Join("; ", Changes.Select(Describe));

    private string Describe(TextChange change)
    {
        var now = OneLine(change.NewText!);
        return $"{OneLine(Tree.GetText().ToString(change.Span))} -> {(now.Length == 0 ? "(nothing)" : now)}";
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
