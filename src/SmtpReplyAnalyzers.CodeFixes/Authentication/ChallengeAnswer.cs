using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>
/// Answers a challenge, and requires 235 then. Where the code tells its own method which reply it expects, that becomes 334, and the responses follow in
/// the same manner; elsewhere each response stands in an <c>if</c> on 334, before the test that is there.
/// </summary>
internal sealed class ChallengeAnswer
{
    private const int Authenticated = 235;
    private const int Challenge = 334;

    private readonly AuthSite _site;
    private readonly AuthReport _report;
    private readonly Exchange _exchange;
    private readonly StatementSyntax _statement;

    private ChallengeAnswer(AuthSite site, AuthReport report, Exchange exchange, StatementSyntax statement)
    {
        _site = site;
        _report = report;
        _exchange = exchange;
        _statement = statement;
    }

    /// <summary>Writes it and returns the title of the action; null when it cannot be written.</summary>
    public static string? Write(AuthSite site, AuthReport report)
    {
        if (report.Id == RuleIds.ChallengeTreatedAsFailure && InvertedTest.Find(site, report.Primary) is { } inverted && CodeComparison.TurnRound(site, inverted))
            return Resources.SMTP2001_Expect;
        if (report.Additional is not [.., var place] || site.CallAt(place) is not { } call || Exchange.Of(site, call)?.AsParsed() is not { Statement: { } statement } exchange
            || Statements.ListOf(statement) is null || !Lines.IsFirstOnLine(site.Text, statement.SpanStart))
        {
            return null;
        }

        var answer = new ChallengeAnswer(site, report, exchange, statement);
        return exchange.Code is not null ? answer.Expecting() : answer.Tested();
    }

    // The title of what was written; null: nothing.
    private string? Expecting()
    {
        if (IsAnsweredNext(Statements.After(_statement)))
            return Expect(_exchange.Code!);
        if (_statement is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax or IfStatementSyntax { Else: null }))
            return null;
        var form = ReplyForm.Of(_site, _exchange.Call);
        var kept = KeptIn(_exchange.Whole);
        var name = kept?.Name ?? (form is null ? string.Empty : FreeNames.Find(_site.Model, _statement.SpanStart, _statement.Parent, form.LocalNames));
        if (Answers.For(_site, _exchange, _report, form?.Challenge(name)) is not { } answers)
            return null;
        if (answers.Count == 0)
            return Final(_exchange.Code!);
        if (answers.Any(static answer => answer.IsMaybe))
            return Asking(answers);

        var readsText = answers[0].Preparation.Count > 0 && form is { HasText: true };
        if (readsText && kept is null)
        {
            if (_statement is not ExpressionStatementSyntax)
                return null;
            _site.Edits.Insert(_exchange.Whole.SpanStart, $"var {name} = ");
        }

