using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Narrows a clause to the failures that belong to it: the others go on to later clauses, or to the caller.</summary>
internal static class ClauseFilter
{
    /// <param name="handler">The clause.</param>
    /// <param name="addUsings">Types may be imported.</param>
    /// <param name="test">Writes the test for the name of the exception.</param>
    public static SourceText? Write(SwallowingHandler handler, bool addUsings, Func<ReplyClassTest, string, string?> test)
    {
        var clause = handler.Clause;
        var names = new TypeNames(handler.Model, clause.Block.SpanStart, addUsings);
        var declared = clause.Declaration?.Identifier.ValueText;
        var name = string.IsNullOrEmpty(declared)
            ? FreeNames.Find(handler.Model, clause.Block.SpanStart, handler.Function.Node, "ex", "exception", "failure")
            : declared!;
        if (test(new ReplyClassTest(handler, names), name) is not { } condition)
            return null;
        var type = clause.Declaration?.Type.ToString() ?? names.Of("System.Exception");
        if (names.AnyMissing)
            return null;

        var edits = handler.NewEdits();
        var header = $"({type} {name}) when ({Combined(clause, condition)})";
        if (clause.Declaration is null)
            edits.Insert(clause.CatchKeyword.Span.End, " " + header);
        else
            edits.Replace(TextSpan.FromBounds(clause.Declaration.SpanStart, (clause.Filter?.Span ?? clause.Declaration.Span).End), header);
        return UsingDirectives.TryAdd(edits, names.Usings, clause.SpanStart, handler.Layout.NewLine) ? edits.Apply() : null;
    }

    private static string Combined(CatchClauseSyntax clause, string condition)
    {
        if (clause.Filter is not { FilterExpression: { } filter })
            return condition;
        return $"{ConditionText.AsOperand(filter)} && {(condition.Contains("||") ? $"({condition})" : condition)}";
    }
}
