using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>
/// The method that tells a failure which may pass by from one that will not: transient replies (4yz) and lost connections, which RFC 5321 section 3.8
/// has treated as 451. Never the failure of some recipients: the others have the message by then.
/// </summary>
internal sealed class TransientTest
{
    private static readonly string[] PreferredNames = { "IsTransient", "IsTransientFailure", "IsTransientSmtpFailure" };

    private readonly RetryPlan _plan;
    private readonly MemberDeclarationSyntax? _member;
    private readonly bool _exists;
    private readonly string[] _lines;

    private TransientTest(RetryPlan plan, MemberDeclarationSyntax? member, string name, bool exists, string[] lines)
    {
        _plan = plan;
        _member = member;
        _exists = exists;
        _lines = lines;
        Name = name;
    }

    public string Name { get; }

    /// <summary>The one that an earlier fix has written, or a new one.</summary>
    public static TransientTest For(RetryPlan plan)
    {
        var member = MemberOf(plan);
        var type = member?.Parent as TypeDeclarationSyntax;
        for (var number = 0; ; number++)
        {
            var name = number < PreferredNames.Length ? PreferredNames[number] : PreferredNames[0] + number;
            var lines = TransientText.Lines(plan, name, Modifiers(plan, member is not null)).ToArray();
            if (type is not null && type.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == name && IsSame(method, lines)))
                return new TransientTest(plan, member, name, exists: true, lines);
            if (plan.Model.LookupSymbols(plan.Handler.Try.SpanStart, name: name).IsEmpty)
                return new TransientTest(plan, member, name, exists: false, lines);
        }
    }

    public void Write(TextEdits edits)
    {
        if (_exists)
            return;
        var newLine = _plan.Layout.NewLine;
        if (_member is not null)
        {
            edits.Insert(Lines.EndWithComment(edits.Text, _member), newLine + Text(Lines.IndentAt(edits.Text, _member.SpanStart)) + (IsFollowedAtOnce(edits) ? newLine : string.Empty));
        }
        else if (_plan.Handler.Function.Body is { } body)
        {
            var brace = Lines.At(edits.Text, body.CloseBraceToken.SpanStart).Start;
            edits.Insert(brace, (newLine + Text(Lines.IndentAt(edits.Text, brace) + _plan.Layout.Unit) + newLine).Substring(newLine.Length));
        }
        else
        {
            var last = ((CompilationUnitSyntax)edits.Root).Members.OfType<GlobalStatementSyntax>().Last();
            edits.Insert(Lines.EndWithComment(edits.Text, last), newLine + Text(string.Empty));
        }
    }

    private bool IsFollowedAtOnce(TextEdits edits)
    {
        var next = _member!.GetLastToken().GetNextToken();
        return !next.IsKind(SyntaxKind.CloseBraceToken) && !Lines.IsBlank(edits.Text, edits.Text.Lines[Lines.At(edits.Text, _member.Span.End).LineNumber + 1]);
    }

    private string Text(string indent) => string.Concat(_lines.Select(line => _plan.Layout.NewLine + (line.Length == 0 ? line : indent + line)));

    // In a type with several parts another file might get a method of this name at the same time.
    private static MemberDeclarationSyntax? MemberOf(RetryPlan plan)
    {
        var member = plan.Handler.Try.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault(static node => node.Parent is TypeDeclarationSyntax);
        return member?.Parent is ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax
            && plan.Model.GetDeclaredSymbol(member.Parent) is INamedTypeSymbol { DeclaringSyntaxReferences.Length: 1 }
            ? member
            : null;
    }

    private static string Modifiers(RetryPlan plan, bool isMember) =>
        isMember ? "private static " : plan.Language >= LanguageVersion.CSharp8 ? "static " : string.Empty;

    private static bool IsSame(MethodDeclarationSyntax method, string[] lines) =>
        SyntaxFactory.ParseMemberDeclaration(string.Join("\n", lines), options: (CSharpParseOptions)method.SyntaxTree.Options) is { } wanted
        && SyntaxFactory.AreEquivalent(method, wanted, topLevel: false);
}
