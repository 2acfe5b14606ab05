using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Gates;

/// <summary>The graph of a body, whatever kind of body it is.</summary>
internal static class Bodies
{
    /// <summary>The graph; null when there is nothing to run, as in an abstract method.</summary>
    public static ControlFlowGraph? GraphOf(SyntaxNode syntax, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetOperation(syntax, cancellationToken) switch
        {
            IMethodBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
            IConstructorBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
            IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellationToken),
            IFieldInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellationToken),
            IPropertyInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellationToken),
            _ => null,
        };

    /// <summary>Half-typed code: its shape is a guess of the parser's.</summary>
    public static bool HasErrors(SyntaxNode syntax)
    {
        if (!syntax.ContainsDiagnostics)
            return false;
        foreach (var diagnostic in syntax.GetDiagnostics())
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error)
                return true;
        }

        return false;
    }
}
