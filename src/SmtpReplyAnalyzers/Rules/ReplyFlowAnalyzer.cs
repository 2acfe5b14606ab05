using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpReplyAnalyzers.Flow;
using SmtpReplyAnalyzers.Gates;
using SmtpReplyAnalyzers.Replies;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>Hosts the rules that rest on flow: one run of the engine for each body, and every rule on its stable result.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReplyFlowAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<IReplyRule> AllRules = ImmutableArray.Create<IReplyRule>(
        new TransientTreatedAsPermanent(), new PermanentRetried(), new FailureSwallowed(), new SentAgainToServed(), new OnlyPluralCaught(),
        new RetryWithoutBackoff(), new RetryWithoutLimit(), new ConnectionReused());

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Descriptors.TransientTreatedAsPermanent, Descriptors.TransientTreatedAsPermanentAsInHttp,
        Descriptors.PermanentRetried, Descriptors.PermanentRetriedInsteadOfTransient,
        Descriptors.PermanentRetriedByPolicy, Descriptors.PermanentRetriedInsteadOfTransientByPolicy,
        Descriptors.FailureSwallowed, Descriptors.FailureSwallowedWithoutReply, Descriptors.SentAgainToServed, Descriptors.SentAgainToServedByPolicy, Descriptors.OnlyPluralCaught,
        Descriptors.RetryWithoutBackoff, Descriptors.RetryAfterShortDelay, Descriptors.RetryAfterBlockingDelay,
        Descriptors.RetryWithoutBackoffByPolicy, Descriptors.RetryAfterShortDelayByPolicy,
        Descriptors.RetryWithoutLimit, Descriptors.RetryWithoutLimitByPolicy, Descriptors.ConnectionReused,
        Descriptors.ChallengeTreatedAsFailure, Descriptors.ChallengeUnanswered, Descriptors.ResponseNotBase64, Descriptors.ChallengeNotDecoded, Descriptors.ResponseEncodedTwice,
        Descriptors.ChallengeSlicedUnsafely, Descriptors.AuthenticationUntested, Descriptors.CredentialsNotUtf8, Descriptors.ResponseBeforeChallenge, Descriptors.EscapeSwallowsLetter);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var names = NameClosure.Of(start.Compilation, start.CancellationToken);
            if (names.IsEmpty)
                return;
            var compilation = new CompilationContext(start.Compilation, names);
            start.RegisterCodeBlockAction(block => Analyze(compilation, block));
        });
    }

    private static void Analyze(CompilationContext compilation, CodeBlockAnalysisContext block)
    {
        var body = InitializerOf(block) ?? block.CodeBlock;
        if (!NameClosure.SpeaksOfSmtp(body.SyntaxTree, block.CancellationToken))
            return;
        ExchangeRules.Check(compilation, body, block);
        if (!(compilation.Names.MayFail(body) || NameClosure.MayRetry(body) || compilation.Names.IsOfClient(body, block.CancellationToken))
            || Bodies.HasErrors(body) || compilation.Apis.KnownMethods.IsTest(block.OwningSymbol))
            return;

        Function.Remember(isBeginning: true);
        try
        {
            if (compilation.GraphOf(block.OwningSymbol, body, block.SemanticModel, block.CancellationToken) is { } graph)
            {
                var run = Analyze(compilation, graph, block.OwningSymbol, block);
                if (NameClosure.MayRetry(body))
                    RetryPolicies.Check(run, body, block.ReportDiagnostic);
            }
        }
        finally
        {
            Function.Remember(isBeginning: false);
        }
    }

    private static Run Analyze(CompilationContext compilation, ControlFlowGraph graph, ISymbol owner, CodeBlockAnalysisContext block)
    {
        var run = new Run(new BodyContext(compilation, block.SemanticModel, owner, block.CancellationToken), graph).Execute(FailureSet.Success);
        foreach (var rule in AllRules)
            rule.Check(run, block.ReportDiagnostic);

        foreach (var function in graph.LocalFunctions)
            Analyze(compilation, graph.GetLocalFunctionControlFlowGraph(function, block.CancellationToken), function, block);
        foreach (var lambda in Lambdas.Of(graph))
            Analyze(compilation, graph.GetAnonymousFunctionControlFlowGraph(lambda, block.CancellationToken), lambda.Symbol, block);
        return run;
    }

    // The block of a field or a property is its declaration; what runs is the initializer.
    private static SyntaxNode? InitializerOf(CodeBlockAnalysisContext block) => block.CodeBlock switch
    {
        BaseFieldDeclarationSyntax fields => fields.Declaration.Variables.FirstOrDefault(variable => variable.Identifier.ValueText == block.OwningSymbol.Name)?.Initializer,
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };
}
