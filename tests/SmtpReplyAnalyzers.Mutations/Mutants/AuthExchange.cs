using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpReplyAnalyzers.Mutations;

/// <summary>A body that takes part in an AUTH exchange.</summary>
/// <param name="Body">The member or local function.</param>
/// <param name="Model">What its names mean.</param>
/// <param name="Start">Where AUTH is written; the start of the body in a helper.</param>
/// <param name="End">Where the mail transaction begins, else the end of the body.</param>
/// <param name="Writer">The body that writes AUTH: itself, or what calls this helper.</param>
internal sealed record AuthExchange(SyntaxNode Body, SemanticModel Model, int Start, int End, SyntaxNode Writer)
{
    /// <summary>False for what a body that writes AUTH calls.</summary>
    public bool WritesAuth => Writer == Body;

    /// <summary>The nodes between the AUTH command and the mail transaction.</summary>
    public IEnumerable<T> After<T>() where T : SyntaxNode => Within<T>().Where(node => node.SpanStart >= Start);

    /// <summary>The nodes before the mail transaction, those before AUTH among them: credentials are often encoded up front.</summary>
    public IEnumerable<T> Within<T>() where T : SyntaxNode => Body.DescendantNodes().OfType<T>().Where(node => node.SpanStart < End);

    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => Model.GetTypeInfo(expression).Type;

    /// <summary>What is assigned to a variable, field or property of this name anywhere in the body.</summary>
    public IEnumerable<ExpressionSyntax> ValuesOf(string name)
    {
        foreach (var node in Body.DescendantNodes())
        {
            if (node is VariableDeclaratorSyntax { Initializer.Value: { } initial } declarator && declarator.Identifier.ValueText == name)
                yield return initial;
            else if (node is AssignmentExpressionSyntax assignment && Names.RootOf(assignment.Left) == name)
                yield return assignment.Right;
        }
    }

    /// <summary>Whether this is a parameter of the body itself.</summary>
    public bool IsParameter(string name) => Body is BaseMethodDeclarationSyntax method && method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name)
        || Body is LocalFunctionStatementSyntax function && function.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name);
}
