using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Gates;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// Which methods of the client may write to a connection or read from it, themselves or by what they call. By symbols: in a large program nearly every name is
/// that of some method that does. Silent on doubt: what cannot be looked into may. Safe for concurrent use.
/// </summary>
internal sealed class Speakers(ExchangeContext context)
{
    /// <summary>A method that leads to more methods than these may lead to any.</summary>
    private const int MostMethods = 200;

    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool MaySpeak(IMethodSymbol method, SemanticModel own, CancellationToken cancellationToken)
    {
        method = method.OriginalDefinition;
        if (_known.TryGetValue(method, out var known))
            return known;
        var speaks = Leads(method, own, out var met, cancellationToken);
        if (!speaks)
        {
            foreach (var silent in met)
                _known.TryAdd(silent, false);
        }

        _known.TryAdd(method, speaks);
        return speaks;
    }

    private bool Leads(IMethodSymbol method, SemanticModel own, out HashSet<ISymbol> met, CancellationToken cancellationToken)
    {
        met = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method };
        var open = new Stack<IMethodSymbol>();
        open.Push(method);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = open.Pop();
            if (_known.TryGetValue(next, out var known))
            {
                if (known)
                    return true;
                continue;
            }

            if (HasNoCode(next, cancellationToken))
                continue;
            if (context.BodyOf(next, own, cancellationToken) is not var (code, _))
                return true;
            foreach (var operation in code.DescendantsAndSelf())
            {
                if (operation is IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IInvalidOperation)
                    return true;
                foreach (var (called, receiver) in CalledBy(operation))
                {
                    if (called.MethodKind == MethodKind.DelegateInvoke)
                        return true;
                    if (!context.IsSource(called))
                    {
                        if (Connections.UseOf(called, receiver) != ConnectionUse.None)
                            return true;
                        continue;
                    }

                    foreach (var target in context.ImplementationsOf(called))
                    {
                        if (met.Add(target.OriginalDefinition))
                            open.Push(target.OriginalDefinition);
                    }
                }

                if (met.Count > MostMethods)
                    return true;
            }
        }

        return false;
    }

    private static IEnumerable<(IMethodSymbol Method, ITypeSymbol? Receiver)> CalledBy(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                yield return (call.TargetMethod, call.Instance?.Type);
                break;
            case IMethodReferenceOperation { Method.MethodKind: not MethodKind.AnonymousFunction } reference:
                yield return (reference.Method, reference.Instance?.Type);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                yield return (constructor, operation.Type);
                break;
            case IPropertyReferenceOperation property:
                if (property.Property.GetMethod is { } getter)
                    yield return (getter, property.Instance?.Type);
                if (property.Property.SetMethod is { } setter && property.Parent is IAssignmentOperation)
                    yield return (setter, property.Instance?.Type);
                break;
            case IConversionOperation { OperatorMethod: { } conversion }:
                yield return (conversion, null);
                break;
            case IBinaryOperation { OperatorMethod: { } binary }:
                yield return (binary, null);
                break;
        }
    }

    // An automatic property, or a constructor that nobody wrote.
    private static bool HasNoCode(IMethodSymbol method, CancellationToken cancellationToken) => method.IsImplicitlyDeclared
        || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is TypeDeclarationSyntax or ParameterSyntax or AccessorDeclarationSyntax { Body: null, ExpressionBody: null };
}
