using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>A statement that tests a reply, so changed that it lets one code pass.</summary>
internal sealed class ReplyTest
{
    private readonly AuthSite _site;
    private readonly ReplyForm _form;
    private readonly CheckCall? _check;
    private readonly bool _failsWhenTrue;

    private ReplyTest(AuthSite site, ReplyForm form, StatementSyntax statement, CheckCall? check, bool failsWhenTrue)
    {
        _site = site;
        _form = form;
        _check = check;
        _failsWhenTrue = failsWhenTrue;
        Statement = statement;
    }

    public StatementSyntax Statement { get; }

    /// <summary>The test that a statement is of a reply; null when what it does cannot be told.</summary>
    /// <param name="site">The site.</param>
    /// <param name="form">The reply's form.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="end">Where the rejected reply ends; null when none is rejected.</param>
    public static ReplyTest? Of(AuthSite site, ReplyForm form, StatementSyntax statement, SyntaxNode? end)
    {
        switch (statement)
        {
            case ExpressionStatementSyntax when CheckCall.Of(site, statement) is { } check:
                return new(site, form, statement, check, true);
            case IfStatementSyntax test when FailsWhenTrue(test, end) is { } fails:
                return new(site, form, statement, null, fails);
            case ReturnStatementSyntax { Expression: { } whether } when site.TypeOf(whether)?.SpecialType == SpecialType.System_Boolean:
                return new(site, form, statement, null, false);
            case SwitchStatementSyntax choice when choice.Sections.Any(section => Labels(section).Any(label => CodeConstant.Of(site, label.Value) == 235)):
                return new(site, form, statement, null, true);
            default:
                return null;
        }
    }

    /// <summary>A null is asked for, so that the reply may be one.</summary>
    public bool AsksForNull => Statement is IfStatementSyntax test && Operands(test.Condition).Any(static operand => operand.ToString().Contains("null") || operand.ToString().Contains("IsNullOr"));

    /// <summary>Lets a code pass and no other.</summary>
    /// <param name="code">The code.</param>
    /// <param name="name">How the reply is called from now on.</param>
    /// <param name="replies">The expressions that are the reply now.</param>
    public bool Require(int code, string name, SyntaxNode[] replies)
    {
        foreach (var reply in replies.Where(reply => reply.ToString() != name && Statement is not (IfStatementSyntax or ReturnStatementSyntax)))
            _site.Edits.Replace(reply.Span, name);
        switch (Statement)
        {
            case IfStatementSyntax test:
                Rewrite(test.Condition, code, name, replies);
                return true;
            case ReturnStatementSyntax { Expression: { } whether }:
                Rewrite(whether, code, name, replies);
                return true;
            case SwitchStatementSyntax choice:
                return RemoveLabels(choice);
            default:
                var text = CodeConstant.Write(_site, _site.TypeOf(_check!.Code)!, code)!;
                if (CodeConstant.Of(_site, _check.Code) != code)
                    _site.Edits.Replace(_check.Code.Span, text);
                return true;
        }
    }

    private void Rewrite(ExpressionSyntax condition, int code, string name, SyntaxNode[] replies)
    {
        var operands = Operands(condition).ToArray();
        var about = operands.Where(operand => replies.Any(reply => operand.Span.Contains(reply.Span)) && !AsksForLength(operand)).ToArray();
        if (about.Length == 1 && Reword(about[0], code))
        {
            foreach (var reply in replies.Where(reply => about[0].Span.Contains(reply.Span) && reply.ToString() != name))
                _site.Edits.Replace(reply.Span, name);
            return;
        }

        var mayBeNull = AsksForNull && !operands.Any(AsksForLength);
        var asked = _failsWhenTrue ? _form.IsNot(name, code, mayBeNull) : _form.Is(name, code, mayBeNull);
        if (operands.Length > 1 && about.Length > 0)
        {
            for (var i = 0; i < operands.Length; i++)
            {
                if (operands[i] == about[0])
                    _site.Edits.Replace(operands[i].Span, asked);
                else if (about.Contains(operands[i]))
                    _site.Edits.Delete(operands[i - 1].Span.End, operands[i].Span.End);
            }
        }
        else
        {
            _site.Edits.Replace(condition.Span, asked);
        }
    }

    // One comparison with one code stays in its author's words: the code is changed, and the comparison turned round where it must be.
    private bool Reword(ExpressionSyntax operand, int code)
    {
        var codes = operand.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(node => CodeConstant.Of(_site, node) is not null && node.Parent is not MemberAccessExpressionSyntax).ToArray();
        if (codes.Length != 1 || CodeComparison.HoldsForCode(_site, operand) is not { } holds || holds == _failsWhenTrue && !CodeComparison.TurnRound(_site, operand))
            return false;
        if (CodeConstant.Of(_site, codes[0]) != code)
            _site.Edits.Replace(codes[0].Span, CodeConstant.Write(_site, _site.TypeOf(codes[0])!, code)!);
        return true;
    }

    /// <summary>The statements that a reply that passes goes on to.</summary>
    public IEnumerable<StatementSyntax> Next() => Statement is IfStatementSyntax test
        ? (_failsWhenTrue ? test.Else?.Statement : test.Statement) is { } branch ? Unfolded(branch).Concat(Statements.After(Statement)) : Statements.After(Statement)
        : Statements.After(Statement);

    private static IEnumerable<StatementSyntax> Unfolded(StatementSyntax statement) => statement is BlockSyntax block ? block.Statements : new[] { statement };

    private bool RemoveLabels(SwitchStatementSyntax choice)
    {
        foreach (var section in choice.Sections)
        {
            var labels = Labels(section).Where(label => CodeConstant.Of(_site, label.Value) == 334).ToArray();
            if (labels.Length == 0 || section.Statements.Any(static statement => Requirement.EndOf(statement) is not null))
                continue;
            if (labels.Length == section.Labels.Count)
                return false;
            foreach (var label in labels)
                _site.Edits.DeleteLines(label.Span);
        }

        return true;
    }

    private static IEnumerable<CaseSwitchLabelSyntax> Labels(SwitchSectionSyntax section) => section.Labels.OfType<CaseSwitchLabelSyntax>();

    private static bool? FailsWhenTrue(IfStatementSyntax test, SyntaxNode? end)
    {
        if (end is not null)
            return test.Statement.Span.Contains(end.Span) ? true : test.Else?.Span.Contains(end.Span) == true || test.Span.End <= end.SpanStart ? false : null;
        if (Requirement.EndOf(test.Statement) is { } then)
            return then is not ReturnStatementSyntax { Expression.RawKind: (int)SyntaxKind.TrueLiteralExpression };
        return test.Else is { Statement: not IfStatementSyntax } other && Requirement.EndOf(other.Statement) is not null ? false : null;
    }

    private static bool AsksForLength(ExpressionSyntax operand) => operand.ToString() is var text && (text.Contains("null") || text.Contains("IsNullOr") || text.Contains(".Length"));

    private IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax condition) =>
        condition is BinaryExpressionSyntax pair && pair.IsKind(_failsWhenTrue ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression)
            ? Operands(pair.Left).Concat(Operands(pair.Right))
            : new[] { condition };
}
