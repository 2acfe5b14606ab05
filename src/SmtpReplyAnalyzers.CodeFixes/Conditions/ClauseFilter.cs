using Microsoft.CodeAnalysis.CSharp;
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

    /// <summary>The clause is for anything but exceptions of that type.</summary>
    public static SourceText? LeaveType(SwallowingHandler handler, string left, bool addUsings)
    {
        var clause = handler.Clause;
        var names = new TypeNames(handler.Model, clause.Block.SpanStart, addUsings);
        var name = NameIn(handler);
        var leftType = names.Of(left);
        var type = clause.Declaration?.Type.ToString() ?? names.Of("System.Exception");
        if (names.AnyMissing || IsForNothingBut(handler, left))
            return null;
        var condition = handler.Language >= LanguageVersion.CSharp9 ? $"{name} is not {leftType}" : $"!({name} is {leftType})";
        return Write(handler, names, type, name, condition, replacesType: false, helper: null);
    }

    /// <summary>The clause is for that type, or for one that derives from it.</summary>
    public static bool IsForNothingBut(SwallowingHandler handler, string left)
    {
        var caught = handler.Clause.Declaration is { } declaration ? handler.Model.GetTypeInfo(declaration.Type).Type : null;
        for (var type = caught; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() == left)
                return true;
        }

        return false;
    }

    /// <summary>What the exception is called in the clause, or may be called.</summary>
    public static string NameIn(SwallowingHandler handler) => string.IsNullOrEmpty(handler.Clause.Declaration?.Identifier.ValueText)
        ? FreeNames.Find(handler.Model, handler.Clause.Block.SpanStart, handler.Clause, NamesFor(handler))
        : handler.Clause.Declaration!.Identifier.Text;

    private static SourceText? Write(SwallowingHandler handler, bool addUsings, bool keepsPermanent)
    {
        var clause = handler.Clause;
        var names = new TypeNames(handler.Model, clause.Block.SpanStart, addUsings);
        var name = NameIn(handler);
        var test = new ReplyClassTest(handler, names);
        var narrower = keepsPermanent ? test.Narrower : null;
        var condition = narrower is not null ? ReplyClassTest.HoldsNarrowed(name) : keepsPermanent ? test.Holds(name) : test.HoldsNot(name);
        if (condition is null)
            return null;
        var type = narrower ?? clause.Declaration?.Type.ToString() ?? names.Of("System.Exception");
        return names.AnyMissing ? null : Write(handler, names, type, name, condition, replacesType: narrower is not null, test.Helper);
    }

    private static SourceText? Write(SwallowingHandler handler, TypeNames names, string type, string name, string condition, bool replacesType, HelperMethod? helper)
    {
        var clause = handler.Clause;
        var edits = handler.NewEdits();
        if (clause.Declaration is not { } declaration)
            edits.Insert(clause.CatchKeyword.Span.End, $" ({type} {name})");
        else if (replacesType || string.IsNullOrEmpty(declaration.Identifier.ValueText))
            edits.Replace(declaration.Span, $"({type} {name})");
        if (clause.Filter is { FilterExpression: var filter })
            edits.Replace(filter.Span, $"{ConditionText.AsOperand(filter)} && {condition}");
        else
            edits.Insert(clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End, $" when ({condition})");
        helper?.Write(edits);
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
