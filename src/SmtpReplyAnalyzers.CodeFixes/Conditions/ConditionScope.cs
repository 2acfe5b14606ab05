using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SmtpReplyAnalyzers.Apis;

namespace SmtpReplyAnalyzers.CodeFixes.Conditions;

/// <summary>What a condition is read with.</summary>
internal sealed record ConditionScope(SemanticModel Model, SourceText Text)
{
    public SmtpApis Apis { get; } = SmtpApis.For(Model.Compilation);
}
