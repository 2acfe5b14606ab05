using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Authentication;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>
/// SMTP2009: reads the reply, and requires 334, before each response up to the reported one. Replies come in the order of the lines, so the reads that
/// stand further down move up, and their tests with them; a read that is missing is written anew.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResponseBeforeChallengeFix))]
public sealed class ResponseBeforeChallengeFix() : AuthenticationFix(RuleIds.ResponseBeforeChallenge)
{
    private const int Challenge = 334;

    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (report.Additional is not [var place, ..] || site.CallAt(place)?.FirstAncestorOrSelf<StatementSyntax>() is not { } before
            || site.CallAt(report.Primary)?.FirstAncestorOrSelf<StatementSyntax>() is not { } response || Statements.ListOf(response) is not { } list || !list.Contains(before) || before == response
            || !Lines.IsFirstOnLine(site.Text, response.SpanStart))
        {
            return null;
        }

        var unread = Unread(site, before);
        var (reads, laterWrites, flush) = Following(site, response);
        var missing = Math.Max(0, unread.Length + 1 + laterWrites - reads.Length);
        var model = reads.FirstOrDefault() ?? AnyRead(site, response);
        if (model is null || missing > unread.Length || reads.Take(unread.Length - missing).Any(read => read.CodeIn(site) is not (null or Challenge)))
            return null;
        for (var i = 0; i < unread.Length; i++)
        {
            var next = i + 1 < unread.Length ? unread[i + 1] : response;
            var between = list.SkipWhile(statement => statement != unread[i]).Skip(1).TakeWhile(statement => statement != next).ToArray();
            var flushing = between.Any(LineWrite.IsFlush) ? null : flush;
            if (i >= missing)
                MoveUp(site, reads[i - missing], reads.Skip(i - missing + 1), next, flushing);
            else
                ReadAnew(site, model, between, next, flushing);
        }

