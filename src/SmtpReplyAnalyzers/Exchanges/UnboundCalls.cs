using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Flow;

namespace SmtpReplyAnalyzers.Exchanges;

/// <summary>
/// Calls of methods that are not to be had, since a library is missing: whether such a call may lead to a connection. By its name alone, half of what a
/// large project calls may: somewhere a <c>Create</c> will read from a stream.
/// </summary>
internal sealed class UnboundCalls(CompilationContext compilation)
{
    /// <summary>It may speak to the server: by a name that the base library writes and reads by, or as a method of the client's own.</summary>
    public bool MaySpeak(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        UnresolvedNames.NameOf(call) is not { } name || Connections.IsUsingName(name)
        || compilation.Names.MaySpeak(name) && (call.Expression is not MemberAccessExpressionSyntax access || MayBeOwn(access.Expression, model, cancellationToken) || compilation.HasExtension(name));

    // A type of the client's own would be found, unless there are several of that name.
    private static bool MayBeOwn(ExpressionSyntax receiver, SemanticModel model, CancellationToken cancellationToken) => model.GetTypeInfo(receiver, cancellationToken).Type switch
    {
        IErrorTypeSymbol type => !type.CandidateSymbols.IsEmpty,
        null => !model.GetSymbolInfo(receiver, cancellationToken).CandidateSymbols.IsEmpty,
        _ => true,
    };
}
