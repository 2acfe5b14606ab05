using System.Text.RegularExpressions;
using System.Xml.Linq;
using SmtpReplyAnalyzers.Package.Tests.Support;

namespace SmtpReplyAnalyzers.Package.Tests;

/// <summary>What is in the package, and what it says of itself.</summary>
public sealed partial class PackageContentTests(PackedProduct product)
{
    private const int LargestSize = 640 * 1024;

    [Fact]
    public void Holds_these_files_and_no_others() => Assert.Equal(
        [
            "README.md",
            "SmtpReplyAnalyzers.nuspec",
            "analyzers/dotnet/cs/SmtpReplyAnalyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/SmtpReplyAnalyzers.dll",
            "analyzers/dotnet/cs/ar/SmtpReplyAnalyzers.CodeFixes.resources.dll",
            "analyzers/dotnet/cs/ar/SmtpReplyAnalyzers.resources.dll",
            "buildTransitive/SmtpReplyAnalyzers.props",
            "config/None.globalconfig",
            "config/Strict.globalconfig",
            "icon.png",
        ],
        product.Entries());

    [Fact]
    public void Is_small()
    {
        var size = new FileInfo(product.PackagePath).Length;
        Assert.True(size < LargestSize, $"{size} bytes");
    }

    [Fact]
    public void Describes_itself_exactly()
    {
        var repository = ProjectProperties.Get("RepositoryUrl");
        var tag = "v" + ProjectProperties.Get("VersionPrefix");
        var metadata = Metadata();

        Assert.Equal(
            [
                ("id", "SmtpReplyAnalyzers"),
                ("version", product.Version),
                ("authors", ProjectProperties.Get("Authors")),
                ("developmentDependency", "true"),
                ("license", "MIT"),
                ("icon", "icon.png"),
                ("readme", "README.md"),
                ("projectUrl", repository),
                ("releaseNotes", $"{repository}/blob/{tag}/CHANGELOG.md"),
                ("copyright", ProjectProperties.Get("Copyright")),
                ("tags", "analyzers roslyn smtp email mail mailkit retry reply-code"),
            ],
            metadata.Elements()
                .Where(element => element.Name.LocalName is not ("description" or "repository" or "licenseUrl"))
                .Select(element => (element.Name.LocalName, element.Value)));
        Assert.Equal("expression", metadata.Element(metadata.Name.Namespace + "license")!.Attribute("type")!.Value);
        Assert.StartsWith("Finds C# code that loses mail", metadata.Element(metadata.Name.Namespace + "description")!.Value);
    }

    [Fact]
    public void Names_the_repository_and_the_commit_it_was_built_from()
    {
        var metadata = Metadata();
        var repository = metadata.Element(metadata.Name.Namespace + "repository")!;

        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Equal(ProjectProperties.Get("RepositoryUrl"), repository.Attribute("url")!.Value);
        Assert.Matches(Commit, repository.Attribute("commit")!.Value);
    }

    [Fact]
    public void Depends_on_nothing_and_has_no_library()
    {
        Assert.DoesNotContain(product.Nuspec().Descendants(), element => element.Name.LocalName is "dependencies" or "dependency");
        Assert.DoesNotContain(product.Entries(), entry => entry.StartsWith("lib/", StringComparison.Ordinal));
    }

    /// <summary>A folder that is a source but does not exist fails every restore on a fresh machine (NU1301).</summary>
    [Fact]
    public void The_local_feed_is_in_the_repository()
    {
        var source = XDocument.Load(Repository.File("NuGet.config")).Descendants("add").Single().Attribute("value")!.Value;
        Assert.True(File.Exists(Repository.File(source, ".gitkeep")));
    }

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex Commit { get; }

    private XElement Metadata() => product.Nuspec().Root!.Elements().Single();
}
