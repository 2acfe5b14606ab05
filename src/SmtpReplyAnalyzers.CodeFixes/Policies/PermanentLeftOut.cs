using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Conditions;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Policies;

/// <summary>
/// Takes 5yz out of what a policy handles: in the predicate's tests of codes, by a test of the class beside them, or by a predicate where there was none.
/// Nothing where MailKit logs in under a policy for any exception: the code of that failure stands in no property.
/// </summary>
internal sealed class PermanentLeftOut
{
    private readonly ReportedClause _clause;
    private readonly TypeNames _names;

    private PermanentLeftOut(ReportedClause clause, bool addUsings)
    {
        _clause = clause;
        _names = new TypeNames(clause.Model, clause.Node.SpanStart, addUsings);
    }

    /// <summary>What the text may become, the best first.</summary>
    public static IEnumerable<SourceText> Texts(ReportedClause clause)
    {
        foreach (var addUsings in new[] { true, false })
        {
            foreach (var write in new Func<PermanentLeftOut, TextEdits, bool>[] { Narrow, Beside, Named, Around })
            {
                var fix = new PermanentLeftOut(clause, addUsings);
                var edits = clause.NewEdits();
                if (write(fix, edits) && !fix._names.AnyMissing && UsingDirectives.TryAdd(edits, fix._names.Usings, clause.Node.SpanStart, Lines.NewLineOf(clause.Scope.Text)))
                    yield return edits.Apply();
            }
        }
    }

    // The codes that the predicate names, without 5yz.
    private static bool Narrow(PermanentLeftOut fix, TextEdits edits)
    {
        if (PredicateCondition.Of(fix._clause.Node) is not { } condition || new WithoutPermanentCodes(fix._clause.Scope).Rewrite(condition, retriesWhen: true) is not { } changes)
            return false;
        foreach (var change in changes)
            edits.Replace(change.Span, change.NewText!);
        return true;
    }

    // The status that the predicate reads anyway, tested once more.
    private static bool Beside(PermanentLeftOut fix, TextEdits edits)
    {
        if (PredicateCondition.Of(fix._clause.Node) is not { } condition || ReplyComparison.StatusIn(condition, fix._clause.Scope) is not { } status)
            return false;
        edits.Replace(condition.Span, $"{ConditionText.AsOperand(condition)} && {ReplyClassTest.Of(status, "!=", 5)}");
        return true;
    }

    // The one test of the type gives the exception a name, by which its status can be tested.
    private static bool Named(PermanentLeftOut fix, TextEdits edits)
    {
        if (PredicateCondition.Of(fix._clause.Node) is not { } condition || fix._clause.Carriers.Count != 1 || fix.IsAuthentication)
            return false;
        var tests = condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(fix.IsTypeTest).ToArray();
        if (tests.Length != 1 || !tests[0].AncestorsAndSelf().TakeWhile(node => node != condition.Parent).All(static node => node.IsKind(SyntaxKind.LogicalOrExpression) || node.IsKind(SyntaxKind.IsExpression) || node is IsPatternExpressionSyntax or ParenthesizedExpressionSyntax))
            return false;
        var reply = fix._clause.NewName("reply");
        var isAlone = tests[0].Parent is not BinaryExpressionSyntax;
        edits.Insert(tests[0].SpanStart, isAlone ? string.Empty : "(");
        edits.Insert(tests[0].Span.End, $" {reply} && (int){reply}.StatusCode / 100 != 5" + (isAlone ? string.Empty : ")"));
        return true;
    }

