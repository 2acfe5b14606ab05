using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpReplyAnalyzers.Policies;

/// <summary>The options of a pipeline's retry, as far as they are set where they are made.</summary>
internal sealed class PipelineOptions
{
    private readonly Dictionary<string, IOperation> _values = new(StringComparer.Ordinal);

    /// <summary>What an option is set to; null when it has its default.</summary>
    public IOperation? this[string name] => _values.TryGetValue(name, out var value) ? value : null;

    /// <summary>Null when somebody else may set them, too.</summary>
    public static PipelineOptions? Of(IObjectCreationOperation creation, PolicyBody body)
    {
        var options = new PipelineOptions();
        foreach (var member in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment)
                options._values[property.Property.Name] = assignment.Value;
        }

        return creation.Syntax.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local } => options.TrySet(local, body) ? options : null,
            ArgumentSyntax { Parent.Parent: { } call } => body.SymbolOf(call) is IMethodSymbol method && Apis.Polly.IsOfPolly(method.ContainingType) ? options : null,
            // Where they go from here is not seen: what they say themselves stands, what they leave out may be added.
            _ => options._values.ContainsKey("ShouldHandle") ? options : null,
        };
    }

    // A local that is given to the builder, and whose options are set one by one.
    private bool TrySet(VariableDeclaratorSyntax local, PolicyBody body)
    {
        var isSecond = new HashSet<string>(_values.Keys, StringComparer.Ordinal);
        foreach (var name in Definitions.ScopeOf(local).DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != local.Identifier.ValueText)
                continue;
            switch (name.Parent)
            {
                case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access when assignment.Left == access && access.Expression == name:
                    var option = access.Name.Identifier.ValueText;
                    if (!isSecond.Add(option) || body.OperationOf(assignment.Right) is not { } value)
                        return false;
                    _values[option] = value;
                    break;
                case MemberAccessExpressionSyntax access when access.Expression != name || access.Parent is not AssignmentExpressionSyntax:
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when body.SymbolOf(call) is IMethodSymbol method && Apis.Polly.IsOfPolly(method.ContainingType):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
