using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// Which code may lead to a connection: by the symbols that it calls, and what these call in turn. Names alone tell little where a project is large:
/// somewhere a <c>Parse</c> will read from a stream. What is not bound, and what is too much to follow, may speak.
/// </summary>
internal sealed class Speaking(ExchangeContext context)
{
    private const int MostMethods = 400;
    private readonly ConcurrentDictionary<ISymbol, bool> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, bool> _codes = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _idle = new(SymbolEqualityComparer.Default);

    public bool May(IMethodSymbol method, SemanticModel own, CancellationToken cancellationToken) =>
        context.MaySpeak(method.Name) && (_methods.TryGetValue(method.OriginalDefinition, out var known) ? known : Follow(new[] { method.OriginalDefinition }, own, cancellationToken));

    public bool May(IOperation code, SemanticModel own, CancellationToken cancellationToken) => _codes.TryGetValue(code.Syntax, out var known) ? known
        : _codes[code.Syntax] = context.MaySpeak(code.Syntax) && (Uses(code, own, out var called, cancellationToken) || Follow(called, own, cancellationToken));

    /// <summary>
    /// A call that need not do anything, since it tells nothing and one of the objects that it may be made on has no code for it: a log, an observer.
    /// No conversation hangs on it. Where a member beside it gets what was said, it is a connection, and that object a stand-in for tests.
    /// </summary>
    public bool IsIdle(IMethodSymbol method, SemanticModel own, CancellationToken cancellationToken) => _idle.GetOrAdd(method.OriginalDefinition, _ => (method.IsAbstract || method.IsVirtual || method.IsOverride) && TellsNothing(method)
        && context.Implementations.Of(method).Any(target => context.BodyOf(target, own, cancellationToken) is ({ } code, _) && HasNoCode(code))
        && method.ContainingType.GetMembers().OfType<IMethodSymbol>().All(beside => TellsNothing(beside) || beside.IsStatic || beside.MethodKind == MethodKind.Constructor || !May(beside, own, cancellationToken)));

    private static bool TellsNothing(IMethodSymbol method) => (method.ReturnsVoid || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false }) && method.Parameters.All(static parameter => parameter.RefKind is RefKind.None or RefKind.In);

    private static bool HasNoCode(IOperation code) => code is IMethodBodyBaseOperation { BlockBody: var block, ExpressionBody: var body } && (block ?? body) is { } whole
        && whole.Operations.All(static statement => statement is IEmptyOperation || (statement is IReturnOperation { ReturnedValue: null or IPropertyReferenceOperation { Property: { Name: "CompletedTask", IsStatic: true } } }));

    private bool Follow(IReadOnlyCollection<IMethodSymbol> methods, SemanticModel own, CancellationToken cancellationToken)
    {
        var reached = new HashSet<ISymbol>(methods, SymbolEqualityComparer.Default);
        var due = new Queue<IMethodSymbol>(methods);
        var speaks = false;
        while (!speaks && due.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var method = due.Dequeue();
            if (_methods.TryGetValue(method, out var known))
            {
                speaks = known;
                continue;
            }

            if (reached.Count > MostMethods || CodeOf(method, own, cancellationToken) is not { } bodies)
            {
                speaks = true;
                continue;
            }

            foreach (var (code, model) in bodies)
            {
                speaks |= Uses(code, model, out var called, cancellationToken);
                foreach (var next in called)
                {
                    if (reached.Add(next))
                        due.Enqueue(next);
                }
            }
        }

        // What was reached on the way to a connection need not lead there itself.
        foreach (var method in !speaks ? reached.Cast<IMethodSymbol>() : methods.Count == 1 ? methods : Enumerable.Empty<IMethodSymbol>())
            _methods[method] = speaks;
        return speaks;
    }

    // All that a call of the method may run; null where that is not known.
    private List<(IOperation Code, SemanticModel Model)>? CodeOf(IMethodSymbol method, SemanticModel own, CancellationToken cancellationToken)
    {
        var bodies = new List<(IOperation, SemanticModel)>();
        foreach (var target in context.Implementations.Of(method))
        {
            if (context.BodyOf(target, own, cancellationToken) is { } body)
                bodies.Add(body);
            else if (target.IsAbstract || !(target.IsImplicitlyDeclared || target.AssociatedSymbol is IPropertySymbol))
                return null;
        }

        return bodies;
    }

    /// <summary>The code itself uses a connection, or runs what nobody knows.</summary>
    private bool Uses(IOperation code, SemanticModel model, out HashSet<IMethodSymbol> called, CancellationToken cancellationToken)
    {
        called = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in code.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: var method } call:
                    if (method.MethodKind == MethodKind.DelegateInvoke ? call.Instance is not IEventReferenceOperation : Connections.UseOf(method, call.Instance?.Type) != ConnectionUse.None)
                        return true;
                    Add(method, called);
                    break;
                case IMethodReferenceOperation { Method: var method }:
                    Add(method, called);
                    break;
                case IPropertyReferenceOperation { Property: { GetMethod: var getter, SetMethod: var setter } property } when context.IsSource(property) && context.MaySpeak(property.Name):
                    called.UnionWith(new[] { getter, setter }.OfType<IMethodSymbol>().Select(static accessor => accessor.OriginalDefinition));
                    break;
                case IObjectCreationOperation { Constructor: { } constructor } creation:
                    if (Connections.UseOf(constructor, creation.Type) != ConnectionUse.None)
                        return true;
                    if (context.IsSource(constructor) && constructor.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is ConstructorDeclarationSyntax) && context.MaySpeak(constructor.DeclaringSyntaxReferences[0].GetSyntax()))
                        called.Add(constructor.OriginalDefinition);
                    break;
                case IDynamicInvocationOperation:
                    return true;
                case IInvalidOperation { Syntax: InvocationExpressionSyntax call } when context.UnboundCalls.MaySpeak(call, model, cancellationToken):
                    return true;
            }
        }

        return false;
    }

    private void Add(IMethodSymbol method, HashSet<IMethodSymbol> called)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (context.IsSource(method) && (context.MaySpeak(method.Name) || method.MethodKind == MethodKind.Constructor))
            called.Add(method);
    }
}
