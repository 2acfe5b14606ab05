using System.Collections.Immutable;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>What a report tells its fix.</summary>
internal static class Properties
{
    /// <summary>The work was put back to be done later, by a state that is stored or a queue.</summary>
    public const string IsRequeued = nameof(IsRequeued);

    /// <summary>The condition divides failures into those that are tried again and those that are given up.</summary>
    public const string IsDivision = nameof(IsDivision);

    public static ImmutableDictionary<string, string?> Of(string name, bool holds) => holds
        ? ImmutableDictionary<string, string?>.Empty.Add(name, "true")
        : ImmutableDictionary<string, string?>.Empty;
}
