using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Editing;

/// <summary>A small method that a fix needs beside the code it changes: one that an earlier fix has written, or a new one.</summary>
internal sealed class HelperMethod
{
    private readonly SwallowingHandler _handler;
    private readonly MemberDeclarationSyntax? _member;
    private readonly bool _exists;
    private readonly string[] _lines;

    private HelperMethod(SwallowingHandler handler, MemberDeclarationSyntax? member, string name, bool exists, string[] lines)
    {
        _handler = handler;
        _member = member;
        _exists = exists;
        _lines = lines;
        Name = name;
    }

    public string Name { get; }

    /// <summary>The one that an earlier fix has written, or a new one.</summary>
    /// <param name="handler">The clause that needs it.</param>
    /// <param name="preferredNames">Its names in the order of preference.</param>
    /// <param name="text">Its lines, for a name and modifiers.</param>
    public static HelperMethod For(SwallowingHandler handler, string[] preferredNames, Func<string, string, IEnumerable<string>> text)
    {
        var member = handler.MemberOfWholeType;
        var type = member?.Parent as TypeDeclarationSyntax;
        for (var number = 0; ; number++)
        {
            var name = number < preferredNames.Length ? preferredNames[number] : preferredNames[0] + number;
            var lines = text(name, Modifiers(handler, member is not null)).ToArray();
            if (type is not null && type.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == name && IsSame(method, lines)))
                return new HelperMethod(handler, member, name, exists: true, lines);
            if (handler.Model.LookupSymbols(handler.Try.SpanStart, name: name).IsEmpty)
                return new HelperMethod(handler, member, name, exists: false, lines);
        }
    }

    public void Write(TextEdits edits)
    {
        if (_exists)
            return;
        var newLine = _handler.Layout.NewLine;
        if (_member is not null)
        {
            edits.Insert(Lines.EndWithComment(edits.Text, _member), newLine + Text(Lines.IndentAt(edits.Text, _member.SpanStart)) + (Lines.IsFollowedAtOnce(edits.Text, _member) ? newLine : string.Empty));
        }
        else if (_handler.Function.Body is { } body)
        {
            var brace = Lines.At(edits.Text, body.CloseBraceToken.SpanStart).Start;
            edits.Insert(brace, (newLine + Text(Lines.IndentAt(edits.Text, brace) + _handler.Layout.Unit) + newLine).Substring(newLine.Length));
        }
        else
        {
            var last = ((CompilationUnitSyntax)edits.Root).Members.OfType<GlobalStatementSyntax>().Last();
            edits.Insert(Lines.EndWithComment(edits.Text, last), newLine + Text(string.Empty));
        }
    }

    private string Text(string indent) => string.Concat(_lines.Select(line => _handler.Layout.NewLine + (line.Length == 0 ? line : indent + line)));

    private static string Modifiers(SwallowingHandler handler, bool isMember) =>
        isMember ? "private static " : handler.Language >= LanguageVersion.CSharp8 ? "static " : string.Empty;

    private static bool IsSame(MethodDeclarationSyntax method, string[] lines) =>
        SyntaxFactory.ParseMemberDeclaration(string.Join("\n", lines), options: (CSharpParseOptions)method.SyntaxTree.Options) is { } wanted
        && SyntaxFactory.AreEquivalent(method, wanted, topLevel: false);
}
