using System.Collections.Immutable;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>What a report tells its fix.</summary>
internal static class Properties
{
    /// <summary>The work was put back to be done later, by a state that is stored or a queue.</summary>
    public const string IsRequeued = nameof(IsRequeued);

    public static ImmutableDictionary<string, string?> Of(bool isRequeued) => isRequeued
        ? ImmutableDictionary<string, string?>.Empty.Add(IsRequeued, "true")
        : ImmutableDictionary<string, string?>.Empty;
}
