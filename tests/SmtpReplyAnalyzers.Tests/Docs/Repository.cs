using System.Reflection;

namespace SmtpReplyAnalyzers.Tests.Docs;

/// <summary>Where the repository's texts are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string TargetingPack { get; } = Metadata("TargetingPackReferences");

    /// <summary>The Windows Runtime's projection for .NET.</summary>
    public static string WindowsRuntime { get; } = Metadata("WindowsRuntimeReferences");

    /// <summary>Every page that a reader may open, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Pages { get; } = FindPages();

    public static string PathOf(string page) => Path.Combine(Root, page);

    public static string Read(string page) => File.ReadAllText(PathOf(page)).ReplaceLineEndings("\n");

    private static string[] FindPages()
    {
        string[] top = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src/SmtpReplyAnalyzers.Package/README.md"];
        var docs = Directory.EnumerateFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(static page => !page.Split('/').Any(static folder => folder is "bin" or "obj" or "node_modules"));
        return top.Where(static page => File.Exists(PathOf(page))).Concat(docs.Order(StringComparer.Ordinal)).ToArray();
    }

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
