using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.CodeFixes.Conditions;
using SmtpReplyAnalyzers.CodeFixes.Editing;

namespace SmtpReplyAnalyzers.CodeFixes.Policies;

/// <summary>The place of a policy or a pipeline that a report of SMTP1002 stands at.</summary>
/// <param name="Document">The document.</param>
/// <param name="Scope">What its conditions are read with.</param>
/// <param name="Node">The call of <c>Handle</c> without predicate, the predicate, or the options that have none.</param>
/// <param name="Carriers">The exception types that permanent replies come in.</param>
internal sealed record ReportedClause(Document Document, ConditionScope Scope, ExpressionSyntax Node, IReadOnlyList<string> Carriers)
{
    private static readonly string[] UsualNames = { "ex", "e", "exception", "failure", "error", "err" };

    public SemanticModel Model => Scope.Model;

    public LanguageVersion Language => ((CSharpParseOptions)Model.SyntaxTree.Options).LanguageVersion;

    /// <summary>The call that says which type is handled; null where a predicate gets every outcome.</summary>
    public InvocationExpressionSyntax? Call => (Node as InvocationExpressionSyntax) ?? Node.Parent?.Parent?.Parent as InvocationExpressionSyntax;

    /// <summary>The type that is handled.</summary>
    public ITypeSymbol? Handled => Call is not null && Model.GetSymbolInfo(Call).Symbol is IMethodSymbol method && Apis.Polly.IsClause(method) ? method.TypeArguments[0] : null;

    public TextEdits NewEdits() => new(Model.SyntaxTree.GetRoot(), Scope.Text);

    /// <summary>A name for an exception in a new lambda, as the author usually calls it.</summary>
    public string NewName(params string[] wanted)
    {
        var habit = Model.SyntaxTree.GetRoot().DescendantNodes()
            .Select(static node => node is CatchDeclarationSyntax caught ? caught.Identifier.ValueText : node is SimpleLambdaExpressionSyntax lambda ? lambda.Parameter.Identifier.ValueText : null)
            .FirstOrDefault(name => UsualNames.Contains(name) && wanted[0] == UsualNames[0]);
        return FreeNames.Find(Model, Node.SpanStart, Node, new[] { habit }.OfType<string>().Concat(wanted).Distinct().ToArray());
    }

    /// <summary>Null when the report is not about a policy, or stands where no predicate can be written.</summary>
    public static async Task<ReportedClause?> FindAsync(Document document, Diagnostic report, int position, CancellationToken cancellation)
    {
        if (!report.Properties.TryGetValue(FixKeys.Carriers, out var carriers) || carriers is null)
            return null;
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || NodeAt(root.FindToken(position), model) is not { } node)
            return null;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return new ReportedClause(document, new ConditionScope(model, text), node, carriers.Split(';'));
    }

    private static ExpressionSyntax? NodeAt(SyntaxToken token, SemanticModel model)
    {
        if (token.Parent is GenericNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } && access.Name == token.Parent)
            return call.ArgumentList.Arguments.Count == 0 ? call : null;
        foreach (var node in token.Parent!.AncestorsAndSelf().OfType<ExpressionSyntax>().TakeWhile(node => node.SpanStart == token.SpanStart))
        {
            if (node is BaseObjectCreationExpressionSyntax && Apis.Polly.IsRetryOptions(model.GetTypeInfo(node).Type))
                return node;
            if (node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax clause } && model.GetSymbolInfo(clause).Symbol is IMethodSymbol method && Apis.Polly.IsClause(method))
                return node;
            if (node.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "ShouldHandle" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ShouldHandle" } } assignment && assignment.Right == node)
                return node;
        }

        return null;
    }
}