        Expect(_exchange.Code!);
        var isUsedLater = kept is not null && Statements.After(_statement).Any(next => _site.References(kept, next).Any());
        Follow(answers, (answer, code) => _statement is LocalDeclarationStatementSyntax || kept is not null
            ? $"{(isUsedLater ? name + " = " : string.Empty)}{_exchange.Reads(answer.Line, code)};"
            : Substituted.Text(_statement, _exchange.Parts(answer.Line, code)));
        return Resources.SMTP2001_Answer;
    }

    // A method that expects one code cannot see both: another that expects none is asked.
    private string? Asking(IReadOnlyList<Answer> answers)
    {
        if (_exchange.Other(expecting: false) is not { } other || ReplyForm.Of(_site, other.Call) is not { } form || _statement is IfStatementSyntax)
            return null;
        var kept = KeptIn(_exchange.Whole);
        var name = kept is not null ? new ReplyName(kept.Name, false) : ReplyName.For(_site, form, _statement);
        _site.Edits.Replace(_exchange.Whole.Span, (kept is null ? name.Prefix : string.Empty) + other.Reads(_exchange.Line.ToString()));
        _site.InsertAfter(_statement, Chain(answers, other, form, name.Name, mayBeNull: false).Concat(Requirement.Lines(_site, form, name.Name, Authenticated, _statement)));
        return Resources.SMTP2001_Answer;
    }

    private string? Tested()
    {
        if (ReplyForm.Of(_site, _exchange.Call) is not { } form)
            return null;
        var kept = KeptIn(_exchange.Whole);
        if (kept is null && CheckCall.Of(_site, _statement) is { } check && check.Reply == _exchange.Whole)
            return Checked(form, check);
        var isDropped = _exchange.Whole.Parent is ExpressionStatementSyntax;
        if (kept is null && !isDropped && !_exchange.IsReadFirst)
            return null;

        var tested = kept is null ? isDropped ? null : _statement : TestOf(kept);
        var end = _report.Id == RuleIds.ChallengeTreatedAsFailure ? _site.Root.FindNode(_report.Additional[0]) : null;
        var test = tested is null ? null : ReplyTest.Of(_site, form, tested, end);
        if (tested is not null && test is null)
            return null;
        var replies = kept is null || tested is null ? new SyntaxNode[] { _exchange.Whole } : _site.References(kept, tested).ToArray<SyntaxNode>();
        if (test is not null && IsAnsweredNext(test.Next()))
            return test.Require(Challenge, kept?.Name ?? _exchange.Whole.ToString(), replies) ? Resources.SMTP2001_Expect : null;

        var name = kept is null ? ReplyName.For(_site, form, _statement) : new ReplyName(kept.Name, false);
        if (Answers.For(_site, _exchange, _report, form.Challenge(name.Name)) is not { } answers)
            return null;
        if (answers.Count == 0 && (_report.Id == RuleIds.ChallengeTreatedAsFailure || test is null && kept is null && !isDropped))
            return null;
        if (answers.Count == 0 && test is not null)
            return test.Require(Authenticated, kept?.Name ?? _exchange.Whole.ToString(), replies) ? Resources.SMTP2007_Require : null;
        var chain = Chain(answers, _exchange, form, name.Name, test?.AsksForNull == true);
        if (test is null)
        {
            if (kept is null)
                _site.Edits.Insert(_exchange.Whole.SpanStart, name.Prefix);
            _site.InsertAfter(_statement, chain.Concat(Requirement.Lines(_site, form, name.Name, Authenticated, _statement)));
            return answers.Count == 0 ? Resources.SMTP2007_Require : Resources.SMTP2001_Answer;
        }

        if (test.Statement.Parent is ElseClauseSyntax)
            return null;
        _site.InsertBefore(test.Statement, kept is null ? chain.Prepend($"{name.Prefix}{_exchange.Whole};") : chain);
        return test.Require(Authenticated, name.Name, replies) ? Resources.SMTP2001_Answer : null;
    }

    // Require(Send("AUTH LOGIN"), "235");
    private string? Checked(ReplyForm form, CheckCall check)
    {
        if (IsAnsweredNext(Statements.After(_statement)))
            return Expect(check.Code);
        var name = ReplyName.For(_site, form, _statement);
        if (Answers.For(_site, _exchange, _report, form.Challenge(name.Name)) is not { } answers)
            return null;
        if (answers.Count == 0)
            return Final(check.Code);
        if (answers.Any(static answer => answer.IsMaybe))
        {
            _site.InsertBefore(_statement, Chain(answers, _exchange, form, name.Name, mayBeNull: false).Prepend($"{name.Prefix}{_exchange.Whole};"));
            _site.Edits.Replace(_exchange.Whole.Span, name.Name);
            return Resources.SMTP2001_Answer;
        }

        if (answers[0].Preparation.Count > 0 && form.HasText)
        {
            _site.InsertBefore(_statement, new[] { $"{name.Prefix}{_exchange.Whole};" });
            _site.Edits.Replace(_exchange.Whole.Span, name.Name);
        }

        Expect(check.Code);
        Follow(answers, (answer, code) => Substituted.Text(_statement, _exchange.Parts(answer.Line, null).Append((check.Code, CodeConstant.Write(_site, _site.TypeOf(check.Code)!, code)!))));
        return Resources.SMTP2001_Answer;
    }

    private string Expect(ExpressionSyntax code)
    {
        if (CodeConstant.Of(_site, code) != Challenge)
            _site.Edits.Replace(code.Span, CodeConstant.Write(_site, _site.TypeOf(code)!, Challenge)!);
        return Resources.SMTP2001_Expect;
    }

    // The mechanism asks for nothing more: what passes for success is required to be one.
    private string? Final(ExpressionSyntax code)
    {
        if (_report.Id == RuleIds.ChallengeTreatedAsFailure || CodeConstant.Of(_site, code) == Authenticated)
            return null;
        _site.Edits.Replace(code.Span, CodeConstant.Write(_site, _site.TypeOf(code)!, Authenticated)!);
        return Resources.SMTP2007_Require;
    }

    private void Follow(IReadOnlyList<Answer> answers, Func<Answer, int, string> copy) =>
        _site.InsertAfter(_statement, answers.SelectMany((answer, index) => answer.Preparation.Concat(_exchange.Writes(answer.Line)).Append(copy(answer, index == answers.Count - 1 ? Authenticated : Challenge))));

    // if (reply.Code == 334) reply = Send(...);
    private IEnumerable<string> Chain(IReadOnlyList<Answer> answers, Exchange exchange, ReplyForm form, string name, bool mayBeNull)
    {
        foreach (var answer in answers)
        {
            var condition = form.Is(name, Challenge, mayBeNull);
            var body = answer.Preparation.Concat(exchange.Writes(answer.Line)).Append($"{name} = {exchange.Reads(answer.Line)};").ToArray();
            if (body.Length == 1 && !Requirement.UsesBraces(_site))
            {
                yield return $"if ({condition})";
                yield return _site.Layout.Unit + body[0];
                continue;
            }

            foreach (var line in Requirement.Block(_site, condition, body))
                yield return line;
        }
    }

    // The next line that is written is no command, so it is the response.
    private bool IsAnsweredNext(IEnumerable<StatementSyntax> following) =>
        _report.Id == RuleIds.ChallengeTreatedAsFailure && InvertedTest.Responds(_site, following);

    /// <summary>The first line that a statement writes; null when it is not known to write one.</summary>
    public static ExpressionSyntax? LineIn(AuthSite site, StatementSyntax statement) => statement.DescendantNodesAndSelf()
        .Select(node => node is StatementSyntax one ? LineWrite.Of(site, one)?.Line : node is InvocationExpressionSyntax call && Exchange.Of(site, call) is { WritesBefore: false } exchange ? exchange.Line : null)
        .FirstOrDefault(static line => line is not null);

    private ISymbol? KeptIn(ExpressionSyntax whole) => whole.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } } declaration } => _site.Model.GetDeclaredSymbol(declaration),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Parent: ExpressionStatementSyntax } assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) =>
            _site.SymbolOf(left) is ILocalSymbol or IFieldSymbol or IParameterSymbol ? _site.SymbolOf(left) : null,
        _ => null,
    };

    // The reported test, or the next one that the reply gets.
    private StatementSyntax? TestOf(ISymbol kept)
    {
        var reported = Statements.After(_statement).FirstOrDefault(next => next.Span.Contains(_report.Primary));
        // In a chain of "else if" it is the one that lets the challenge pass.
        for (; _report.Id == RuleIds.ChallengeUnanswered && reported is IfStatementSyntax { Else.Statement: IfStatementSyntax other } && other.Span.Contains(_report.Primary); reported = other)
        {
        }

        if (reported is not null && _site.References(kept, reported).Any())
            return reported;
        foreach (var next in Statements.After(_statement))
        {
            if (next.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => SymbolEqualityComparer.Default.Equals(_site.SymbolOf(assignment.Left), kept)))
                return null;
            if (next is IfStatementSyntax { Condition: var condition } && _site.References(kept, condition).Any()
                || next is SwitchStatementSyntax { Expression: var governing } && _site.References(kept, governing).Any()
                || next is ReturnStatementSyntax { Expression: { } whether } && _site.TypeOf(whether)?.SpecialType == SpecialType.System_Boolean && _site.References(kept, whether).Any()
                || CheckCall.Of(_site, next) is { } check && _site.References(kept, check.Reply).Any())
            {
                return next;
            }
        }

        return null;
    }
}
