using System.Reflection;

namespace SmtpReplyAnalyzers.Package.Tests.Support;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>The full path of a file or folder of the repository, which need not exist.</summary>
    public static string File(params string[] segments) => Path.Combine([Root, .. segments]);
}
