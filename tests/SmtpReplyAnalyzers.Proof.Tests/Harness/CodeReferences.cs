using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SmtpReplyAnalyzers.Proof.Tests.Harness;

/// <summary>What mailers are compiled against: everything that this process can load, MailKit, MimeKit and Polly.Core among it.</summary>
internal static class CodeReferences
{
    public static ImmutableArray<MetadataReference> WithPolly { get; } = Load();

    public static ImmutableArray<MetadataReference> WithoutPolly { get; } =
        [.. WithPolly.Where(reference => !IsPolly(reference.Display!))];

    private static bool IsPolly(string path) => Path.GetFileName(path).StartsWith("Polly", StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<MetadataReference> Load() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(typeof(CodeReferences).Assembly.Location)
            .Distinct(StringComparer.Ordinal)
            .Select(MetadataReference (path) => MetadataReference.CreateFromFile(path))];
}
