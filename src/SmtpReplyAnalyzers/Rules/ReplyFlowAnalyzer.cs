using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>Hosts the rules that rest on flow: one run of the engine for each body, and every rule on its stable result.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReplyFlowAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.FailureSwallowed);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
    }
}
