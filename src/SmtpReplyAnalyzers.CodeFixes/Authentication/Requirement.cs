using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>How a client ends where a reply is not the one that it needs: by a method of its own that checks, or as its other tests end.</summary>
internal static class Requirement
{
    private static readonly string[] Verbs = { "MAIL FROM", "RCPT TO", "EHLO", "HELO", "STARTTLS", "MAIL", "RCPT", "DATA", "Greeting" };

    /// <summary>The method that checks, where the function uses it, or where it has no tests of another kind.</summary>
    public static CheckCall? Check(AuthSite site, ReplyForm form, SyntaxNode at)
    {
        var function = FunctionOf(site, at);
        return CheckCall.Find(site, form.Type, function) ?? (Test(site, form, function, at) is null ? CheckCall.Find(site, form.Type, site.Scope) : null);
    }

    /// <summary>Lines that let only a code pass.</summary>
    /// <param name="site">The site.</param>
    /// <param name="form">What the client sees of replies.</param>
    /// <param name="reply">The name of the reply.</param>
    /// <param name="code">The code.</param>
    /// <param name="at">A node of the function that the lines go into.</param>
    public static IEnumerable<string> Lines(AuthSite site, ReplyForm form, string reply, int code, SyntaxNode at)
    {
        if (Check(site, form, at) is { } check)
            return new[] { check.Text(site, reply, code) };
        var function = FunctionOf(site, at);
        var test = Test(site, form, function, at) ?? Test(site, form, site.Scope, at, throwsOnly: true);
        return If(site, form.IsNot(reply, code), Failing(site, form, test, reply), test);
    }

    /// <summary>Lines that end as the function ends elsewhere, unless a call says that it went well.</summary>
    public static IEnumerable<string> Unless(AuthSite site, ExpressionSyntax call, StatementSyntax at)
    {
        var tests = EnclosingFunction.Own(FunctionOf(site, at)).OfType<IfStatementSyntax>().Where(static test => test.Else is null && EndOf(test.Statement) is { } end && end is not ReturnStatementSyntax { Expression: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax }).ToArray();
        var like = tests.LastOrDefault(test => test.Span.End <= at.SpanStart) ?? tests.FirstOrDefault();
        var then = like is not null && EndOf(like.Statement) is ReturnStatementSyntax end ? end.ToString()
            : Thrown(site, Exceptions(site).FirstOrDefault(), "\"The server did not accept the credentials.\"");
        return If(site, "!" + call, then, like);
    }

    /// <summary>An <c>if</c> with one statement, laid out as another one.</summary>
    public static IEnumerable<string> If(AuthSite site, string condition, string then, IfStatementSyntax? like)
    {
        if (like is not null && like.Statement is not BlockSyntax && Editing.Lines.OnSameLine(site.Text, like.SpanStart, like.Statement.SpanStart))
            return new[] { $"if ({condition}) {then}" };
        if (like is null ? UsesBraces(site) : like.Statement is BlockSyntax)
            return Block(site, condition, new[] { then });
        return new[] { $"if ({condition})", site.Layout.Unit + then };
    }

    /// <summary>An <c>if</c> with a block, its braces where those of others are.</summary>
    public static IEnumerable<string> Block(AuthSite site, string condition, IEnumerable<string> body)
    {
        var other = site.Scope.DescendantNodes().OfType<IfStatementSyntax>().Select(static test => test.Statement).OfType<BlockSyntax>().FirstOrDefault(block => !Editing.Lines.IsOnOneLine(site.Text, block));
        var onNewLine = other is null ? site.Layout.BraceOnNewLine : Editing.Lines.IsFirstOnLine(site.Text, other.OpenBraceToken.SpanStart);
        var header = onNewLine ? new[] { $"if ({condition})", "{" } : new[] { $"if ({condition}) {{" };
        return header.Concat(body.Select(line => site.Layout.Unit + line)).Append("}");
    }

    /// <summary>The client's author writes braces round a single statement.</summary>
    public static bool UsesBraces(AuthSite site) => site.Scope.DescendantNodes().OfType<IfStatementSyntax>().All(static test => test.Statement is BlockSyntax);

    /// <summary>A test's end as it reads for another reply: the text of <c>throw</c> or <c>return</c>.</summary>
    public static string Failing(AuthSite site, ReplyForm form, IfStatementSyntax? test, string reply)
    {
        var end = test is null ? null : EndOf(test.Statement);
        switch (end)
        {
            case ReturnStatementSyntax result when FailedResult.Is(result):
                return Reworded(site, form, test!, result, reply) ?? FailedResult.Saying(site, result, form.Message(reply), TestedIn(site, form, test!), reply) ?? Thrown(site, Exceptions(site).FirstOrDefault(), form.Message(reply));
            case ReturnStatementSyntax { Expression: IdentifierNameSyntax name } when site.SymbolOf(name) is ILocalSymbol local:
                return TestedIn(site, form, test!).Contains(local) ? $"return {reply};" : Thrown(site, Exceptions(site).FirstOrDefault(), form.Message(reply));
            case ReturnStatementSyntax:
                return end.ToString();
            case ThrowStatementSyntax { Expression: BaseObjectCreationExpressionSyntax creation } thrown:
                return Reworded(site, form, test!, thrown, reply) ?? Thrown(site, site.TypeOf(creation), form.Message(reply));
            default:
                return Thrown(site, Exceptions(site).FirstOrDefault(), form.Message(reply));
        }
    }

