using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Apis;
using SmtpReplyAnalyzers.Exchanges;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Gates;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>Hosts the rules on the exchange that AUTH begins (RFC 4954): a body that may begin one is rehearsed, and every rule asks what came of it.</summary>
internal static class ExchangeRules
{
    private static readonly ImmutableArray<IExchangeRule> AllRules = ImmutableArray.Create<IExchangeRule>(
        new ChallengeTreatedAsFailure(), new ChallengeUnanswered(), new ResponseNotBase64(), new ChallengeNotDecoded(), new ResponseEncodedTwice(),
        new ChallengeSlicedUnsafely(), new AuthenticationUntested(), new CredentialsNotUtf8(), new ResponseBeforeChallenge());

    public static void Check(CompilationContext compilation, SyntaxNode body, CodeBlockAnalysisContext block)
    {
        EscapeSwallowsLetter.Check(body, block.ReportDiagnostic);
        var owner = block.OwningSymbol;
        var isMechanism = IsMechanism(owner);
        if (!isMechanism && !(compilation.Names.MayLogIn(body) && (compilation.Names.MaySpeak(body) || (owner is IMethodSymbol fed && FedReplies.ParameterOf(fed, body) is not null))) || owner is not IMethodSymbol || Bodies.HasErrors(body) || compilation.Apis.KnownMethods.IsTest(owner))
            return;
        var side = compilation.SideInExchange(owner.ContainingType, block.CancellationToken);
        if ((side & Side.Server) != 0 || !(isMechanism || side == Side.Client || ClientEvidence.SaysAuth(body) || compilation.Names.IsOfClient(body, block.CancellationToken)) || CodeOf(block.SemanticModel.GetOperation(body, block.CancellationToken)) is not { } code)
            return;
        if (isMechanism)
        {
            if (Rehearsals.ResultsOf(compilation.Exchanges, owner, body, code, block.SemanticModel, block.CancellationToken) is { } results)
                ResponseEncodedTwice.CheckMechanism(results, body, block.ReportDiagnostic);
            return;
        }

        if (Rehearse(compilation, owner, body, code, block.SemanticModel, block.CancellationToken)?.ToldHere(helper => Tells(compilation, helper, block.SemanticModel, block.CancellationToken), block.CancellationToken) is not { } rehearsals
            || !(side == Side.Client || rehearsals.Episodes.Any(static episode => episode.IsOfSmtp) || CodesToldApart.In(rehearsals.Episodes)))
        {
            return;
        }

        var told = new HashSet<(string, TextSpan)>();
        foreach (var played in rehearsals.Played.Insert(0, rehearsals))
        {
            foreach (var rule in AllRules)
                rule.Check(played, compilation.Exchanges, Report);
        }

        // Whichever mechanism it is, it is one fault.
        void Report(Diagnostic diagnostic)
        {
            if (told.Add((diagnostic.Id, diagnostic.Location.SourceSpan)))
                block.ReportDiagnostic(diagnostic);
        }
    }

    private static Rehearsals? Rehearse(CompilationContext compilation, ISymbol owner, SyntaxNode body, IOperation code, SemanticModel model, CancellationToken cancellationToken) =>
        compilation.Exchanges.Rehearsed(body, () => Rehearsals.Of(compilation.Exchanges, owner, body, code, model, cancellationToken))?.For(cancellationToken);

    // A helper that holds the exchange tells of it; not where it is too much to go through, or rests on what only its caller knows.
    private static bool Tells(CompilationContext compilation, ISymbol helper, SemanticModel model, CancellationToken cancellationToken) => helper is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method
        || compilation.Apis.KnownMethods.IsTest(method)
        || compilation.Exchanges.BodyOf(method, model, cancellationToken) is not var (code, own)
        || (compilation.SideInExchange(method.ContainingType, cancellationToken) & Side.Server) != 0
        || Rehearse(compilation, method.OriginalDefinition, code.Syntax, code, own, cancellationToken)?.Episodes.Any(static episode => episode is { Begun: not null, Ending: not Ending.Doubt }) == true;

    private static IOperation? CodeOf(IOperation? operation) => operation is IMethodBodyBaseOperation or IBlockOperation ? operation : null;

    // A SASL mechanism for MailKit: it gets challenges decoded, and what it returns is encoded for it.
    private static bool IsMechanism(ISymbol owner)
    {
        if (owner is not IMethodSymbol { IsOverride: true, Name: "Challenge" } method)
            return false;
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (overridden.ContainingType.Name == "SaslMechanism" && Namespaces.NameOf(overridden.ContainingNamespace) == "MailKit.Security")
                return true;
        }

        return false;
    }
}
