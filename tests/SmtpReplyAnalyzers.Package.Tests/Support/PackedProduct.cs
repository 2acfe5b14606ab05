using System.IO.Compression;
using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(SmtpReplyAnalyzers.Package.Tests.Support.PackedProduct))]

namespace SmtpReplyAnalyzers.Package.Tests.Support;

/// <summary>
/// The package, packed once for the run under a version that never was and never will be again: no cache can answer with an older one.
/// Built as a release is (CI=true), in a folder of its own: the repository's <c>bin</c> and <c>obj</c> stay as they are.
/// </summary>
public sealed class PackedProduct : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Version { get; } = $"0.0.0-test.{DateTime.UtcNow.Ticks}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>The folder that holds the package and nothing else.</summary>
    public string Feed => _folder["feed"];

    public string PackagePath => Path.Combine(Feed, $"SmtpReplyAnalyzers.{Version}.nupkg");

    public async ValueTask InitializeAsync() => await PackAsync(_folder.Path, Feed);

    /// <summary>Packs with the given folder for everything that the build writes.</summary>
    internal async Task PackAsync(string artifacts, string feed)
    {
        // What is outside the repository is no source root: mapped by hand, or the folder's name would reach the symbols.
        var result = await Dotnet.RunAsync(
            Repository.Root,
            new Dictionary<string, string> { ["CI"] = "true" },
            "pack", Path.Combine("src", "SmtpReplyAnalyzers.Package"),
            "--artifacts-path", artifacts, "--output", feed,
            $"-p:Version={Version}", $"-p:PathMap={artifacts}{Path.DirectorySeparatorChar}=/_/artifacts/");
        result.Succeeded();
    }

    /// <summary>The names of all entries, but for those that every package has (relations, content types, core properties).</summary>
    public IReadOnlyList<string> Entries()
    {
        using var archive = ZipFile.OpenRead(PackagePath);
        return [.. archive.Entries.Select(entry => entry.FullName)
            .Where(name => name is not ("_rels/.rels" or "[Content_Types].xml") && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    public byte[] Read(string entry) => Read(PackagePath, entry);

    internal static byte[] Read(string package, string entry)
    {
        using var archive = ZipFile.OpenRead(package);
        using var content = archive.GetEntry(entry)!.Open();
        using var buffer = new MemoryStream();
        content.CopyTo(buffer);
        return buffer.ToArray();
    }

    public XDocument Nuspec()
    {
        using var content = new MemoryStream(Read("SmtpReplyAnalyzers.nuspec"));
        return XDocument.Load(content);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
