using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.CodeFixes.Retry;

/// <summary>What of Polly (version 8) a pipeline needs.</summary>
internal static class PollyNames
{
    public const string Pipeline = "Polly.ResiliencePipeline";
    public const string Builder = "Polly.ResiliencePipelineBuilder";
    public const string Predicate = "Polly.PredicateBuilder";
    public const string Backoff = "Polly.DelayBackoffType";
    public const string Options = "Polly.Retry.RetryStrategyOptions";

    public static bool AreKnown(Compilation compilation) =>
        compilation.GetTypeByMetadataName(Pipeline) is not null && compilation.GetTypeByMetadataName(Options) is not null;
}
