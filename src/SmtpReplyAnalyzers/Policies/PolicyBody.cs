using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Gates;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Policies;

/// <summary>A body in which policies are looked for, and what can be asked of the engine from there.</summary>
internal sealed class PolicyBody
{
    private readonly Run _run;
    private readonly SyntaxNode _syntax;
    private readonly Env _env;

    public PolicyBody(Run run, SyntaxNode syntax)
    {
        _run = run;
        _syntax = syntax;
        _env = ValuesThatStay();
    }

    public BodyContext Context => _run.Context;

    public CancellationToken CancellationToken => _run.Context.CancellationToken;

    /// <summary>The place lies in this body, so that a report may stand there.</summary>
    public bool Holds(SyntaxNode node) => node.SyntaxTree == _syntax.SyntaxTree && _syntax.Span.Contains(node.Span);

    public SemanticModel ModelOf(SyntaxNode node) => Context.Compilation.ModelOf(node.SyntaxTree, Context.Model);

    public ISymbol? SymbolOf(SyntaxNode node) => ModelOf(node).GetSymbolInfo(node, CancellationToken).Symbol;

    public IOperation? OperationOf(SyntaxNode node) => ModelOf(node).GetOperation(node, CancellationToken);

    /// <summary>The value of an expression, wherever it stands.</summary>
    public Value Evaluate(IOperation expression) =>
        Definitions.Of(expression, this) is { } made ? AskerFor(FailureSet.Success).Evaluate(made) : Unknown.Independent;

    /// <summary>What a function returns for each of the failures; dependent on them when its body is not to be had.</summary>
    public Value Ask(Callable function, Value argument, FailureSet failures) =>
        Context.Compilation.Summaries.Call(function, ImmutableArray.Create(argument), AskerFor(failures), _run)?.Returned ?? Unknown.Dependent;

    /// <summary>What a function lets out when it runs; null when its body is not to be had.</summary>
    public MethodFacts? FactsOf(Callable function) => Context.Compilation.Summaries.FactsOf(function, Context, _run);

    /// <summary>The lambda or the method that a delegate stands for.</summary>
    public Callable? CallableOf(IOperation expression) => Definitions.Of(expression, this) switch
    {
        IAnonymousFunctionOperation lambda => Find(lambda.Syntax),
        IMethodReferenceOperation method => new Callable(method.Method, receiver: null),
        _ => null,
    };

    private Evaluator AskerFor(FailureSet failures)
    {
        var env = _env.Clone();
        return new Evaluator(_run, _run.Graph.Blocks[0], new Piece(failures, env, Trail.Start, resume: null), env, isBystander: false);
    }

    private Callable? Find(SyntaxNode lambda)
    {
        var graph = Holds(lambda) ? _run.Graph : GraphRound(lambda);
        return graph is not null && Lambdas.Find(graph, lambda, CancellationToken) is { } found ? new Callable(found, receiver: null) : null;
    }

    private ControlFlowGraph? GraphRound(SyntaxNode node)
    {
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            if (Bodies.HasErrors(outer))
                return null;
            if (outer is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } })
                return Bodies.GraphOf(outer, ModelOf(outer), CancellationToken);
            var owner = outer is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax ? ModelOf(outer).GetDeclaredSymbol(outer, CancellationToken)
                : outer is ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } ? (ModelOf(property).GetDeclaredSymbol(property, CancellationToken) as IPropertySymbol)?.GetMethod
                : null;
            if (owner is IMethodSymbol method)
                return Context.Compilation.GraphOf(method, Context)?.Graph;
        }

        return null;
    }

    // A function is asked later than it is made: what changes in between is not known.
    private Env ValuesThatStay()
    {
        var env = new Env(_run.Slots);
        _run.Last?.CopySymbolsTo(env);
        foreach (var name in _syntax.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (Initializers.IsChangedIn(_syntax, name.Identifier.ValueText) && SymbolOf(name) is ILocalSymbol or IParameterSymbol or IFieldSymbol)
                env[SymbolOf(name)!] = Unknown.Fresh;
        }

        return env;
    }
}
