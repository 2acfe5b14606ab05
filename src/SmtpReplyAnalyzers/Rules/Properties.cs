using System.Collections.Immutable;

namespace SmtpReplyAnalyzers.Rules;

/// <summary>What a report tells its fix.</summary>
internal static class Properties
{
    /// <summary>The work was put back to be done later, by a state that is stored or a queue.</summary>
    public const string IsRequeued = nameof(IsRequeued);

    /// <summary>The condition divides failures into those that are tried again and those that are given up.</summary>
    public const string IsDivision = nameof(IsDivision);

    /// <summary>A policy does it; the exception types that permanent replies come to it in, with semicolons between.</summary>
    public const string Carriers = nameof(Carriers);

    /// <summary>There is a delay already: the first of the additional locations.</summary>
    public const string IsDelayed = nameof(IsDelayed);

    /// <summary>SMTP20xx: the SASL mechanism, in capitals; absent where it is not known.</summary>
    public const string Mechanism = nameof(Mechanism);

    /// <summary>SMTP2001 and SMTP2002: how many challenges were answered before the one that is not, as a number.</summary>
    public const string Step = nameof(Step);

    public static ImmutableDictionary<string, string?> Of(string name, bool holds) => holds
        ? ImmutableDictionary<string, string?>.Empty.Add(name, "true")
        : ImmutableDictionary<string, string?>.Empty;
}
