using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpReplyAnalyzers.Gates;

namespace SmtpReplyAnalyzers.Benchmarks;

/// <summary>What it costs to look at the bodies that matter: the same gates, the same bodies bound and graphed, and nothing else.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BindOnlyAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        new DiagnosticDescriptor("BENCH2", "BindOnly", "BindOnly", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true));

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var names = NameClosure.Of(start.Compilation, start.CancellationToken);
            if (!names.IsEmpty)
                start.RegisterCodeBlockAction(block => Bind(names, block));
        });
    }

    private static void Bind(NameClosure names, CodeBlockAnalysisContext block)
    {
        var body = block.CodeBlock switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
            PropertyDeclarationSyntax { Initializer: { } initializer } => initializer,
            _ => block.CodeBlock,
        };
        if (NameClosure.SpeaksOfSmtp(body.SyntaxTree, block.CancellationToken) && (names.MayFail(body) || NameClosure.MayRetry(body) || names.IsOfClient(body, block.CancellationToken)) && !Bodies.HasErrors(body))
            Bodies.GraphOf(body, block.SemanticModel, block.CancellationToken);
    }
}
