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
/// stand further down move up; their tests move with them.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResponseBeforeChallengeFix))]
public sealed class ResponseBeforeChallengeFix() : AuthenticationFix(RuleIds.ResponseBeforeChallenge)
{
    private const int Challenge = 334;

    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (report.Additional is not [var place, ..] || site.CallAt(place)?.FirstAncestorOrSelf<StatementSyntax>() is not { } before
            || site.CallAt(report.Primary)?.FirstAncestorOrSelf<StatementSyntax>() is not { } response || Statements.ListOf(response) is not { } list || !list.Contains(before))
        {
            return null;
        }

        var reads = Statements.After(response).Select(statement => ReplyRead.Of(site, statement)).OfType<ReplyRead>().ToList();
        var unread = Unread(site, before).ToList();
        if (reads.Count <= unread.Count)
            return null;
        var flush = Statements.After(response).TakeWhile(statement => statement.SpanStart < reads[0].Statement.SpanStart).FirstOrDefault(LineWrite.IsFlush);
        for (var i = 0; i < unread.Count; i++)
        {
            var next = i + 1 < unread.Count ? unread[i + 1] : response;
            var flushed = flush is not null && !list.SkipWhile(statement => statement != unread[i]).TakeWhile(statement => statement != next).Any(LineWrite.IsFlush);
            MoveUp(site, reads[i], reads.Skip(i + 1), next, flushed ? flush : null);
        }

        return Resources.SMTP2009_Read;
    }

    // The writes that nothing was read after, the first of them first; the last is the one before the response.
    private static IEnumerable<StatementSyntax> Unread(AuthSite site, StatementSyntax before)
    {
        var writes = new List<StatementSyntax> { before };
        foreach (var statement in Statements.Before(before))
        {
            if (ReplyRead.Of(site, statement) is not null || statement is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax))
                break;
            if (LineWrite.Of(site, statement) is not { } write)
            {
                if (statement is ExpressionStatementSyntax && !LineWrite.IsFlush(statement))
                    break;
                continue;
            }

            writes.Insert(0, statement);
            if (LeadingText.Of(site, write.Line).Verb == SmtpVerb.Authenticate)
                break;
        }

        // What was written before AUTH is not part of the exchange.
        var start = writes.FindLastIndex(statement => LineWrite.Of(site, statement) is { } write && LeadingText.Of(site, write.Line).Verb == SmtpVerb.Authenticate);
        return start > 0 ? writes.Skip(start) : writes;
    }

    private static void MoveUp(AuthSite site, ReplyRead read, IEnumerable<ReplyRead> later, StatementSyntax before, StatementSyntax? flush)
    {
        var (indent, newLine) = (Lines.IndentAt(site.Text, before.SpanStart), site.Layout.NewLine);
        var name = read.Kept?.Name ?? FreeNames.Find(site.Model, before.SpanStart, before.Parent, read.Form.LocalNames);
        var moved = flush is null ? string.Empty : indent + flush + newLine;
        moved += read.Kept is null && read.Check is null ? $"{indent}var {name} = {Cut(site, read.Statement).TrimStart()}" : Cut(site, read.Statement);
        if (read.Check is null)
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
                return Indented(Requirement.If(site, own, Substituted.Text(end, parts), (IfStatementSyntax)statement));
            }
        }

        return Indented(Requirement.Lines(site, read.Form, name, Challenge, read.Statement));

        string Indented(IEnumerable<string> lines) => string.Concat(lines.Select(line => indent + line + site.Layout.NewLine));
    }

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
