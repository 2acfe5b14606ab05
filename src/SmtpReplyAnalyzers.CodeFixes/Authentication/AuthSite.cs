using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Editing;
using SmtpReplyAnalyzers.CodeFixes.Sites;

namespace SmtpReplyAnalyzers.CodeFixes.Authentication;

/// <summary>The code round a report of SMTP20xx, and what is being changed there.</summary>
internal sealed class AuthSite
{
    private AuthSite(SemanticModel model, SyntaxNode root, SourceText text, Layout layout, int position, bool addUsings)
    {
        Model = model;
        Root = root;
        Text = text;
        Layout = layout;
        Position = position;
        Edits = new TextEdits(root, text);
        Names = new TypeNames(model, position, addUsings);
        var token = root.FindToken(position).Parent!;
        Function = EnclosingFunction.Of(token, model);
        Type = token.FirstAncestorOrSelf<TypeDeclarationSyntax>();
    }

    public SemanticModel Model { get; }

    public SyntaxNode Root { get; }

    public SourceText Text { get; }

    public Layout Layout { get; }

    /// <summary>Where the report starts.</summary>
    public int Position { get; }

    public TextEdits Edits { get; }

    public TypeNames Names { get; }

    /// <summary>The function that the report stands in; null in an initializer, or in a property without accessors.</summary>
    public EnclosingFunction? Function { get; }

    /// <summary>The innermost type round the report; null at the top level.</summary>
    public TypeDeclarationSyntax? Type { get; }

    /// <summary>Where a client's other code is looked for: its type, or else the file.</summary>
    public SyntaxNode Scope => Type ?? Root;

    public LanguageVersion Language => ((CSharpParseOptions)Model.SyntaxTree.Options).LanguageVersion;

    public static async Task<AuthSite?> FindAsync(Document document, int position, bool addUsings, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || position >= root.FullSpan.End || root.FindToken(position).Parent is not { } node)
            return null;
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member?.GetDiagnostics().Any(static problem => problem.Severity == DiagnosticSeverity.Error) == true)
            return null;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(node.SyntaxTree);
        return new AuthSite(model, root, text, Layout.Of(node, text, options), position, addUsings);
    }

    /// <summary>The outermost expression that is exactly there; null when there is none.</summary>
    public ExpressionSyntax? ExpressionAt(TextSpan span)
    {
        if (span.IsEmpty || span.End > Root.FullSpan.End)
            return null;
        var node = Root.FindNode(span, getInnermostNodeForTie: true) as ExpressionSyntax;
        return node is not null && node.Span == span ? node : null;
    }

    /// <summary>The call that stands at a place, without what is done with its task.</summary>
    public InvocationExpressionSyntax? CallAt(TextSpan span)
    {
        if (span.IsEmpty || span.End > Root.FullSpan.End)
            return null;
        var node = Root.FindNode(span, getInnermostNodeForTie: true);
        return node.FirstAncestorOrSelf<ExpressionSyntax>(expression => expression.Span.Contains(span)) switch
        {
            InvocationExpressionSyntax call when !Waiting.IsWait(call) => call,
            { } expression => Waiting.CallIn(expression) ?? (expression.Span == span ? null : expression.FirstAncestorOrSelf<InvocationExpressionSyntax>()),
            null => (node as ExpressionStatementSyntax)?.Expression is { } whole ? Waiting.CallIn(whole) : null,
        };
    }

    /// <summary>Puts lines before a statement and its comments; an empty one after a block.</summary>
    public void InsertBefore(StatementSyntax statement, IEnumerable<string> lines)
    {
        var indent = Lines.IndentAt(Text, statement.SpanStart);
        Edits.Insert(Lines.StartWithComments(Text, statement), string.Concat(Spaced(lines, isFollowed: true).Select(line => (line.Length == 0 ? line : indent + line) + Layout.NewLine)));
    }

    /// <summary>Puts lines after a statement and its comment; an empty one after a block.</summary>
    public void InsertAfter(StatementSyntax statement, IEnumerable<string> lines)
    {
        var indent = Lines.IndentAt(Text, statement.SpanStart);
        var isFollowed = Lines.IsFollowedAtOnce(Text, statement);
        Edits.Insert(Lines.EndWithComment(Text, statement), string.Concat(Spaced(lines, isFollowed).Select(line => Layout.NewLine + (line.Length == 0 ? line : indent + line))));
    }

    // An empty line between a block and what follows it.
    private static IEnumerable<string> Spaced(IEnumerable<string> lines, bool isFollowed)
    {
        string? last = null;
        foreach (var line in lines)
        {
            if (last == "}")
                yield return string.Empty;
            yield return line;
            last = line;
        }

        if (last is not null && isFollowed && EndsInBlock(last))
            yield return string.Empty;
    }

    private static bool EndsInBlock(string lines) => lines.Substring(lines.LastIndexOf('\n') + 1).Trim() == "}";

    public bool IsString(ExpressionSyntax expression) => TypeOf(expression)?.SpecialType == SpecialType.System_String;

    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => Model.GetTypeInfo(expression).Type;

    public ISymbol? SymbolOf(SyntaxNode node) => Model.GetSymbolInfo(node).Symbol;

    public IMethodSymbol? MethodOf(InvocationExpressionSyntax call) => SymbolOf(call) as IMethodSymbol;

    /// <summary>The value of a constant string.</summary>
    public string? Constant(ExpressionSyntax expression) => Model.GetConstantValue(expression) is { HasValue: true, Value: string value } ? value : null;

    /// <summary>The references to a symbol below a node, in order.</summary>
    public IEnumerable<IdentifierNameSyntax> References(ISymbol symbol, SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(SymbolOf(name), symbol));

    /// <summary>The code of a method, whichever file it is in; the model knows only this file's.</summary>
    public static SyntaxNode? AnyDeclarationOf(ISymbol? symbol) => symbol?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    /// <summary>
    /// What is meant by a report at an expression, when it stands there or in a method or property of the file that the expression uses: the only one that is
    /// found, the nearest first; null when there is none, or there are several.
    /// </summary>
    public T? OnlyOne<T>(SyntaxNode reported, Func<SyntaxNode, IEnumerable<T>> find)
        where T : SyntaxNode
    {
        var level = new[] { reported };
        for (var depth = 0; depth < 3 && level.Length > 0; depth++)
        {
            var found = level.SelectMany(find).Distinct().Take(2).ToArray();
            if (found.Length > 0)
                return found.Length == 1 ? found[0] : null;
            level = level.SelectMany(static node => node.DescendantNodesAndSelf()).Where(static node => node is InvocationExpressionSyntax or IdentifierNameSyntax)
                .Select(SymbolOf).Where(static symbol => symbol is IMethodSymbol or IPropertySymbol).Select(DeclarationOf).OfType<SyntaxNode>().Distinct().ToArray();
        }

        return null;
    }

    /// <summary>The code of a method that this file declares.</summary>
    public SyntaxNode? DeclarationOf(ISymbol? symbol) =>
        symbol?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault(reference => reference.SyntaxTree == Model.SyntaxTree)?.GetSyntax();
}
