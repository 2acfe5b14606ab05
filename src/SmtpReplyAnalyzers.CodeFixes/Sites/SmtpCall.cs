using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.CodeFixes.Sites;

/// <summary>A call of a member that fails when SMTP does.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Method">The member.</param>
/// <param name="Role">What it does in the session.</param>
/// <param name="Client">The local, parameter, field or property that it is called on; null when it is something else.</param>
internal sealed record SmtpCall(InvocationExpressionSyntax Invocation, IMethodSymbol Method, MemberRole Role, ISymbol? Client)
{
    /// <summary>The calls below a node, in order, without those of lambdas and local functions.</summary>
    public static SmtpCall[] In(SyntaxNode node, SemanticModel model) =>
        EnclosingFunction.Own(node).OfType<InvocationExpressionSyntax>().Select(call => Of(call, model)).OfType<SmtpCall>().ToArray();

    public static SmtpCall? Of(InvocationExpressionSyntax invocation, SemanticModel model)
    {
        if (NameOf(invocation) is not { } name || !SmtpApis.IsFailingName(name) || MethodOf(invocation, model) is not { } method)
            return null;
        var receiver = ReceiverOf(invocation);
        var type = receiver is null ? method.ContainingType : model.GetTypeInfo(receiver).Type;
        return SmtpApis.For(model.Compilation).FindMember(method, type) is { } member
            ? new SmtpCall(invocation, method, member.Role, receiver is null ? null : model.GetSymbolInfo(receiver).Symbol)
            : null;
    }

    public bool IsMailKit => Method.ContainingType.ContainingNamespace.ToDisplayString().StartsWith("MailKit", StringComparison.Ordinal);

    /// <summary>The call with what is done with its task: <c>await</c>, <c>ConfigureAwait</c>, <c>GetAwaiter().GetResult()</c>.</summary>
    public ExpressionSyntax WholeExpression
    {
        get
        {
            ExpressionSyntax whole = Invocation;
            while (true)
            {
                switch (whole.Parent)
                {
                    case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult", Parent: InvocationExpressionSyntax call } access when access.Expression == whole:
                        whole = call;
                        break;
                    case ConditionalAccessExpressionSyntax conditional when conditional.WhenNotNull == whole:
                        whole = conditional;
                        break;
                    case AwaitExpressionSyntax or ParenthesizedExpressionSyntax:
                        whole = (ExpressionSyntax)whole.Parent;
                        break;
                    default:
                        return whole;
                }
            }
        }
    }

    /// <summary>The call ends when the server has answered, and throws what it throws itself.</summary>
    public bool IsCompleted => !Method.Name.EndsWith("Async", StringComparison.Ordinal)
        || WholeExpression is AwaitExpressionSyntax
        || WholeExpression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult" } };

    private static string? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => invocation.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
        _ => null,
    };

    private static IMethodSymbol? MethodOf(InvocationExpressionSyntax invocation, SemanticModel model)
    {
        var info = model.GetSymbolInfo(invocation);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
    }
}
