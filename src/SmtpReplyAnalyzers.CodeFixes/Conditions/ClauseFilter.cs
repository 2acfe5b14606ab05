using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>Narrows a clause to the failures that belong to it: the others go on to later clauses, or to the caller.</summary>
internal static class ClauseFilter
{
    private static readonly string[] UsualNames = { "ex", "e", "exception", "failure", "error", "err" };

    /// <summary>The clause is for permanent replies only.</summary>
    public static SourceText? KeepPermanent(SwallowingHandler handler, bool addUsings) => Write(handler, addUsings, keepsPermanent: true);

    /// <summary>The clause is for anything but permanent replies.</summary>
    public static SourceText? LeavePermanent(SwallowingHandler handler, bool addUsings) => Write(handler, addUsings, keepsPermanent: false);

    private static SourceText? Write(SwallowingHandler handler, bool addUsings, bool keepsPermanent)
    {
        var clause = handler.Clause;
        var names = new TypeNames(handler.Model, clause.Block.SpanStart, addUsings);
        var declared = clause.Declaration?.Identifier.ValueText;
        var name = string.IsNullOrEmpty(declared)
            ? FreeNames.Find(handler.Model, clause.Block.SpanStart, clause, NamesFor(handler))
            : clause.Declaration!.Identifier.Text;
        var test = new ReplyClassTest(handler, names);
        var narrower = keepsPermanent ? test.Narrower : null;
        var condition = narrower is not null ? ReplyClassTest.HoldsNarrowed(name) : keepsPermanent ? test.Holds(name) : test.HoldsNot(name);
        if (condition is null)
            return null;
        var type = narrower ?? clause.Declaration?.Type.ToString() ?? names.Of("System.Exception");
        if (names.AnyMissing)
            return null;

        var edits = handler.NewEdits();
        if (clause.Declaration is not { } declaration)
            edits.Insert(clause.CatchKeyword.Span.End, $" ({type} {name})");
        else if (narrower is not null || string.IsNullOrEmpty(declared))
            edits.Replace(declaration.Span, $"({type} {name})");
        if (clause.Filter is { FilterExpression: var filter })
            edits.Replace(filter.Span, $"{ConditionText.AsOperand(filter)} && {condition}");
        else
            edits.Insert(clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End, $" when ({condition})");
        test.Helper?.Write(edits);
        return UsingDirectives.TryAdd(edits, names.Usings, clause.SpanStart, handler.Layout.NewLine) ? edits.Apply() : null;
    }

    // As the author usually calls it.
    private static string[] NamesFor(SwallowingHandler handler)
    {
        var habit = handler.Clause.SyntaxTree.GetRoot().DescendantNodes().OfType<CatchDeclarationSyntax>()
            .Select(static declaration => declaration.Identifier.ValueText).FirstOrDefault(static name => UsualNames.Contains(name));
        return new[] { habit, "ex", "exception", "failure" }.OfType<string>().Distinct().ToArray();
    }
}