        return Resources.SMTP2009_Read;
    }

    // The writes that nothing was read after, the first of them first; the last is the one before the response. None is from before AUTH.
    private static StatementSyntax[] Unread(AuthSite site, StatementSyntax before)
    {
        var writes = new List<StatementSyntax> { before };
        foreach (var statement in Statements.Before(before))
        {
            if (IsAuth(site, writes[0]) || ReplyRead.Of(site, statement) is not null || statement is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax))
                break;
            if (LineWrite.Of(site, statement) is not null)
                writes.Insert(0, statement);
            else if (statement is ExpressionStatementSyntax && !LineWrite.IsFlush(statement))
                break;
        }

        return IsAuth(site, writes[0]) ? writes.ToArray() : new[] { before };
    }

    private static bool IsAuth(AuthSite site, StatementSyntax statement) => LineWrite.Of(site, statement) is { } write && LeadingText.Of(site, write.Line).Verb == SmtpVerb.Authenticate;

    // What is read for all that was written so far: up to the next line that is written after a read.
    private static (ReplyRead[] Reads, int Writes, StatementSyntax? Flush) Following(AuthSite site, StatementSyntax response)
    {
        var reads = new List<ReplyRead>();
        var writes = 0;
        StatementSyntax? flush = null;
        foreach (var statement in Statements.After(response))
        {
            if (LineWrite.Of(site, statement) is not null)
            {
                if (reads.Count > 0)
                    break;
                writes++;
            }
            else if (ReplyRead.Of(site, statement) is { } read)
            {
                reads.Add(read);
            }
            else if (reads.Count == 0 && LineWrite.IsFlush(statement))
            {
                flush ??= statement;
            }
        }

        return (reads.ToArray(), writes, flush);
    }

    private static ReplyRead? AnyRead(AuthSite site, StatementSyntax response) =>
        Requirement.FunctionOf(site, response).DescendantNodes().OfType<StatementSyntax>().Select(statement => ReplyRead.Of(site, statement)).FirstOrDefault(read => read is not null);

    // Into a test that is there, or with one of its own.
    private static void ReadAnew(AuthSite site, ReplyRead model, StatementSyntax[] between, StatementSyntax next, StatementSyntax? flush)
    {
        var kept = model.Kept is { } symbol && model.Statement is ExpressionStatementSyntax ? symbol : null;
        var test = kept is null ? null : between.FirstOrDefault(statement => site.References(kept, statement).Any() && (CheckCall.Of(site, statement) is not null || statement is IfStatementSyntax));
        var name = kept is not null ? new ReplyName(kept.Name, false) : new ReplyName(FreeNames.Find(site.Model, next.SpanStart, next.Parent, "challenge", "reply", "challengeReply"), true);
        var before = test ?? next;
        var lines = new List<string>();
        if (flush is not null)
            lines.Add(flush.ToString());
        if (model.CodeNode is { } code)
        {
            lines.Add(Substituted.Text(model.Statement, (code, CodeConstant.Write(site, site.TypeOf(code)!, Challenge)!)));
        }
        else
        {
            lines.Add($"{name.Prefix}{model.Value};");
            if (test is null)
                lines.AddRange(Requirement.Lines(site, model.Form!, name.Name, Challenge, next));
        }

        site.InsertBefore(before, lines);
    }

    private static void MoveUp(AuthSite site, ReplyRead read, IEnumerable<ReplyRead> later, StatementSyntax before, StatementSyntax? flush)
    {
        var (indent, newLine) = (Lines.IndentAt(site.Text, before.SpanStart), site.Layout.NewLine);
        var name = read.Kept?.Name ?? FreeNames.Find(site.Model, before.SpanStart, before.Parent, (read.Form?.LocalNames ?? new[] { "reply" }));
        var moved = flush is null ? string.Empty : indent + flush + newLine;
        moved += read.Kept is null && read.CodeNode is null ? $"{indent}var {name} = {Cut(site, read.Statement).TrimStart()}" : Cut(site, read.Statement);
        if (read.CodeNode is null)
            moved += Test(site, read, name, later.Select(static other => other.Kept).OfType<ISymbol>().ToArray(), indent);
        site.Edits.Insert(Lines.StartWithComments(site.Text, before), moved);
    }

    // The test that the reply gets further down, where that is a test of 334; another one otherwise.
    private static string Test(AuthSite site, ReplyRead read, string name, ISymbol[] later, string indent)
    {
        var statement = read.Kept is null || later.Contains(read.Kept, SymbolEqualityComparer.Default) ? null : Statements.After(read.Statement).FirstOrDefault(next => site.References(read.Kept, next).Any());
        if (statement is not null)
        {
            var tests334 = statement.DescendantNodes().OfType<ExpressionSyntax>().Any(node => CodeConstant.Of(site, node) == Challenge);
            var isAlone = !later.Any(other => site.References(other, statement).Any());
            var end = statement is IfStatementSyntax { Else: null } when ? Requirement.EndOf(when.Statement) : null;
            if (tests334 && isAlone && (end is not null || CheckCall.Of(site, statement) is not null) && Lines.IsFirstOnLine(site.Text, statement.SpanStart) && Lines.IsLastOnLine(site.Text, statement))
                return Cut(site, statement);
            if (tests334 && end is not null && Own(site, ((IfStatementSyntax)statement).Condition, read.Kept!, later) is { } own)
            {
                var parts = end.DescendantNodes().OfType<IdentifierNameSyntax>().Where(used => later.Contains(site.SymbolOf(used), SymbolEqualityComparer.Default)).Select(used => ((SyntaxNode)used, name));
                return Indented(site, indent, Requirement.If(site, own, Substituted.Text(end, parts), (IfStatementSyntax)statement));
            }
        }

        return Indented(site, indent, Requirement.Lines(site, read.Form!, name, Challenge, read.Statement));
    }

    private static string Indented(AuthSite site, string indent, IEnumerable<string> lines) => string.Concat(lines.Select(line => indent + line + site.Layout.NewLine)) is var text && text.TrimEnd().EndsWith("}", StringComparison.Ordinal) ? text + site.Layout.NewLine : text;

    // Of "a || b" the part that asks for this reply alone; it is taken out.
    private static string? Own(AuthSite site, ExpressionSyntax condition, ISymbol kept, ISymbol[] later)
    {
        var operands = Operands(condition).ToArray();
        var index = Array.FindIndex(operands, operand => site.References(kept, operand).Any() && !later.Any(other => site.References(other, operand).Any())
            && operand.DescendantNodes().OfType<ExpressionSyntax>().Any(node => CodeConstant.Of(site, node) == Challenge));
        if (index < 0 || operands.Length == 1)
            return null;
        if (index + 1 < operands.Length)
            site.Edits.Delete(operands[index].SpanStart, operands[index + 1].SpanStart);
        else
            site.Edits.Delete(operands[index - 1].Span.End, operands[index].Span.End);
        return operands[index].ToString();
    }

    private static IEnumerable<ExpressionSyntax> Operands(ExpressionSyntax condition) =>
        condition is BinaryExpressionSyntax either && either.IsKind(SyntaxKind.LogicalOrExpression) ? Operands(either.Left).Concat(Operands(either.Right)) : new[] { condition };

    // The statement's lines, with the comments above it.
    private static string Cut(AuthSite site, StatementSyntax statement)
    {
        var span = TextSpan.FromBounds(Lines.StartWithComments(site.Text, statement), Lines.EndWithComment(site.Text, statement));
        site.Edits.DeleteLines(span);
        return site.Text.ToString(span) + site.Layout.NewLine;
    }
}
