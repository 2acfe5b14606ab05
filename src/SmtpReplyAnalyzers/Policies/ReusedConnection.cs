using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.Policies;

/// <summary>Does a policy run a send again on a client of MailKit's that nothing in what it runs connects?</summary>
internal static class ReusedConnection
{
    public static bool IsIn(PolicyRun run, PolicyBody body)
    {
        var calls = run.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(call => (Call: call, Method: body.SymbolOf(call) as IMethodSymbol)).ToArray();
        return calls.Any(call => IsSendOnOuterClient(call.Call, call.Method, run, body))
            && !calls.Any(call => call.Method is null || call.Method.Name is "Connect" or "ConnectAsync" || body.Context.Compilation.IsSource(call.Method))
            && !run.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>().Any(static name => name.Identifier.ValueText == "IsConnected");
    }

    private static bool IsSendOnOuterClient(InvocationExpressionSyntax call, IMethodSymbol? method, PolicyRun run, PolicyBody body) =>
        method is not null && call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver }
        && Namespaces.NameOf(method.ContainingNamespace).StartsWith("MailKit", StringComparison.Ordinal)
        && body.SymbolOf(receiver) is { } client
        && body.Context.Apis.FindMember(method, TypeOf(client)) is { Role: MemberRole.Send }
        && !client.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == run.Syntax.SyntaxTree && run.Syntax.Span.Contains(reference.Span));

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