    private bool IsTypeTest(ExpressionSyntax expression)
    {
        var type = expression switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test => test.Right,
            IsPatternExpressionSyntax { Pattern: RecursivePatternSyntax { Designation: null, Type: { } named } } => named,
            _ => null,
        };
        return type is not null && _clause.Model.GetTypeInfo(type).Type is { } tested && IsOf(tested, _clause.Carriers[0]);
    }

    private static bool Around(PermanentLeftOut fix, TextEdits edits)
    {
        switch (fix._clause.Node)
        {
            case InvocationExpressionSyntax call when call == fix._clause.Call:
                var name = fix._clause.NewName("ex", "exception", "failure");
                if (fix.Test(name) is not { } test)
                    return false;
                edits.Insert(call.ArgumentList.OpenParenToken.Span.End, $"{name} => {test}");
                return true;
            case BaseObjectCreationExpressionSyntax options:
                return fix.AddShouldHandle(options, edits);
            case AnonymousFunctionExpressionSyntax lambda when PredicateCondition.Of(lambda) is { } condition:
                return fix.Extend(lambda, condition, edits);
            case AnonymousFunctionExpressionSyntax { ExpressionBody: SwitchExpressionSyntax choice }:
                return fix.AddArm(choice, edits);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when fix._clause.Handled is not null:
                var argument = fix._clause.NewName("ex", "exception", "failure");
                if (fix.Test(argument) is not { } asked)
                    return false;
                edits.Replace(fix._clause.Node.Span, $"{argument} => {fix._clause.Node}({argument}) && {asked}");
                return true;
            default:
                return false;
        }
    }

    private bool Extend(AnonymousFunctionExpressionSyntax lambda, ExpressionSyntax condition, TextEdits edits)
    {
        if (PredicateCondition.ParameterOf(lambda) is not { } parameter)
            return false;
        var name = parameter.Identifier.Text;
        if (name == "_")
            edits.Replace(parameter.Identifier.Span, name = _clause.Handled is null ? "args" : _clause.NewName("ex", "exception", "failure"));
        if (Test(_clause.Handled is null ? name + ".Outcome.Exception" : name) is not { } test)
            return false;
        edits.Replace(condition.Span, condition.IsKind(SyntaxKind.TrueLiteralExpression) ? test : $"{ConditionText.AsOperand(condition)} && {test}");
        return true;
    }

    // Handled otherwise is everything but a cancellation.
    private bool AddShouldHandle(BaseObjectCreationExpressionSyntax options, TextEdits edits)
    {
        if (_clause.Model.GetTypeInfo(options).Type is not INamedTypeSymbol type)
            return false;
        var name = _clause.NewName("ex", "exception", "failure");
        if (Test(name) is not { } test)
            return false;
        var cancelled = _names.Of("System.OperationCanceledException");
        var result = type.Arity == 0 ? string.Empty : $"<{type.TypeArguments[0].ToMinimalDisplayString(_clause.Model, options.SpanStart)}>";
        var isNot = _clause.Language >= LanguageVersion.CSharp9 ? $"{name} is not {cancelled}" : $"!({name} is {cancelled})";
        var member = $"ShouldHandle = new {_names.Of("Polly.PredicateBuilder", type.Arity)}{result}().Handle<{_names.Of("System.Exception")}>({name} => {isNot} && {test})";
        if (options.Initializer is { } initializer)
        {
            var first = initializer.Expressions.FirstOrDefault();
            var isOnOwnLine = first is not null && Lines.IsFirstOnLine(_clause.Scope.Text, first.SpanStart);
            if (first is null)
                edits.Insert(initializer.OpenBraceToken.Span.End, $" {member}");
            else
                edits.Insert(first.SpanStart, member + (isOnOwnLine ? "," + Lines.NewLineOf(_clause.Scope.Text) + Lines.IndentAt(_clause.Scope.Text, first.SpanStart) : ", "));
        }
        else if (options is ObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } empty } named)
        {
            edits.Replace(TextSpan.FromBounds(named.Type.Span.End, empty.Span.End), $" {{ {member} }}");
        }
        else
        {
            edits.Insert(options.Span.End, $" {{ {member} }}");
        }

        return true;
    }

    // A first arm for permanent replies, in a switch over the exception or the outcome.
    private bool AddArm(SwitchExpressionSyntax choice, TextEdits edits)
    {
        if (choice.Arms.FirstOrDefault() is not { } first || _clause.Carriers.Count != 1 || IsAuthentication)
            return false;
        var reply = _clause.NewName("reply");
        var declared = $"{_names.Of(_clause.Carriers[0])} {reply}";
        var pattern = choice.GoverningExpression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Exception" } ? declared
            : choice.GoverningExpression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Outcome" } ? $"{{ Exception: {declared} }}"
            : null;
        if (pattern is null)
            return false;
        var text = _clause.Scope.Text;
        var arm = $"{pattern} when (int){reply}.StatusCode / 100 == 5 => {_names.Of("Polly.PredicateResult")}.False(),";
        edits.Insert(first.SpanStart, arm + (Lines.IsFirstOnLine(text, first.SpanStart) ? Lines.NewLineOf(text) + Lines.IndentAt(text, first.SpanStart) : " "));
        return true;
    }

    private bool IsAuthentication => _clause.Carriers.Contains("MailKit.Security.AuthenticationException");

    // What holds for every exception but one with a permanent reply; null where the code cannot be had.
    private string? Test(string exception)
    {
        if (_clause.Handled is { } handled && (IsOf(handled, "System.Net.Mail.SmtpException") || IsOf(handled, "MailKit.Net.Smtp.SmtpCommandException")))
            return $"(int){exception}.StatusCode / 100 != 5";
        if (IsAuthentication)
            return null;
        var tests = _clause.Carriers.Select((carrier, index) =>
        {
            var reply = _clause.NewName(index == 0 ? "reply" : "answer");
            return _clause.Language >= LanguageVersion.CSharp9
                ? $"({exception} is not {_names.Of(carrier)} {reply} || (int){reply}.StatusCode / 100 != 5)"
                : $"!({exception} is {_names.Of(carrier)} {reply} && (int){reply}.StatusCode / 100 == 5)";
        }).ToArray();
        return tests.Length > 1 || !IsWhole ? string.Join(" && ", tests) : tests[0].StartsWith("(", StringComparison.Ordinal) ? tests[0].Substring(1, tests[0].Length - 2) : tests[0];
    }

    // The test is all of the predicate.
    private bool IsWhole => _clause.Node is InvocationExpressionSyntax || PredicateCondition.Of(_clause.Node)?.IsKind(SyntaxKind.TrueLiteralExpression) == true;

    private static bool IsOf(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.ToDisplayString() == name)
                return true;
        }

        return false;
    }
}
