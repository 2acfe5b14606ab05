using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SmtpReplyAnalyzers.Rules;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>What the assemblies say of their rules: the source of every generated table.</summary>
internal static class RuleCatalogue
{
    private static readonly Assembly Product = typeof(ReplyFlowAnalyzer).Assembly;

    public static IReadOnlyList<DiagnosticAnalyzer> Analyzers { get; } = Product.GetTypes()
        .Where(static type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToArray();

    /// <summary>One entry for each id, in the order of the ids. Where an id has several descriptors, they differ in the message alone.</summary>
    public static IReadOnlyList<Rule> Rules { get; } = Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics)
        .GroupBy(static descriptor => descriptor.Id)
        .Select(static descriptors => RuleOf(descriptors.First()))
        .OrderBy(static rule => rule.Id, StringComparer.Ordinal)
        .ToArray();

    public static string HelpLinkBase { get; } = Product.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "HelpLinkBase").Value!;

    /// <summary>The version that the sources are on the way to.</summary>
    public static string Version => Product.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', '-')[0];

    /// <summary>The first release that will have, or had, a rule.</summary>
    private static string ReleaseOf(string id)
    {
        var release = "";
        foreach (var line in Repository.Read("src/SmtpReplyAnalyzers/AnalyzerReleases.Shipped.md").Split('\n'))
        {
            if (line.StartsWith("## Release ", StringComparison.Ordinal))
                release = line["## Release ".Length..].Trim();
            else if (line.StartsWith(id, StringComparison.Ordinal))
                return release;
        }

        return Version;
    }

    private static Rule RuleOf(DiagnosticDescriptor descriptor) => new(
        descriptor.Id,
        descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture),
        descriptor.Category,
        descriptor.DefaultSeverity == DiagnosticSeverity.Info ? "Suggestion" : descriptor.DefaultSeverity.ToString(),
        descriptor.IsEnabledByDefault,
        FixedSample.HasFix(descriptor.Id),
        ReleaseOf(descriptor.Id),
        descriptor.HelpLinkUri);

    public sealed record Rule(string Id, string Title, string Category, string Severity, bool IsEnabled, bool HasFix, string Since, string HelpLink)
    {
        public string Page => $"docs/rules/{Id}.md";
    }
}
