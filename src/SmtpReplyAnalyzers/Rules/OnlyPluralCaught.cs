using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>
/// SMTP1009. Reports a handler that looks at the refused recipients in <c>SmtpFailedRecipientsException.InnerExceptions</c> where nothing in the
/// body speaks of the singular type, which is raised when one recipient is refused: that failure goes past it.
/// Silent when the singular type is caught or tested anywhere in the body, and when the handler does not look at the recipients.
/// </summary>
internal sealed class OnlyPluralCaught : IReplyRule
{
    public void Check(Run run, Action<Diagnostic> report)
    {
        if (run.Context.Apis.ExceptionOf(FailureKind.SmtpFailedRecipients) is not { } plural || run.Context.Apis.ExceptionOf(FailureKind.SmtpFailedRecipient) is not { } singular)
            return;
        foreach (var pair in run.Handlers)
        {
            if (pair.Key.Syntax is not CatchClauseSyntax { Declaration.Type: { } type } clause || !IsType(run, type, plural) || !LooksAtRecipients(run, clause, plural))
                continue;
            var body = clause.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? clause.SyntaxTree.GetRoot(run.Context.CancellationToken);
            if (!body.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == singular.Name && IsType(run, name, singular)))
                report(Diagnostic.Create(Descriptors.OnlyPluralCaught, Locations.OfHeader(clause), Outcomes.Related(pair.Value.MainCall().Syntax), properties: null, pair.Value.MainCall().Name));
        }
    }

    private static bool IsType(Run run, SyntaxNode name, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(run.Context.Model.GetSymbolInfo(name, run.Context.CancellationToken).Symbol, type);

    private static bool LooksAtRecipients(Run run, CatchClauseSyntax clause, INamedTypeSymbol plural) => clause.Block.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == "InnerExceptions"
            && SymbolEqualityComparer.Default.Equals(run.Context.Model.GetSymbolInfo(name, run.Context.CancellationToken).Symbol?.ContainingType, plural));
}
