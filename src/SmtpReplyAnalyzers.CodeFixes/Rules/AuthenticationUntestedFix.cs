using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Authentication;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Rules;

/// <summary>SMTP2007: requires 235 where the reply was read, by the client's own method that checks, or as its other tests end.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AuthenticationUntestedFix))]
public sealed class AuthenticationUntestedFix() : AuthenticationFix(RuleIds.AuthenticationUntested)
{
    private const int Authenticated = 235;

    private protected override string? Write(AuthSite site, AuthReport report)
    {
        if (report.Additional is [var first, ..] && site.CallAt(first) is { } login && site.TypeOf(Waiting.Whole(login))?.SpecialType == SpecialType.System_Boolean)
            return Whether(site, login) ? Resources.SMTP2007_Require : null;
        if (report.Additional is not [var place, ..] || site.CallAt(place) is not { } called || LastExchange(site, Exchange.Parsed(site, called)) is not { } call
            || ReplyForm.Of(site, call) is not { } form || call.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || Statements.ListOf(statement) is null)
        {
            return null;
        }

        var whole = Exchange.WholeOf(call);
        var written = whole.Parent switch
        {
            ExpressionStatementSyntax => Dropped(site, form, call, whole, statement, whole),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax } discard => Dropped(site, form, call, whole, statement, discard),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment when site.SymbolOf(assignment.Left) is { } kept => Kept(site, form, statement, kept, assignment.Left.ToString(), report),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declaration } when site.Model.GetDeclaredSymbol(declaration) is { } kept => Kept(site, form, statement, kept, kept.Name, report),
            _ when statement is ExpressionStatementSyntax => Shown(site, form, whole, statement),
            _ => false,
        };
        return written ? Resources.SMTP2007_Require : null;
    }

    // A method that logs in and gives nothing back is looked into.
    private static InvocationExpressionSyntax? LastExchange(AuthSite site, InvocationExpressionSyntax called) =>
        ReplyForm.Of(site, called) is not null ? called
        : site.DeclarationOf(site.MethodOf(called)) is { } method ? Exchange.In(site, method).LastOrDefault()?.Call
        : null;

    // A method that answers whether it logged in: if (!LogIn(user, password)) ...
    private static bool Whether(AuthSite site, InvocationExpressionSyntax login)
    {
        var whole = Waiting.Whole(login);
        if (whole.Parent is not ExpressionStatementSyntax statement || Statements.ListOf(statement) is null)
            return false;
        var lines = Requirement.Unless(site, whole, statement);
        site.Edits.Replace(statement.Span, string.Join(site.Layout.NewLine + Lines.IndentAt(site.Text, statement.SpanStart), lines));
        return true;
    }

    private static bool Dropped(AuthSite site, ReplyForm form, InvocationExpressionSyntax call, ExpressionSyntax whole, StatementSyntax statement, ExpressionSyntax replaced)
    {
        if (Requirement.Check(site, form, call) is { } check)
        {
            site.Edits.Replace(statement.Span, check.Text(site, whole.ToString(), Authenticated));
            return true;
        }

        if (Exchange.Of(site, call) is { WritesBefore: false, Code: null } exchange && exchange.Other(expecting: true) is { } expecting)
        {
            site.Edits.Replace(replaced.Span, expecting.Reads(exchange.Line.ToString(), Authenticated));
            return true;
        }

        var name = ReplyName.For(site, form, statement);
        site.Edits.Replace(replaced.Span, name.Prefix + whole);
        site.InsertAfter(statement, Requirement.Lines(site, form, name.Name, Authenticated, call));
        return true;
    }

    // After what else the method does with the reply, before it goes on.
    private static bool Kept(AuthSite site, ReplyForm form, StatementSyntax statement, ISymbol kept, string name, AuthReport report)
    {
        var last = statement;
        foreach (var next in Statements.After(statement))
        {
            if (next.Span.Contains(report.Primary) || next.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => SymbolEqualityComparer.Default.Equals(site.SymbolOf(assignment.Left), kept)))
                break;
            if (site.References(kept, next).Any())
                last = next;
        }

        if (Requirement.EndOf(last) is not null)
            return false;
        site.InsertAfter(last, Requirement.Lines(site, form, name, Authenticated, statement));
        return true;
    }

    private static bool Shown(AuthSite site, ReplyForm form, ExpressionSyntax whole, StatementSyntax statement)
    {
        var name = FreeNames.Find(site.Model, statement.SpanStart, statement.Parent, form.LocalNames);
        site.Edits.Insert(Lines.StartWithComments(site.Text, statement), $"{Lines.IndentAt(site.Text, statement.SpanStart)}var {name} = {whole};{site.Layout.NewLine}");
        site.Edits.Replace(whole.Span, name);
        site.InsertAfter(statement, Requirement.Lines(site, form, name, Authenticated, whole));
        return true;
    }
}