    public static SyntaxNode FunctionOf(AuthSite site, SyntaxNode at) => EnclosingFunction.Of(at, site.Model)?.Node ?? site.Scope;

    /// <summary>What an <c>if</c> without <c>else</c> does at the end: it throws, or returns a constant.</summary>
    public static StatementSyntax? EndOf(StatementSyntax body) => body switch
    {
        BlockSyntax { Statements: [.., var last] } => EndOf(last),
        ThrowStatementSyntax or ReturnStatementSyntax { Expression: null or LiteralExpressionSyntax } => body,
        ReturnStatementSyntax { Expression: MemberAccessExpressionSyntax or IdentifierNameSyntax or DefaultExpressionSyntax or ParenthesizedExpressionSyntax { Expression: LiteralExpressionSyntax } } => body,
        ReturnStatementSyntax result when FailedResult.Is(result) => body,
        _ => null,
    };

    // The nearest test of a reply before a place, else the first after it.
    private static IfStatementSyntax? Test(AuthSite site, ReplyForm form, SyntaxNode scope, SyntaxNode at, bool throwsOnly = false)
    {
        var all = (throwsOnly ? scope.DescendantNodes() : EnclosingFunction.Own(scope)).OfType<IfStatementSyntax>()
            .Where(test => EndOf(test.Statement) is { } end && (!throwsOnly || end is ThrowStatementSyntax) && Tested(site, form, test).Any()).ToArray();
        // One of a code rather than one of something else that is a text, one without "else" rather than one with it.
        var tests = new[] { all.Where(static test => test.Else is null).ToArray(), all }.SelectMany(some => new[] { some.Where(test => HasCode(site, test)).ToArray(), some }).FirstOrDefault(static some => some.Length > 0) ?? all;
        return tests.LastOrDefault(test => test.Span.End <= at.SpanStart) ?? tests.FirstOrDefault();
    }

    private static bool HasCode(AuthSite site, IfStatementSyntax test) => test.Condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(node => CodeConstant.Of(site, node) is not null);

    private static IEnumerable<ExpressionSyntax> Tested(AuthSite site, ReplyForm form, IfStatementSyntax test) =>
        test.Condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
            .Where(node => node is IdentifierNameSyntax or InvocationExpressionSyntax or AwaitExpressionSyntax && SymbolEqualityComparer.Default.Equals(site.TypeOf(node), form.Type));

    private static HashSet<ISymbol> TestedIn(AuthSite site, ReplyForm form, IfStatementSyntax test) =>
        new(Tested(site, form, test).Select(site.SymbolOf).OfType<ISymbol>(), SymbolEqualityComparer.Default);

    // The same words, of AUTH and of this reply; null where they are about something else.
    private static string? Reworded(AuthSite site, ReplyForm form, IfStatementSyntax test, StatementSyntax thrown, string reply)
    {
        var tested = TestedIn(site, form, test);
        var parts = new List<(SyntaxNode, string)>();
        foreach (var node in thrown.DescendantNodes())
        {
            switch (node)
            {
                case IdentifierNameSyntax name when site.SymbolOf(name) is ILocalSymbol local:
                    if (!tested.Contains(local))
                        return null;
                    parts.Add((name, reply));
                    break;
                case LiteralExpressionSyntax { Token.Value: string words } literal when words.Any(char.IsLetter) && words.IndexOf("AUTH", StringComparison.OrdinalIgnoreCase) < 0:
                    if (Verbs.FirstOrDefault(verb => words.Contains(verb)) is not { } verb)
                        return null;
                    parts.Add((literal, literal.ToString().Replace(verb, "AUTH")));
                    break;
                case InterpolatedStringTextSyntax text when text.TextToken.ValueText.Any(char.IsLetter) && text.TextToken.ValueText.IndexOf("AUTH", StringComparison.OrdinalIgnoreCase) < 0:
                    if (Verbs.FirstOrDefault(verb => text.ToString().Contains(verb)) is not { } found)
                        return null;
                    parts.Add((text, text.ToString().Replace(found, "AUTH")));
                    break;
            }
        }

        return Substituted.Text(thrown, parts);
    }

    private static string Thrown(AuthSite site, ITypeSymbol? type, string message)
    {
        var name = type is not null && TakesText(type) ? type.ToMinimalDisplayString(site.Model, site.Position) : site.Names.Of("System.InvalidOperationException");
        return $"throw new {name}({message});";
    }

    // What the client throws elsewhere.
    private static IEnumerable<ITypeSymbol> Exceptions(AuthSite site) =>
        site.Scope.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
            .Where(static creation => creation.Parent is ThrowStatementSyntax or ThrowExpressionSyntax && creation.ArgumentList?.Arguments.Count > 0)
            .Select(site.TypeOf).OfType<ITypeSymbol>().Where(static type => TakesText(type) && !type.Name.StartsWith("Argument", StringComparison.Ordinal) && type.Name is not ("ObjectDisposedException" or "EndOfStreamException"));

    private static bool TakesText(ITypeSymbol type) =>
        type is INamedTypeSymbol named && named.InstanceConstructors.Any(static constructor =>
            constructor is { DeclaredAccessibility: Accessibility.Public, Parameters: [{ Type.SpecialType: SpecialType.System_String }] });
}
